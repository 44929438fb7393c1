import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { ShownEncoding } from "./columns";

/** What the columns of a first visit show, as the build has counted it. */
export type FirstAnswers = Readonly<Partial<Record<TokenizerReference, ShownEncoding>>>;

const kinds = { Uint8Array, Uint16Array, Uint32Array, Map };

/** Writes answers for the page's HTML, as JSON: what JSON does not have becomes `[kind, members]`. */
export function writeAnswers(answers: FirstAnswers): string {
  return JSON.stringify(answers, (_, value) =>
    value instanceof Map || ArrayBuffer.isView(value)
      ? [value.constructor.name, Array.from(value as Iterable<unknown>)]
      : value,
  );
}

/** Reads what {@link writeAnswers} wrote, of the same build. */
export function readAnswers(written: string): FirstAnswers {
  return JSON.parse(written, (_, value) =>
    Array.isArray(value) && value[0] in kinds ? new kinds[value[0] as keyof typeof kinds](value[1]) : value,
  );
}
