import type { ComponentProps, ReactElement } from "react";
import { LatePanel } from "../LatePanel";
import type AuditTab from "./AuditTab";

const load = () => import("./AuditTab");

/** The audit, which comes when it is asked for. */
export function AuditDoor(props: ComponentProps<typeof AuditTab>): ReactElement {
  return <LatePanel key={props.inspected.reference} load={load} props={props} />;
}
