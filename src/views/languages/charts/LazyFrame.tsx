import RotateCw from "lucide-react/icons/rotate-cw";
import type { ComponentType, ReactElement } from "react";
import { Button } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";

interface LazyFrameProps<Props> {
  /** The same function at each call. */
  load(): Promise<{ readonly default: ComponentType<Props> }>;
  readonly props: Props;
}

/** Axes and lines of a chart, once their code is there. */
export function LazyFrame<Props extends object>({ load, props }: LazyFrameProps<Props>): ReactElement | null {
  const { module, hasFailed, retry } = useModule(load);
  if (module !== null) return <module.default {...props} />;
  if (!hasFailed) return null;
  return (
    <div className="frame-problem" role="alert">
      The axes could not be loaded. Check the connection, then try again.
      <Button onClick={retry}>
        <RotateCw size={15} /> Retry
      </Button>
    </div>
  );
}
