import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { askForSearch } from "../../../ui/askedSearch";
import { PageDoor } from "../../../ui/PageDoor";
import type { PageView } from "../../pageView";

const load = () => import("./TokenizerPage");

export const tokenizerView: PageView = {
  View: (props) => <PageDoor load={load} props={props} />,
  title: ({ inspected }) => `${tokenizerEntry(inspected.reference).label} · Tessera`,
  place: { label: "Tokenizers", key: "t" },
  shortcuts: [{ key: "/", label: "Search the vocabulary", run: askForSearch }],
  hasColumns: false,
};
