import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { byteName } from "../../tokenizers/notation";
import { Vocabulary } from "../../tokenizers/vocabulary";
import type { AuditedTokenizer, Entries } from "./entries";
import type { ModelFacts } from "./modelFacts";
import { utf8Parts } from "./utf8Parts";

/** What an entry is made of; each is one of these. */
export const Form = {
  singleByte: 0,
  /** Longer than a byte, and a piece of one character. */
  fragment: 1,
  /** A piece of a character with more beside it. */
  severalParts: 2,
  control: 3,
  reserved: 4,
  /** Another entry stands for the same bytes. */
  twin: 5,
  text: 6,
} as const;
export type Form = (typeof Form)[keyof typeof Form];

/** Names of {@link Form}, by number. */
export const formNames = Object.keys(Form) as (keyof typeof Form)[];

/** A name that says of itself that it is for nothing yet, in brackets as control tokens have them. */
const reservedName = /^[<[].*(?:unused|reserved|place.?holder|special_\d|dummy|filler).*[\]>]$/iu;

/**
 * The form of each entry, as {@link Form}. The first of these that holds:
 * reserved (a name such as `<unused0>`), control (a control token), single byte (where the model works on bytes, or falls back to
 * them), fragment (longer than a byte, no UTF-8, a piece of one character), severalParts (the same with a piece and more beside it), twin
 * (another entry stands for the same bytes), text.
 */
export function formsOf(
  tokenizer: AuditedTokenizer,
  parts: TokenizerParts,
  entries: Entries,
  { isByteLevel, hasByteFallback, prefix }: ModelFacts,
): Uint8Array {
  const { ids, offsets, added } = entries;
  const { model } = tokenizer.stages;
  const fallbacks = new Set<number>();
  for (let byte = 0; byte < 256 && hasByteFallback; byte++) fallbacks.add(model.idOf(byteName(byte)) ?? -1);
  const twins = twinsIn(prefix === "" ? entries : { ...entries, ...parts.vocabulary }, fallbacks, entries);
  const forms = new Uint8Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] as number;
    const start = offsets[index] as number;
    const end = offsets[index + 1] as number;
    const token = added.get(id);
    const isNamed = token !== undefined || entries.bytes[start] === 0x3c || entries.bytes[start] === 0x5b;
    if (isNamed && !fallbacks.has(id) && reservedName.test(token?.content ?? tokenizer.tokenName(id))) {
      forms[index] = Form.reserved;
    } else if (token?.special === true) {
      forms[index] = Form.control;
    } else if (fallbacks.has(id) || (isByteLevel && end - start === 1 && token === undefined)) {
      forms[index] = Form.singleByte;
    } else {
      const form = isAscii(entries.bytes, start, end) ? Form.text : formOf(entries.at(index));
      forms[index] = form === Form.text && twins.has(id) ? Form.twin : form;
    }
  }
  return forms;
}

/** What most entries are; no array is made for it. */
function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80) return false;
  return true;
}

function formOf(bytes: Uint8Array): Form {
  const found = utf8Parts(bytes);
  if (found !== null && found.tail + found.head === 0) return Form.text;
  const isPiece = found !== null && (found.tail === bytes.length || found.head === bytes.length);
  return isPiece ? Form.fragment : Form.severalParts;
}

/**
 * Ids of entries that are written like another, and of characters that are a byte of byte fallback too.
 * @param written how they are written: of two that differ in whether they continue a word both are needed
 */
function twinsIn(
  written: Pick<Entries, "ids" | "offsets" | "bytes">,
  fallbacks: ReadonlySet<number>,
  entries: Entries,
): Set<number> {
  const vocabulary = new Vocabulary(written);
  const twins = new Set<number>();
  const { ids, offsets, bytes } = written;
  ids.forEach((id, index) => {
    const other = vocabulary.find(bytes, offsets[index] as number, offsets[index + 1] as number);
    if (other === id) return;
    twins.add(id);
    twins.add(other);
  });
  for (const [id, { content }] of entries.added) {
    const other = written.ids === entries.ids ? -1 : (vocabulary.idOf(new TextEncoder().encode(content)) ?? -1);
    if (other !== -1 && other !== id) twins.add(id).add(other);
  }
  for (const id of fallbacks) twins.delete(id);
  return twins;
}
