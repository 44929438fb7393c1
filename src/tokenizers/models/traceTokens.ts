import type { EncodingBuilder } from "../encodingBuilder";
import type { TraceToken } from "../trace";

/**
 * Tokens as a trace shows them.
 * @param out has them with offsets in bytes of the pre-token
 * @param nameOf the name of an entry
 */
export function traceTokens(out: EncodingBuilder, nameOf: (id: number) => string): TraceToken[] {
  return Array.from({ length: out.length }, (_, i) => {
    const id = out.idAt(i);
    return { id, name: nameOf(id), start: out.startAt(i), end: out.endAt(i), flags: out.flagsAt(i) };
  });
}
