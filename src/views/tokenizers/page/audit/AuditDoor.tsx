import type { ComponentProps, ReactElement } from "react";
import { checkConnection, Problem } from "../../../../ui/controls";
import { useModule } from "../../../../ui/useModule";
import type AuditTab from "./AuditTab";

const load = () => import("./AuditTab");

/** The audit, which comes when it is asked for. */
export function AuditDoor(props: ComponentProps<typeof AuditTab>): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  if (module !== null) return <module.default key={props.inspected.reference} {...props} />;
  return hasFailed ? (
    <Problem
      problem={`This part of the page could not be loaded. ${checkConnection}`}
      className="vocabulary-message"
      onRetry={retry}
    />
  ) : (
    <p className="vocabulary-message">Loading this part …</p>
  );
}
