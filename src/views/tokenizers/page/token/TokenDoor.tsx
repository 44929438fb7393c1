import type { ComponentProps, ReactElement } from "react";
import { LatePanel } from "../LatePanel";
import type TokenPanel from "./TokenPanel";

const load = () => import("./TokenPanel");

/** A token's own page, which comes when it is asked for. */
export function TokenDoor(props: ComponentProps<typeof TokenPanel>): ReactElement {
  return <LatePanel key={props.reference} load={load} props={props} />;
}
