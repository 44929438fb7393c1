import type { ComponentProps, ComponentType, ReactElement } from "react";
import { LoadNote } from "./controls";
import { ErrorBoundary } from "./ErrorBoundary";
import { useHeldKeys } from "./heldKeys";
import { useModule } from "./useModule";

interface LazyPartProps<Props extends object> extends Pick<ComponentProps<typeof LoadNote>, "place" | "onGiveUp"> {
  /** The same function at each call. */
  load(): Promise<{ readonly default: ComponentType<Props> }>;
  readonly props: Props;
}

/** What opens over the page, or in a panel, and is loaded when it is asked for; keys that are typed meanwhile are its own. */
export function LazyPart<Props extends object>({ load, props, place, onGiveUp }: LazyPartProps<Props>): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  useHeldKeys(module === null, onGiveUp);
  if (module !== null)
    return (
      <ErrorBoundary part="This part of the page" onGiveUp={place === "over" ? onGiveUp : undefined}>
        <module.default {...props} />
      </ErrorBoundary>
    );
  return <LoadNote {...{ hasFailed, place, onGiveUp }} onRetry={retry} />;
}
