import type { ComponentProps, ReactElement } from "react";
import { type AppState, actions, useAppStore } from "../../../state/store";
import { LoadNote } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";
import type { OtherCount } from "./OtherCount";
import type { SecondText } from "./SecondText";

const load = () => import("./parts");

/** The second text; a chat stands by itself, and has it back when it is left. */
function secondText({ comparison: { other, input } }: AppState): string | undefined {
  return input === undefined ? other : undefined;
}

/** The second text's field, where there is one. */
export function SecondTextDoor({ pool }: Pick<ComponentProps<typeof SecondText>, "pool">): ReactElement | null {
  const other = useAppStore(secondText);
  const { module, hasFailed, retry } = useModule(load, other === undefined ? 0 : 1);
  if (other === undefined) return null;
  if (module !== null) return <module.SecondText pool={pool} other={other} />;
  return (
    <LoadNote
      hasFailed={hasFailed}
      place="panel"
      onRetry={retry}
      onGiveUp={() => actions.setOptions({ other: undefined })}
    />
  );
}

/** What is told of a second text, where there is one; null until it is there. */
export function useTwoTexts(): Awaited<ReturnType<typeof load>> | null {
  const hasOther = useAppStore((state) => secondText(state) !== undefined);
  return useModule(load, hasOther ? 1 : 0).module;
}

/** What a column says of the second text, where there is one. */
export function OtherCountDoor(props: ComponentProps<typeof OtherCount>): ReactElement | null {
  const module = useTwoTexts();
  return module === null ? null : <module.OtherCount {...props} />;
}
