import { readWay, type Way, wayNames } from "../ways/way";
import { type ReadTable, readTablePart } from "./tablePart";

/** What can be done to a text before a tokenizer sees it, by the names that links and the command line have for it. */
export const transformWords = {
  jamo: "Hangul syllables become their letters, as Unicode composes them (KR-BERT). A tokenizer that composes (NFC) undoes it",
  "compat-jamo": "Hangul becomes the letters that keyboards write, ㄱ to ㅣ, each with a sign of its own",
  homophones: "Ge’ez letters that Amharic says alike become one: ሐ, ኀ, ኸ as ሀ; ሠ as ሰ; ዐ as አ; ፀ as ጸ",
  "homophones-ti": "those alone that Tigrinya too says alike: ኀ as ሀ, ሠ as ሰ, ፀ as ጸ",
  "perso-arabic":
    "letters of neighbours’ keyboards become Persian ones: ي\u200e and ى\u200e as ی\u200e; ك\u200e as ک\u200e; ە\u200e, ہ\u200e and ھ\u200e as ه\u200e",
  zwnj: "zero-width non-joiners are left out",
  "zwnj-space": "zero-width non-joiners become spaces",
} as const;

export type TransformName = keyof typeof transformWords;

export const transformNames = Object.keys(transformWords) as readonly TransformName[];

/** A transform of the list, or one by somebody's own table. */
export type Transform =
  | { readonly name: TransformName }
  | { readonly name: "table"; readonly written: string; readonly table: ReadTable };

/** How a column has its text cut: what is done to the text first, in this order, and how its pre-tokens are cut then. */
export interface Cut {
  readonly transforms: readonly Transform[];
  /** Null for the tokenizer's own. */
  readonly way: Way | null;
}

/**
 * Reads what references of columns end in: transforms and a way, each once, with colons between: `jamo`, `zwnj:fewest`.
 * @returns a sentence that says what is wrong where it cannot be read
 */
export function readCut(written: string): Cut | string {
  const parts = written.split(":");
  const transforms: Transform[] = [];
  let way: Way | null = null;
  for (const [at, part] of parts.entries()) {
    const read = at === parts.length - 1 ? readWay(part) : null;
    if (read !== null) {
      way = read;
      continue;
    }
    const transform = readTransform(part);
    if (typeof transform === "string") return transform;
    if (transforms.some(({ name }) => name === transform.name)) return `“${transform.name}” is named twice.`;
    transforms.push(transform);
  }
  return { transforms, way };
}

function readTransform(part: string): Transform | string {
  const name = transformNames.find((known) => known === part);
  if (name !== undefined) return { name };
  if (part.startsWith("table_")) {
    const table = readTablePart(part);
    return typeof table === "string" ? table : { name: "table", written: part, table };
  }
  if (readWay(part) !== null)
    return `“${part}” is a way to cut, which comes last: what is done to the text stands before it.`;
  return `“${part}” is no way to cut. There are ${wayNames.join(", ")}; dropout may name a probability and a seed, as dropout-0.1-7. It is no transform either, which stands before a way or alone: there are ${transformNames.join(", ")}.`;
}
