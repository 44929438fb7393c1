import { askForSearch } from "../../ui/askedSearch";
import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";
import { CorpusDoor } from "./corpus/CorpusDoor";

const load = async () => (await import("../laterPages")).loadLanguages();

export const languagesView: PageView = {
  View: (props) => (
    <>
      <PageDoor load={load} props={props} />
      <CorpusDoor />
    </>
  ),
  title: () => "Languages · Tessera",
  place: { label: "Languages", key: "l" },
  shortcuts: [{ key: "/", label: "Search languages", run: askForSearch }],
  hasColumns: true,
  takesCorpora: true,
};
