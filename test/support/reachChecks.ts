/** What is said of reach, held against what texts give. */
import { expect } from "vitest";
import { auditVocabulary } from "../../src/analysis/vocabulary/audit";
import { Reach, reasonNames } from "../../src/analysis/vocabulary/reach/verdicts";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import type { TokenizerParts } from "../../src/tokenizers/formats/parts";
import { readSentencePiece } from "../../src/tokenizers/formats/sentencePiece/sentencePiece";
import { ModelType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { noConfig } from "../../src/tokenizers/formats/tokenizerConfig";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import { type Tokenizer, TokenizerError } from "../../src/tokenizers/tokenizer";
import { type ModelFields, writeModelProto } from "./sentencePiece";
import { SentencePieceOracle } from "./sentencePieceOracle";
import { allTexts, readFile, type SmallTokenizer } from "./smallVocabularies";

/** Entries of a kind of tokenizers, those of them that are undecided, and those of these that a text gives. */
export interface Undecided {
  all: number;
  open: number;
  missed: number;
}

/** Holds verdicts against what all short texts give, and counts by kind what is left undecided. */
export class ReachChecks {
  readonly undecided = new Map<string, Undecided>();

  /** @param longest characters of a text */
  check({ kind, file, alphabet }: SmallTokenizer, longest: number): Promise<void> {
    const { parts, tokenizer } = readFile(file);
    return this.compare(kind, file, parts, tokenizer, idsIn(tokenizer, allTexts(alphabet, longest)));
  }

  /** The same of a SentencePiece model, against the library itself. */
  async checkSentencePiece(model: ModelFields, texts: Iterable<string>): Promise<void> {
    const bytes = writeModelProto(model);
    const parts = readSentencePiece(bytes, noConfig);
    const oracle = await SentencePieceOracle.load(bytes);
    const found = new Set<number>();
    for (const text of texts) for (const id of oracle.ids(text)) found.add(id);
    const kind = model.modelType === ModelType.unigram ? "SentencePiece Unigram" : "SentencePiece BPE";
    await this.compare(kind, model, parts, buildTokenizer(parts), found, (text) => oracle.ids(text));
    oracle.free();
  }

  /**
   * @param source what the tokenizer was read from, for a failure's words
   * @param found ids that texts give
   */
  private async compare(
    kind: string,
    source: unknown,
    parts: TokenizerParts,
    tokenizer: PipelineTokenizer,
    found: ReadonlySet<number>,
    idsOf = (text: string): Iterable<number> => encode(tokenizer, text, "text"),
  ): Promise<void> {
    const { entries, reach, reasons, examples } = await auditVocabulary(tokenizer, parts);
    const counts = this.undecided.get(kind) ?? { all: 0, open: 0, missed: 0 };
    this.undecided.set(kind, counts);
    entries.ids.forEach((id, index) => {
      const name = tokenizer.tokenName(id);
      const example = examples.get(id);
      const says = `${kind}: ${name} (${id}) is said to be ${reach[index]}, ${reasonNames[reasons[index] ?? 0]}`;
      counts.all++;
      if (reach[index] === Reach.undecided) {
        counts.open++;
        if (found.has(id)) counts.missed++;
      }
      if (reach[index] === Reach.never || reach[index] === Reach.noText) {
        if (found.has(id)) expect.fail(`${says}: a text gives it. ${JSON.stringify(source)}`);
      }
      if (example !== undefined) expect([...idsOf(example)], says).toContain(id);
      expect(example === undefined, says).toBe(reach[index] !== Reach.inContext);
    });
  }
}

/** Ids that texts give, each encoded with control tokens as text and as themselves. */
function idsIn(tokenizer: Tokenizer, texts: Iterable<string>): Set<number> {
  const ids = new Set<number>();
  for (const text of texts) {
    for (const specials of ["text", "control"] as const) {
      for (const id of encode(tokenizer, text, specials)) ids.add(id);
    }
  }
  return ids;
}

function encode(tokenizer: Tokenizer, text: string, specials: "text" | "control"): Iterable<number> {
  try {
    return tokenizer.encode(text, { specials, inserted: false }).ids;
  } catch (error) {
    if (error instanceof TokenizerError) return [];
    throw error;
  }
}
