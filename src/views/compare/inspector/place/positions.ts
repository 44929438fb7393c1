import { TextPositions } from "../../../../text/positions";

let last = { text: "", positions: new TextPositions("") };

/** Positions in a text; those of the last one are kept, as all columns and places ask for the same. */
export function positionsIn(text: string): TextPositions {
  if (last.text !== text) last = { text, positions: new TextPositions(text) };
  return last.positions;
}
