import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";

const load = async () => (await import("../laterPages")).loadTrain();

export const trainView: PageView = {
  View: ({ pool }) => <PageDoor load={load} props={{ pool }} />,
  title: () => "Train · Tessera",
  place: { label: "Train", key: "r" },
  shortcuts: [],
  hasColumns: false,
};
