import { scriptCodes } from "../../corpora/script";
import { strictText } from "../../text/strictUtf8";
import { CodePointTable } from "../../tokenizers/normalizers/codePointTable";

const common = 0;
const inherited = 1;
const other = 2;

/** Scripts of Unicode by their ISO 15924 codes; `Zzzz` is of characters that this version of Unicode does not know. */
const codes = ["Zyyy", "Zinh", "Zzzz", ...scriptCodes, "Runr", "Brai", "Phnx", "Rohg"].filter((code, i, all) => {
  return all.indexOf(code) === i && (i === other || isKnown(code));
});

function isKnown(code: string): boolean {
  try {
    new RegExp(`\\p{Script=${code}}`, "u");
    return true;
  } catch {
    return false;
  }
}

const expressions = codes.map((code, i) => (i === other ? /[^\s\S]/u : new RegExp(`\\p{Script=${code}}`, "u")));

/** By the last script in each block of characters: neighbours are mostly of one. */
const lastInBlock = new Uint8Array(0x110000 >> 7);

const table = new CodePointTable((character) => {
  const block = (character.codePointAt(0) as number) >> 7;
  const guess = lastInBlock[block] as number;
  if (expressions[guess]?.test(character)) return guess;
  const found = expressions.findIndex((expression) => expression.test(character));
  lastInBlock[block] = Math.max(0, found);
  return found === -1 ? other : found;
});

/** Besides scripts: entries of several, Japanese and Korean writing apart, and what is no text. */
const more = ["Jpan", "Kore", "mixed", "none"] as const;

/** What {@link scriptOfEntry} numbers: scripts by their ISO 15924 codes, and `mixed` and `none`. */
export const entryScripts: readonly string[] = [...codes, ...more];

const numberOf = (name: (typeof more)[number]) => codes.length + more.indexOf(name);
const [han, hangul, latin] = [codes.indexOf("Hani"), codes.indexOf("Hang"), codes.indexOf("Latn")] as const;
const kana: readonly number[] = [codes.indexOf("Hira"), codes.indexOf("Kana")];

/** Of each script, what its words can be made of: Unicode's Script_Extensions, and what belongs to none. */
const extended = new Map<number, RegExp>();

/**
 * The script of an entry, as a number in {@link entryScripts}: that of all its characters which have one, `Zyyy` where none has.
 * A sign that some scripts share (Script_Extensions, UAX #24) agrees with each of them. Han with kana is `Jpan`, with Hangul `Kore`.
 * @param text null for what is no UTF-8, and for names of control tokens
 */
export function scriptOfEntry(text: string | null): number {
  if (text === null) return numberOf("none");
  let script = -1;
  let several: Set<number> | null = null;
  let hasShared = false;
  for (let unit = 0; unit < text.length; ) {
    const code = text.codePointAt(unit) as number;
    unit += code > 0xffff ? 2 : 1;
    const own = table.of(code);
    if (own <= inherited) {
      hasShared ||= code >= 0x80;
      continue;
    }
    if (script === -1) script = own;
    else if (own !== script) several = (several ?? new Set([script])).add(own);
  }
  if (several !== null) return scriptOfSeveral(several);
  if (script === -1) return common;
  return hasShared && !isOf(script, text) ? numberOf("mixed") : script;
}

/** The script of an entry by its bytes [start, end); ASCII, which most entries are, is not made into a text for it. */
export function scriptOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hasLetter = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) return scriptOfEntry(strictText(bytes.subarray(start, end)));
    const letter = byte | 0x20;
    hasLetter ||= letter >= 0x61 && letter <= 0x7a;
  }
  return hasLetter ? latin : common;
}

function scriptOfSeveral(several: ReadonlySet<number>): number {
  const isAll = (scripts: readonly number[]) => [...several].every((script) => scripts.includes(script));
  if (isAll([han, ...kana])) return numberOf("Jpan");
  return isAll([han, hangul]) ? numberOf("Kore") : numberOf("mixed");
}

function isOf(script: number, text: string): boolean {
  let expression = extended.get(script);
  if (expression === undefined) {
    const code = codes[script] ?? "";
    expression = script === other ? /^/u : new RegExp(`^[\\p{scx=${code}}\\p{scx=Zyyy}\\p{scx=Zinh}]*$`, "u");
    extended.set(script, expression);
  }
  return expression.test(text);
}
