import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { askForSearch } from "../../../ui/askedSearch";
import { PageDoor } from "../../../ui/PageDoor";
import type { PageView } from "../../pageView";

const load = async () => (await import("../../laterPages")).loadTokenizer();

export const tokenizerView: PageView = {
  View: (props) => <PageDoor load={load} props={props} />,
  // Names of files are nobody's business; browsers keep titles, and hand them on.
  title: ({ inspected: { reference, token } }) =>
    `${token === undefined ? "" : `Token ${token} · `}${reference.startsWith("file:") ? "A tokenizer of your own" : tokenizerEntry(reference).label} · Tessera`,
  place: { under: "tokenizers" },
  shortcuts: [{ key: "/", label: "Search the vocabulary", run: askForSearch }],
  hasColumns: false,
};
