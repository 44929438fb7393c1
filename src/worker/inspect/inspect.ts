import { utf8Encode } from "../../text/utf8";
import type { AddedToken } from "../../tokenizers/addedTokens";
import { findBuiltin } from "../../tokenizers/catalogue";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import { noteOf } from "../../tokenizers/catalogue/notes";
import { describeStages, putsSpaceInFront } from "../../tokenizers/formats/describe/describeStages";
import { Fields } from "../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { continuingPrefix, endOfWordSuffix, takesBytes } from "../../tokenizers/formats/tokenizerJson/model";
import { readPreTokenizer } from "../../tokenizers/formats/tokenizerJson/pretokenizer";
import { listEntries } from "./entryLists";
import { type ByteColumn, EntryFlag, type Inspection, type VocabularyTable } from "./protocol";

/**
 * What a tokenizer is made of, told by its parts; no tokenizer is built for it.
 * @param id as `linkName` has it: some built-ins share parts and differ in control tokens
 * @throws {TokenizerError} when a stage is malformed
 */
export function inspectParts(id: string, loaded: TokenizerParts): Inspection {
  const parts = builtinParts(id, loaded);
  const table = tableOf(parts);
  return {
    stages: describeStages(parts),
    vocabularySize: table.ids.length,
    table,
    lists: listEntries(table),
    prependsSpace: putsSpaceInFront(parts),
    hasFiles: true,
  };
}

/** What one of the baselines is made of. */
export function inspectBaseline(id: string): Inspection {
  const nothing = { addedTokens: [], normalizer: [], preTokenizer: [], postProcessor: [] };
  const { model = "", vocabularySize = null } = findBuiltin(id) ?? {};
  const step = { name: model, words: noteOf(`builtin:${id}`).replace(/\.$/, ""), code: null };
  const isBytes = id === "utf8_bytes";
  const table = isBytes ? byteTable() : null;
  return {
    stages: {
      ...nothing,
      model: [step],
      postProcessor: isBytes
        ? [{ name: "ByT5", words: "Put the text’s tokens into the template", code: "text </s>" }]
        : [],
    },
    vocabularySize,
    table,
    lists: table === null ? { specials: [], added: [], longest: [] } : listEntries(table),
    prependsSpace: false,
    hasFiles: false,
  };
}

/** ByT5's ids: three control tokens, then the bytes. */
function byteTable(): VocabularyTable {
  const controls = ["<pad>", "</s>", "<unk>"];
  const builder = new TableBuilder(controls.length + 256, true);
  for (const [id, content] of controls.entries()) {
    builder.add(id, utf8Encode(content), EntryFlag.special | EntryFlag.added);
  }
  for (let byte = 0; byte < 256; byte++) builder.add(byte + controls.length, Uint8Array.of(byte), 0);
  return builder.finish();
}

function tableOf(parts: TokenizerParts): VocabularyTable {
  const { vocabulary, recipe, scores } = parts;
  const { ids, offsets, bytes } = vocabulary;
  const file = recipe.kind === "tiktoken" ? null : new Fields(recipe.file, "");
  const isByteLevel = file === null || isBytes(file, parts);
  const bytesOf = file === null || isByteLevel ? null : whatEntriesStandFor(file.get("model"), parts.merges !== null);
  const unwritable = new Set(parts.unwritable);
  const added = addedInOrder(parts);
  const endOfWord = file === null || parts.merges === null ? "" : endOfWordSuffix(file.get("model"), isByteLevel);
  const builder = new TableBuilder(ids.length + added.length, isByteLevel, scores, endOfWord);
  let next = 0;
  const addBelow = (id: number) => {
    for (let token = added[next]; token !== undefined && token.id < id; token = added[++next]) {
      builder.add(token.id, utf8Encode(token.content), flagsOf(token));
    }
  };
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row] as number;
    addBelow(id);
    const token = added[next];
    if (token?.id === id) {
      // An added token that is an entry too has its own content, which is what a text is searched for.
      builder.add(id, utf8Encode(token.content), flagsOf(token), scores?.[row]);
      next++;
      continue;
    }
    const name = bytes.subarray(offsets[row], offsets[row + 1]);
    const meant = bytesOf?.(name) ?? name;
    const isByte = meant.length === 1 && name.length === byteNameLength;
    const flags = (unwritable.has(id) ? EntryFlag.unwritable : 0) | (isByte ? EntryFlag.byteFallback : 0);
    builder.add(id, name, flags, scores?.[row], meant);
  }
  addBelow(Number.POSITIVE_INFINITY);
  return builder.finish();
}

function isBytes(file: Fields, { merges }: TokenizerParts): boolean {
  return readPreTokenizer(file.get("pre_tokenizer"), takesBytes(file.get("model"), merges !== null)).byteLevel;
}

/** Added tokens by id; of several with the same id the first, as the engine has it. */
function addedInOrder({ recipe, addedTokens }: TokenizerParts): Pick<AddedToken, "id" | "content" | "special">[] {
  const all =
    recipe.kind === "tiktoken"
      ? Object.entries(recipe.specials).map(([content, id]) => ({ id, content, special: true }))
      : addedTokens;
  const first = new Map<number, Pick<AddedToken, "id" | "content" | "special">>();
  for (const token of all) if (!first.has(token.id)) first.set(token.id, token);
  return [...first.values()].sort((a, b) => a.id - b.id);
}

function flagsOf({ special }: Pick<AddedToken, "special">): number {
  return EntryFlag.added | (special ? EntryFlag.special : 0);
}

/** Bytes of `<0x0A>`. */
const byteNameLength = 6;

/** How an entry's name becomes what it stands for: a fallback byte, a piece without its prefix. */
function whatEntriesStandFor(model: Fields, isBpe: boolean): (name: Uint8Array) => Uint8Array {
  const isWordPiece = !model.get("max_input_chars_per_word").isNull;
  const prefix = utf8Encode(isBpe || isWordPiece ? continuingPrefix(model) : "");
  const hasBytes = model.get("byte_fallback").boolean(false);
  return (name) => {
    const byte = hasBytes ? byteOfName(name) : null;
    if (byte !== null) return Uint8Array.of(byte);
    const continues = prefix.length > 0 && name.length > prefix.length && prefix.every((unit, i) => name[i] === unit);
    return continues ? name.subarray(prefix.length) : name;
  };
}

/** The byte that `<0x0A>` stands for; null for any other name. */
function byteOfName(name: Uint8Array): number | null {
  if (name.length !== byteNameLength || name[0] !== 0x3c || name[1] !== 0x30 || name[2] !== 0x78) return null;
  const digits = /^<0x([0-9A-F]{2})>$/.exec(String.fromCharCode(...name))?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

/** Gathers columns, entry by entry in order of ids. */
class TableBuilder {
  private readonly ids: Uint32Array;
  private readonly flags: Uint8Array;
  private readonly scores: Float64Array | null;
  private readonly names: ColumnBuilder;
  private readonly bytes: ColumnBuilder;
  private readonly isByteLevel: boolean;
  private readonly endOfWord: string;
  private rows = 0;

  /** @param most entries that there can be */
  constructor(most: number, isByteLevel: boolean, scores: Float64Array | null = null, endOfWord = "") {
    this.ids = new Uint32Array(most);
    this.flags = new Uint8Array(most);
    this.scores = scores === null ? null : new Float64Array(most);
    this.names = new ColumnBuilder(most);
    this.bytes = isByteLevel ? this.names : new ColumnBuilder(most);
    this.isByteLevel = isByteLevel;
    this.endOfWord = endOfWord;
  }

  add(id: number, name: Uint8Array, flags: number, score = Number.NaN, bytes = name): void {
    const row = this.rows++;
    this.ids[row] = id;
    this.flags[row] = flags;
    if (this.scores !== null) this.scores[row] = score;
    this.names.add(name);
    if (this.bytes !== this.names) this.bytes.add(bytes);
  }

  finish(): VocabularyTable {
    const { rows, isByteLevel, endOfWord } = this;
    const names = this.names.finish();
    return {
      ids: this.ids.slice(0, rows),
      flags: this.flags.slice(0, rows),
      scores: this.scores?.slice(0, rows) ?? null,
      isByteLevel,
      endOfWord,
      names,
      bytes: isByteLevel ? names : this.bytes.finish(),
    };
  }
}

class ColumnBuilder {
  private readonly offsets: Uint32Array;
  private bytes = new Uint8Array(1 << 16);
  private rows = 0;
  private length = 0;

  constructor(most: number) {
    this.offsets = new Uint32Array(most + 1);
  }

  add(bytes: Uint8Array): void {
    const end = this.length + bytes.length;
    if (end > this.bytes.length) {
      const longer = new Uint8Array(Math.max(end, this.bytes.length * 2));
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes.set(bytes, this.length);
    this.length = end;
    this.offsets[++this.rows] = end;
  }

  finish(): ByteColumn {
    return { offsets: this.offsets.slice(0, this.rows + 1), bytes: this.bytes.slice(0, this.length) };
  }
}
