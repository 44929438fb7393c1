import { type ReactElement, useRef } from "react";
import { useIsFirstLook } from "../../ui/useIsFirstLook";
import { useMedia } from "../../ui/useMedia";
import { useModule } from "../../ui/useModule";
import { asWritten, writtenParts } from "./writtenParts";
import "./answer.css";

const load = () => import("./Answer");

/** Room for the counts on a phone's first screen, which come where the screen is narrow. @param rows as many as columns */
export function AnswerDoor({ rows }: { readonly rows: number }): ReactElement | null {
  const isNarrow = useMedia("screen and (max-width: 720px)");
  const isFirstLook = useIsFirstLook();
  // Until it has been away, or what it is for is there.
  const isAsWritten = useRef(isFirstLook);
  if (!isNarrow && !isFirstLook) isAsWritten.current = false;
  const { module } = useModule(load, isNarrow ? 1 : 0);
  if (!isNarrow && !isFirstLook) return null;
  const content =
    module !== null ? { children: <module.Answer /> } : isAsWritten.current ? asWritten(writtenParts.answer?.()) : {};
  // Markup may have no style; what is written has its height by what is in it.
  const style = isFirstLook ? undefined : ({ "--rows": rows } as React.CSSProperties);
  return <div className="answer-room" style={style} {...content} />;
}
