import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import type { Model } from "../../../tokenizers/models/model";
import type { Vocabulary } from "../../../tokenizers/vocabulary";
import type { ModelFacts } from "../modelFacts";
import { writableEntries } from "../writableEntries";
import { type CutCounts, mostDigits } from "./cutCounts";
import type { DigitPiece } from "./digitPieces";
import { longestMatches } from "./longestMatches";
import { mergedCuts } from "./mergedCuts";

/** Counts how a model cuts all pieces of so many digits, without going through them: by the rules that its kind has. */
export class PieceCuts {
  private readonly model: Model;
  private readonly parts: TokenizerParts;
  private readonly facts: ModelFacts;
  private readonly vocabulary: Vocabulary;
  private readonly hasPairs: boolean;
  private readonly longest: number;
  /** Of pieces with the same in front of them, by their digits. */
  private readonly known = new Map<string, readonly CutCounts[] | null>();

  /** @param longest digits of the longest piece that is asked for: with each more there are ten times as many strings */
  constructor(model: Model, parts: TokenizerParts, facts: ModelFacts, longest = mostDigits) {
    this.model = model;
    this.parts = parts;
    this.facts = facts;
    this.vocabulary = writableEntries(parts);
    this.hasPairs = hasPairs(parts);
    this.longest = longest;
  }

  /** The ways of a piece; null where the model's kind has no rules, or they are not surely those of this model. */
  of({ prefix, digits }: DigitPiece): CutCounts | null {
    let all = this.known.get(prefix);
    if (all === undefined) {
      all = this.countAll(prefix);
      this.known.set(prefix, all);
    }
    return all?.[digits] ?? null;
  }

  private countAll(prefix: string): readonly CutCounts[] | null {
    const { model, parts, facts, vocabulary, longest } = this;
    if (facts.kind === "WordPiece" || facts.kind === "WordLevel") return longestMatches(parts, facts, prefix, longest);
    if (this.hasPairs) return mergedCuts(model, parts, facts, vocabulary, { prefix, digits: longest });
    // No token has two digits, whatever the model does.
    const areKnown = [...digitBytes].every((byte) => vocabulary.find(Uint8Array.of(byte), 0, 1) !== -1);
    if (!areKnown || facts.suffix !== "" || facts.prefix !== "") return null;
    return Array.from({ length: longest + 1 }, (_, digits) => {
      return new Map([[new Array(digits).fill("1").join("+"), 10 ** digits]]);
    });
  }
}

const digitBytes = Uint8Array.from({ length: 10 }, (_, digit) => 0x30 + digit);

/** Whether an entry has two digits side by side, which is not the name of a byte. */
function hasPairs({ vocabulary: { ids, offsets, bytes } }: TokenizerParts): boolean {
  const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
  for (let index = 0; index < ids.length; index++) {
    const [start, end] = [offsets[index] as number, offsets[index + 1] as number];
    if (bytes[start] === 0x3c && bytes[end - 1] === 0x3e) continue;
    for (let at = start + 1; at < end; at++) {
      if (isDigit(bytes[at] as number) && isDigit(bytes[at - 1] as number)) return true;
    }
  }
  return false;
}
