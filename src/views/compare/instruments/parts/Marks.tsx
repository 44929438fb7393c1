import { type ReactElement, useMemo } from "react";
import { mostMarked, type PartsFigures } from "../../../../instruments/parts/instrument";
import { cutKinds } from "../../../../instruments/parts/safeCuts";
import { visibleText } from "../../../../text/visible";

/** The text, with a bar at each place where it can be cut: what stands between two bars is encoded as one. */
export function Marks({ text, marks, cuts }: PartsFigures): ReactElement {
  const pieces = useMemo(() => {
    const ends = Array.from(marks.keys()).filter((at) => at > 0 && marks[at] === cutKinds.safe);
    return [...ends, text.length].map((end, i) => text.slice(ends[i - 1] ?? 0, end));
  }, [text, marks]);
  return (
    <>
      <p className="parts-marks" dir="auto">
        {pieces.map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <span key={i}>{visibleText(piece)}</span>
        ))}
        {text.length === mostMarked && cuts > mostMarked && "…"}
      </p>
      <p className="instrument-note">A bar is a place where it can be cut.</p>
    </>
  );
}
