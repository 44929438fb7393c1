import { useEffect, useMemo, useState } from "react";
import { useLastCaret } from "../../../../state/compare/place";
import { useAppStore } from "../../../../state/store";
import { type ByteOffset, type Utf16Offset, utf8Length } from "../../../../text/utf8";
import { positionsIn } from "../../inspector/place/positions";

/** What is taken for a prompt: the text up to a place. */
export interface Prompt {
  readonly text: string;
  /** Where it ends: where the text is or was last written on, at the end of what is pinned, or where the text ends. */
  readonly by: "caret" | "pinned" | "end";
  readonly unit: Utf16Offset;
  readonly byte: ByteOffset;
}

/** Milliseconds without a change after which it is asked about: longer than a caret takes to follow a key. */
const rest = 200;

/** The prompt that the page's place means, a moment after it has changed: the caret's, else what is pinned, else all. */
export function usePrompt(): Prompt {
  const text = useAppStore((state) => state.comparison.text);
  const pinned = useAppStore((state) => state.comparison.pinned);
  const caret = useLastCaret();
  // Another text has no caret yet.
  const at = caret?.text === text ? caret.at : null;
  const end = pinned?.end ?? null;
  const place = useRested(useMemo(() => ({ text, at, end }), [text, at, end]));
  return useMemo(() => promptAt(place.text, place.at, place.end), [place]);
}

function promptAt(text: string, caret: ByteOffset | null, pinned: ByteOffset | null): Prompt {
  const by = caret !== null ? "caret" : pinned !== null ? "pinned" : "end";
  const bytes = utf8Length(text);
  const byte = caret ?? pinned ?? bytes;
  if (byte >= bytes) return { text, by, unit: text.length, byte: bytes };
  // What is pinned may end inside of a character, and no prompt does.
  const position = positionsIn(text).afterByte(byte);
  return { text, by, unit: position.unit, byte: position.byte };
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
