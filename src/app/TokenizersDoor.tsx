import type { ReactElement } from "react";
import { PageDoor } from "./PageDoor";

const load = () => import("../views/tokenizers/overview/TokenizersPage");

/** The page of all tokenizers. */
export function TokenizersDoor(): ReactElement {
  return <PageDoor load={load} props={{}} />;
}
