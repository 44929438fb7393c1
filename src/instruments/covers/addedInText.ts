import { utf8Encode } from "../../text/utf8";
import type { AddedToken } from "../../tokenizers/addedTokens";
import type { PipelineStages } from "../../tokenizers/stages";

/** Where the last section of a text begins, what stands between two added tokens, and its text: none behind an added token. */
export interface LastSection {
  readonly text: string;
  /** In UTF-16 units. */
  readonly start: number;
}

/** Where added tokens stand in a text that something is put behind. */
export class AddedInText {
  private readonly stages: PipelineStages;
  private readonly skipSpecial: boolean;
  /** Units that stand side by side in some added token, as first × 65,536 + second; null where none is looked for. */
  private readonly pairs: ReadonlySet<number> | null;
  private readonly byPair = new Map<number, readonly string[]>();
  /** 1 by the first byte of some added token's UTF-8. */
  private readonly firstBytes = new Uint8Array(256);

  /**
   * @param skipSpecial leaves control tokens as text
   * @returns null where added tokens take white space along or look at what is beside them, or are sought in changed text
   */
  static of(stages: PipelineStages, skipSpecial: boolean): AddedInText | null {
    const { addedTokens, verbatimMatcher, normalizedMatcher, normalizer } = stages;
    const isChangedSought = normalizer !== null && !normalizedMatcher.isIdle(skipSpecial);
    if (isChangedSought) return null;
    const isIdle = verbatimMatcher.isIdle(skipSpecial) && normalizedMatcher.isIdle(skipSpecial);
    if (isIdle) return new AddedInText(stages, skipSpecial, null);
    const looksBeside = addedTokens.some(({ lstrip, rstrip, singleWord }) => lstrip || rstrip || singleWord);
    return looksBeside ? null : new AddedInText(stages, skipSpecial, pairsIn(addedTokens));
  }

  private constructor(stages: PipelineStages, skipSpecial: boolean, pairs: ReadonlySet<number> | null) {
    this.stages = stages;
    this.skipSpecial = skipSpecial;
    this.pairs = pairs;
    for (const { content } of pairs === null ? [] : stages.addedTokens)
      this.firstBytes[utf8Encode(content.slice(0, 2))[0] ?? 0] = 1;
  }

  /**
   * The section in which a text goes on.
   * @param following what it goes on with at least
   * @returns null where an added token may have the text's last unit and the first of what follows
   */
  lastSection(text: string, following: string): LastSection | null {
    if (this.pairs === null || text === "") return { text, start: 0 };
    const pair = pairOf(text, text.length - 1, following.charCodeAt(0));
    if (this.pairs.has(pair) && this.withPair(pair).some((content) => maySpan(content, text, following))) return null;
    let start = 0;
    for (const matcher of [this.stages.verbatimMatcher, this.stages.normalizedMatcher]) {
      const last = matcher.split(text.slice(start), this.skipSpecial).at(-1);
      if (last !== undefined) start += last.token === null ? last.start : last.end;
    }
    return { text: text.slice(start), start };
  }

  /** Whether a text has none of them. @param bytes its UTF-8 @param text is asked for where that does not tell */
  isFree(bytes: Uint8Array, text: () => string): boolean {
    if (!this.mayBegin(bytes)) return true;
    const { verbatimMatcher, normalizedMatcher } = this.stages;
    return [verbatimMatcher, normalizedMatcher].every((matcher) =>
      matcher.split(text(), this.skipSpecial).every(({ token }) => token === null),
    );
  }

  /** The added tokens that have a pair. */
  private withPair(pair: number): readonly string[] {
    const known = this.byPair.get(pair);
    if (known !== undefined) return known;
    const both = String.fromCharCode(Math.floor(pair / 0x10000), pair % 0x10000);
    const found = this.stages.addedTokens.map(({ content }) => content).filter((content) => content.includes(both));
    this.byPair.set(pair, found);
    return found;
  }

  /** Whether some byte is the first of an added token. */
  private mayBegin(bytes: Uint8Array): boolean {
    if (this.pairs === null) return false;
    for (let at = 0; at < bytes.length; at++) if (this.firstBytes[bytes[at] as number] === 1) return true;
    return false;
  }
}

/** Whether an added token may begin in a text and end in what goes on with something. */
function maySpan(content: string, text: string, following: string): boolean {
  const [last, next] = [text.charCodeAt(text.length - 1), following.charCodeAt(0)];
  for (let own = 1; own < content.length; own++) {
    if (content.charCodeAt(own) !== next || content.charCodeAt(own - 1) !== last) continue;
    const length = Math.min(content.length - own, following.length);
    if (content.startsWith(following.slice(0, length), own) && text.endsWith(content.slice(0, own))) return true;
  }
  return false;
}

function pairsIn(tokens: readonly AddedToken[]): Set<number> {
  const pairs = new Set<number>();
  for (const { content } of tokens)
    for (let i = 1; i < content.length; i++) pairs.add(pairOf(content, i - 1, content.charCodeAt(i)));
  return pairs;
}

function pairOf(text: string, at: number, next: number): number {
  return text.charCodeAt(at) * 0x10000 + next;
}
