import type { ComponentProps, ReactElement } from "react";
import type TokenizerPage from "../views/tokenizers/page/TokenizerPage";
import { PageDoor } from "./PageDoor";

const load = () => import("../views/tokenizers/page/TokenizerPage");

/** The page of a tokenizer, with its vocabulary. */
export function TokenizerPageDoor(props: ComponentProps<typeof TokenizerPage>): ReactElement {
  return <PageDoor load={load} props={props} />;
}
