import { type ReactElement, useEffect, useState } from "react";
import { pinPlace } from "../../../state/compare/place";
import { useAppStore } from "../../../state/store";
import { type Utf16Offset, utf8Length } from "../../../text/utf8";
import { Button } from "../../../ui/controls";
import { plural } from "../../../ui/format";
import "../instruments/promptEnd/endNote.css";
import { findNoted } from "./unicodeVersion";

/** UTF-16 units that are looked at in one go, and milliseconds before a text is: the keys come first. */
const [atOnce, after] = [500_000, 300];

/** Says how many characters not all versions of Unicode have alike, and leads to them; the inspector tells what that means. */
export function UnicodeSummary({ text }: { readonly text: string }): ReactElement | null {
  const found = useNoted(text);
  const [next, setNext] = useState(0);
  // What has no vocabulary has no reference library that could differ.
  const isAsked = useAppStore(({ columns }) =>
    Object.values(columns).some((column) => column?.shown != null && column.shown.vocabularySize !== null),
  );
  if (found.length === 0 || !isAsked) return null;
  const show = () => {
    const at = found[next % found.length] ?? 0;
    const start = utf8Length(text.slice(0, at));
    const end = start + utf8Length(String.fromCodePoint(text.codePointAt(at) ?? 0));
    pinPlace({ start, end }, "unicode");
    setNext(next + 1);
  };
  return (
    <span className="end-note">
      {" · "}
      {plural(found.length, "character")} not alike in all versions of Unicode, so libraries may count otherwise
      <Button look="quiet" onClick={show}>
        {found.length === 1 ? "Show it" : "Show the next"}
      </Button>
    </span>
  );
}

/** Where the characters of a text begin that depend on Unicode's version; none before that is known. */
function useNoted(text: string): readonly Utf16Offset[] {
  const [found, setFound] = useState<{ readonly text: string; readonly places: readonly Utf16Offset[] } | null>(null);
  useEffect(() => {
    const places: Utf16Offset[] = [];
    let at = 0;
    const step = () => {
      try {
        places.push(...findNoted(text, at, Math.min(at + atOnce, text.length)));
      } catch (error) {
        // Without memory for its table this note is left out, as for a text that has none of these: columns say what lacks.
        if (error instanceof RangeError) return;
        throw error;
      }
      at += atOnce;
      if (at < text.length) timer = setTimeout(step);
      else setFound({ text, places });
    };
    let timer = setTimeout(step, after);
    return () => clearTimeout(timer);
  }, [text]);
  return found?.text === text ? found.places : [];
}
