import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";

const load = async () => (await import("../laterPages")).loadFiles();

export const filesView: PageView = {
  View: (props) => <PageDoor load={load} props={props} />,
  title: () => "Files · Tessera",
  place: { label: "Files", key: "f" },
  shortcuts: [],
  hasColumns: true,
};
