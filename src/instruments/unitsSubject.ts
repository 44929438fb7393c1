import { utf8Encode } from "../text/utf8";
import { InapplicableError, type Subject } from "./instrument";

/**
 * A text whose tokens are what stands between white space, as papers write them down: each is numbered by its first appearance.
 * @param lists those that options choose
 */
export function unitsSubject(text: string, lists: Subject["lists"] = {}): Subject {
  const numbers = new Map<string, number>();
  const found = Array.from(text.matchAll(/\S+/g));
  const ids = found.map(([unit]) => {
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
  let [at, byte] = [0, 0];
  const startOf = found.map(({ index }) => {
    byte += utf8Encode(text.slice(at, index)).length;
    at = index;
    return byte;
  });
  const endOf = found.map(([unit], i) => (startOf[i] as number) + utf8Encode(unit).length);
  return {
    text,
    place: null,
    other: null,
    encoding: {
      ids: Uint32Array.from(ids),
      byteStart: Uint32Array.from(startOf),
      byteEnd: Uint32Array.from(endOf),
      flags: new Uint8Array(ids.length),
    },
    options: { specials: "text", inserted: false },
    vocabularySize: null,
    lists,
    loadTokenizer: () => Promise.reject(new InapplicableError("Units stand for no tokenizer: name one to ask this.")),
  };
}
