import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";

// Through a part that there is already: the first page names each part that it may load, with all that this needs.
const load = async () => (await import("../tokenizers/overview/TokenizersPage")).loadVocabularies();

export const vocabulariesView: PageView = {
  View: () => <PageDoor load={load} props={{}} />,
  title: () => "Vocabularies · Tessera",
  place: { under: "tokenizers" },
  shortcuts: [],
  hasColumns: false,
};
