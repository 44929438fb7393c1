import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";

const load = async () => (await import("../laterPages")).loadTrain();

export const trainView: PageView = {
  View: () => <PageDoor load={load} props={{}} />,
  title: () => "Train · Tessera",
  place: { label: "Train", key: "r" },
  shortcuts: [],
  hasColumns: false,
};
