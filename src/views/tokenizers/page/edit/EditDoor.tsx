import type { ComponentProps, ReactElement } from "react";
import { LatePanel } from "../LatePanel";
import type EditTab from "./EditTab";

const load = () => import("./EditTab");

/** The tab in which a vocabulary is edited, which comes when it is asked for. */
export function EditDoor(props: ComponentProps<typeof EditTab>): ReactElement {
  return <LatePanel key={props.reference} load={load} props={props} />;
}
