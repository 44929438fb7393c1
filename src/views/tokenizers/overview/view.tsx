import { askForSearch } from "../../../ui/askedSearch";
import { PageDoor } from "../../../ui/PageDoor";
import type { PageView } from "../../pageView";

const load = async () => (await import("../../laterPages")).loadTokenizers();

export const tokenizersView: PageView = {
  View: () => <PageDoor load={load} props={{}} />,
  title: () => "Tokenizers · Tessera",
  place: { label: "Tokenizers", key: "t" },
  shortcuts: [{ key: "/", label: "Filter the tokenizers", run: askForSearch }],
  hasColumns: false,
};
