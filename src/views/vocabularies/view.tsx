import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";

const load = async () => (await import("../laterPages")).loadVocabularies();

export const vocabulariesView: PageView = {
  View: () => <PageDoor load={load} props={{}} />,
  title: () => "Vocabularies · Tessera",
  place: { under: "tokenizers" },
  shortcuts: [],
  hasColumns: false,
};
