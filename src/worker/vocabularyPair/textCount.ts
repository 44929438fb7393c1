import { comparedBytes, type Pair, type Side } from "../../analysis/vocabulary/pair/side";
import { IdMap, type MappedId } from "../../analysis/vocabulary/pair/texts/idMap";
import type { Occurrences } from "../../analysis/vocabulary/pair/texts/occurrences";
import { type Swap, SwapSearch } from "../../analysis/vocabulary/pair/texts/swap";
import { utf8Encode } from "../../text/utf8";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { LanguageTokens, UseReport } from "./protocol";

const plain: EncodeOptions = { specials: "text", inserted: false };

/** A text to hold two to: a language of a corpus, or somebody's own, which has no code. */
export interface HeldText {
  readonly code: string;
  readonly name: string;
  /** Its text, made when it is its turn. */
  text(): string;
}

/** What was found on texts. */
export interface Used {
  readonly report: UseReport;
  readonly map: readonly MappedId[];
  readonly swap: Swap;
}

/** A count of what two do on texts, which goes on from where it was. Each text is encoded once by each, for all figures. */
export class TextCount {
  private readonly pair: Pair;
  private readonly names: UseReport["names"];
  private readonly texts: readonly HeldText[];
  private readonly map = new IdMap();
  private readonly search: SwapSearch;
  private readonly languages: LanguageTokens[] = [];
  private last: Used | null = null;

  /** @param names languages that there are to choose from */
  constructor(pair: Pair, texts: readonly HeldText[], names: UseReport["names"]) {
    this.pair = pair;
    this.texts = texts;
    this.names = names;
    this.search = new SwapSearch(pair);
  }

  /** Texts that have been counted, of how many. */
  get done(): number {
    return this.languages.length;
  }
  get all(): number {
    return this.texts.length;
  }

  /** Counts further, one text or more, for some milliseconds. */
  go(milliseconds: number): void {
    const { a, b } = this.pair;
    const end = performance.now() + milliseconds;
    while (this.done < this.all) {
      const { code, name, text } = this.texts[this.done] as HeldText;
      const own = text();
      const [ofA, ofB] = [a.tokenizer.encode(own, plain), b.tokenizer.encode(own, plain)];
      this.map.add(ofA, ofB);
      this.search.add(utf8Encode(own), ofA, ofB);
      this.languages.push({ code, name, a: ofA.ids.length, b: ofB.ids.length });
      if (performance.now() > end) return;
    }
  }

  /** The figures of what has been counted. */
  used(): Used {
    if (this.last?.report.languages.length === this.done) return this.last;
    const { a, b } = this.pair;
    const best = this.map.best();
    const swap = this.search.find();
    const { candidates, ...figures } = swap;
    const report: UseReport = {
      names: this.names,
      languages: [...this.languages],
      asked: this.all,
      tokensA: swap.tokensA,
      tokensB: swap.tokensB,
      commonA: shareIn(this.map.uses.a, a, b),
      commonB: shareIn(this.map.uses.b, b, a),
      occurring: this.map.occurring,
      mapped: best.length,
      sure: best.filter(({ dice }) => dice >= 0.5).length,
      swap: { ...figures, candidates: candidates.length },
    };
    this.last = { report, map: best, swap };
    return this.last;
  }
}

/** The share of tokens whose entry the other has too. */
function shareIn(uses: Occurrences, here: Side, there: Side): number | null {
  let common = 0;
  here.compared.columns.ids.forEach((id, place) => {
    const count = uses.of(id);
    if (count === 0) return;
    const bytes = comparedBytes(here, place);
    if (there.compared.vocabulary.find(bytes, 0, bytes.length) !== -1) common += count;
  });
  return uses.all === 0 ? null : common / uses.all;
}
