import { utf8Encode } from "../../../text/utf8";
import type { AddedToken } from "../../addedTokens";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import type { TokenizerConfig } from "../tokenizerConfig";
import { mbart50Languages, mbartLanguages, nllbLanguages } from "./fairseqLanguages";
import type { PieceTable } from "./sentencePieceProto";

/** How a class of `transformers` numbers the pieces of a model that was trained with fairseq. */
interface Layout {
  /** What has the first ids, before the pieces; pieces that these take the place of are left out. */
  readonly first: readonly string[];
  /** A piece's id, less its place in the file. */
  readonly offset: number;
  /** What follows the pieces. */
  readonly after: readonly string[];
}

const first = ["<s>", "<pad>", "</s>", "<unk>"];
const madeUp = Array.from({ length: 7 }, (_, i) => `<madeupword${i}>`);

/** By `tokenizer_class`, without “Tokenizer”. */
const layouts: ReadonlyMap<string, Layout> = new Map([
  ["XLMRoberta", { first, offset: 1, after: ["<mask>"] }],
  ["MBart", { first, offset: 1, after: [...mbartLanguages, "<mask>"] }],
  ["MBart50", { first, offset: 1, after: [...mbart50Languages, "<mask>"] }],
  ["Nllb", { first, offset: 1, after: [...nllbLanguages, "<mask>"] }],
  ["XGLM", { first, offset: 1, after: madeUp }],
  [
    "Camembert",
    { first: ["<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>", "<unk>NOTUSED"], offset: 4, after: ["<mask>"] },
  ],
]);

/** A model's pieces under the ids that a class gives them. */
export interface NumberedPieces {
  readonly pieces: PieceTable;
  /** Tokens behind them. */
  readonly added: readonly AddedToken[];
  /** What was done, in a sentence; null where the file's own numbers hold. */
  readonly note: string | null;
}

/**
 * Numbers pieces as the class does that `tokenizer_config.json` names: fairseq has control tokens of its own before the
 * pieces, and languages and `<mask>` behind them. Other classes take the ids from the file.
 */
export function numberedPieces(pieces: PieceTable, { tokenizerClass }: TokenizerConfig): NumberedPieces {
  const layout = layouts.get(tokenizerClass ?? "");
  if (layout === undefined) return { pieces, added: [], note: null };
  const left = layout.first.length - layout.offset;
  // The library believes it of any file; here no text would be found that way.
  const isAsExpected = pieces.types.subarray(0, left).every((type) => type !== PieceType.normal);
  if (!isAsExpected) {
    const note = `${tokenizerClass}Tokenizer shifts ids, but the first ${left} pieces are no control tokens: ids are the file’s own.`;
    return { pieces, added: [], note };
  }
  const numbered = renumbered(pieces, layout, left);
  const added = layout.after.map((content, i) => addedToken(content, numbered.types.length + i));
  const languages = layout.after.length > 10 ? ", languages" : "";
  const note = `Ids are those of ${tokenizerClass}Tokenizer: pieces are moved by ${layout.offset}, control tokens${languages} and ${layout.after.at(-1)} are put around them.`;
  return { pieces: numbered, added, note };
}

function renumbered({ columns, scores, types }: PieceTable, layout: Layout, left: number): PieceTable {
  const names = layout.first.map(utf8Encode);
  const nameBytes = names.reduce((sum, { length }) => sum + length, 0);
  const from = columns.offsets[left] as number;
  const count = names.length + types.length - left;
  const bytes = new Uint8Array(nameBytes + columns.bytes.length - from);
  const offsets = new Uint32Array(count + 1);
  let end = 0;
  names.forEach((name, id) => {
    bytes.set(name, end);
    end += name.length;
    offsets[id + 1] = end;
  });
  bytes.set(columns.bytes.subarray(from), nameBytes);
  for (let id = left; id < types.length; id++) {
    offsets[id + layout.offset + 1] = (columns.offsets[id + 1] as number) - from + nameBytes;
  }
  const numbered = {
    columns: { ids: Uint32Array.from({ length: count }, (_, id) => id), offsets, bytes },
    scores: new Float64Array(count),
    types: new Uint8Array(count).fill(PieceType.control),
  };
  numbered.scores.set(scores.subarray(left), names.length);
  numbered.types[layout.first.indexOf("<unk>")] = PieceType.unknown;
  numbered.types.set(types.subarray(left), names.length);
  return numbered;
}

function addedToken(content: string, id: number): AddedToken {
  // The mask stands for a word with the space before it.
  const lstrip = content === "<mask>";
  return { ...{ id, content, lstrip }, singleWord: false, rstrip: false, normalized: false, special: true };
}
