import type { ReactElement } from "react";
import { useMedia } from "../../ui/useMedia";
import { useModule } from "../../ui/useModule";

const load = () => import("./Answer");

/** Room for the counts on a phone's first screen, which come where the screen is narrow. @param rows as many as columns */
export function AnswerDoor({ rows }: { readonly rows: number }): ReactElement | null {
  const isNarrow = useMedia("screen and (max-width: 720px)");
  const { module } = useModule(load, isNarrow ? 1 : 0);
  if (!isNarrow) return null;
  return (
    <div className="answer-room" style={{ "--rows": rows } as React.CSSProperties}>
      {module !== null && <module.Answer />}
    </div>
  );
}
