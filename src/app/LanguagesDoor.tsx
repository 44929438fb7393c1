import type { ComponentProps, ReactElement } from "react";
import type LanguagesPage from "../views/languages/LanguagesPage";
import { PageDoor } from "./PageDoor";

const load = () => import("../views/languages/LanguagesPage");

/** The Languages page, with its charts and tables. */
export function LanguagesDoor(props: ComponentProps<typeof LanguagesPage>): ReactElement {
  return <PageDoor load={load} props={props} />;
}
