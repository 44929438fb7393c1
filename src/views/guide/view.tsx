import { PageDoor } from "../../ui/PageDoor";
import type { PageView } from "../pageView";

const load = async () => (await import("../laterPages")).loadGuide();

export const guideView: PageView = {
  View: () => <PageDoor load={load} props={{}} />,
  title: () => "Field guide · Tessera",
  place: { label: "Guide", key: "g" },
  shortcuts: [],
  hasColumns: false,
};
