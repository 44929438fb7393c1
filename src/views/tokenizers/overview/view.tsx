import { PageDoor } from "../../../ui/PageDoor";
import type { PageView } from "../../pageView";

const load = () => import("./TokenizersPage");

export const tokenizersView: PageView = {
  View: () => <PageDoor load={load} props={{}} />,
  title: () => "Tokenizers · Tessera",
  place: { under: "tokenizer" },
  shortcuts: [],
  hasColumns: false,
};
