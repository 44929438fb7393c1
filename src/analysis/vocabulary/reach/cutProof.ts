import type { Dialect } from "../../../tokenizers/patterns/syntax";
import type { PreTokenizer } from "../../../tokenizers/pretokenizers/pretokenizer";
import { PreTokenizerSequence } from "../../../tokenizers/pretokenizers/sequence";
import { charactersBegun, charactersEnding, type Utf8Parts } from "../utf8Parts";
import { codePointsOf } from "./codePointsOf";
import { PatternProof } from "./patternProof";

/** Where a pre-tokenizer always cuts, as far as that can be proved. */
export class CutProof {
  private readonly preTokenizer: PreTokenizer | null;
  private readonly dialect: Dialect;
  private madePatterns: readonly PatternProof[] | undefined;

  constructor(preTokenizer: PreTokenizer | null, dialect: Dialect) {
    this.preTokenizer = preTokenizer;
    this.dialect = dialect;
  }

  /**
   * Whether each text that has some bytes in it is cut inside of them. False when in doubt.
   * @param text its whole characters
   * @param bytes the same with pieces of others around them
   */
  cutsInside(text: string, bytes: Uint8Array, { tail, head }: Utf8Parts): boolean {
    if (this.preTokenizer === null) return false;
    const codes = codePointsOf(text);
    if (codes.some((code, i) => i > 0 && this.cutsBetween(codes[i - 1] as number, code))) return true;
    if (tail === bytes.length) return false;
    return this.patterns.some((pattern) => {
      const kinds = (all: Iterable<number>) => [new Set(Array.from(all, (code) => pattern.kindOf(code)))];
      const before = tail > 0 ? kinds(charactersEnding(bytes.subarray(0, tail))) : [];
      const after = head > 0 ? kinds(begun(bytes.subarray(bytes.length - head))) : [];
      const inner = codes.map((code) => new Set([pattern.kindOf(code)]));
      return pattern.cutsInside([...before, ...inner, ...after], codes);
    });
  }

  /** Whether a pre-token ends between two characters wherever they stand side by side. False when in doubt. */
  cutsBetween(before: number, after: number): boolean {
    const { preTokenizer } = this;
    if (preTokenizer === null) return false;
    // What the model sees may have been another character when it was cut: “▁” a space.
    const [befores, afters] = [this.sourcesOf(before), this.sourcesOf(after)];
    return befores.every((first) =>
      afters.every((second) => preTokenizer.isIndependent(first, second) && preTokenizer.cuts(first, second)),
    );
  }

  /** Whether a pre-token begins at each such character. False when in doubt. */
  cutsBefore(code: number): boolean {
    return this.preTokenizer?.cutsBefore?.(code) === true;
  }

  /** Whether no pre-token is just this text. False when in doubt. */
  neverWhole(text: string): boolean {
    const [only] = this.patterns;
    // Where several cut, one may end what another has begun.
    const isOnly = only !== undefined && this.patterns.length === 1 && stagesOf(this.preTokenizer).length === 1;
    return isOnly && only.neverMatchesWhole(codePointsOf(text));
  }

  private sourcesOf(code: number): readonly number[] {
    const first = this.preTokenizer?.firstOf;
    return first !== undefined && code !== 0x20 && first.call(this.preTokenizer, 0x20) === code ? [code, 0x20] : [code];
  }

  private get patterns(): readonly PatternProof[] {
    this.madePatterns ??= stagesOf(this.preTokenizer).flatMap((stage) => {
      if (stage.pattern === undefined || (stage.scanners ?? null) === null) return [];
      return PatternProof.of(stage.pattern, this.dialect) ?? [];
    });
    return this.madePatterns;
  }
}

function stagesOf(preTokenizer: PreTokenizer | null): readonly PreTokenizer[] {
  if (preTokenizer === null) return [];
  return preTokenizer instanceof PreTokenizerSequence ? preTokenizer.stages.flatMap(stagesOf) : [preTokenizer];
}

function* begun(head: Uint8Array): Generator<number> {
  const { from, to } = charactersBegun(head);
  for (let code = from; code <= to; code++) yield code;
}
