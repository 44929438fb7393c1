import { byteName } from "../../../tokenizers/notation";
import type { AuditedTokenizer, Entries } from "../entries";
import type { ModelFacts } from "../modelFacts";
import { Completions } from "../reach/completions";
import { BytePairs } from "../reach/neighbours";
import type { Verdict } from "../reach/reach";
import { Reach, Reason, reasonNames } from "../reach/verdicts";
import { type Writing, writingOf, writtenAs } from "../reach/writing";
import { charactersWith, utf8Parts } from "../utf8Parts";
import { type Becoming, whatBecomes } from "./whatBecomes";

/** Why no text gives an entry, finer than {@link Reason}: what there is a sentence for. */
export type Cause =
  | "noText"
  | Exclude<keyof typeof Reason, "none">
  /** Of `normalizer`: of a byte that stands in for characters, and of what goes on with a word. */
  | "byteRewritten"
  | "neverInWords"
  /** Of `pattern`: cut inside, cut before, left out, rewritten by itself, or no word begins so. */
  | "cutInside"
  | "cutBefore"
  | "leftOut"
  | "rewrittenOrCut"
  | "beginsNoWord"
  /** Of `hasEntry`: the unknown token, where nothing is unknown. */
  | "nothingUnknown";

/** Why no text gives an entry, and what becomes of texts that have its bytes in them. */
export interface WhyNot {
  readonly cause: Cause;
  readonly texts: readonly Becoming[];
}

/** Texts that are shown, and that are followed to find some that end in different ways. */
const mostShown = 3;
const mostFollowed = 24;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Tells why entries are not reached. */
export class WhyNotTeller {
  private readonly tokenizer: AuditedTokenizer;
  private readonly facts: ModelFacts;
  private readonly writing: Writing;
  private readonly completions: Completions;

  constructor(tokenizer: AuditedTokenizer, facts: ModelFacts, entries: Entries) {
    this.tokenizer = tokenizer;
    this.facts = facts;
    this.writing = writingOf(tokenizer);
    // Characters that are rewritten are what is to be seen, where that is why.
    this.completions = new Completions(new BytePairs(entries), () => true);
  }

  /**
   * @param bytes what the entry stands for
   * @param verdict one of never, noText or undecided
   */
  tell(id: number, bytes: Uint8Array, verdict: Verdict): WhyNot {
    if (verdict.reach === Reach.noText) return { cause: "noText", texts: [] };
    const isByte = this.facts.hasByteFallback && this.tokenizer.tokenName(id) === byteName(bytes[0] ?? 0);
    const isUnknown = this.isUnknown(id);
    const texts = isUnknown ? [] : this.outcomes(id, bytes, isByte);
    return { cause: this.causeOf(id, verdict.reason, texts, isByte, isUnknown), texts };
  }

  private causeOf(id: number, reason: Reason, texts: readonly Becoming[], isByte: boolean, isUnknown: boolean): Cause {
    const continues = this.continues(id);
    switch (reason) {
      case Reason.normalizer:
        return isByte ? "byteRewritten" : continues ? "neverInWords" : "normalizer";
      case Reason.hasEntry:
        return isUnknown ? "nothingUnknown" : "hasEntry";
      case Reason.pattern: {
        const [own] = texts;
        if (own === undefined) return "pattern";
        if (own.isCutInside) return "cutInside";
        if (continues) return own.cut === null ? "pattern" : "cutBefore";
        if (own.isRewritten) return "rewrittenOrCut";
        if (own.isLeftOut) return "leftOut";
        return this.facts.kind === "WordPiece" && own.cut === null ? "beginsNoWord" : "pattern";
      }
      default:
        return nameOf(reason);
    }
  }

  /** What becomes of a few texts that have an entry's bytes in them, those first that end in different ways. */
  private outcomes(id: number, bytes: Uint8Array, isByte: boolean): Becoming[] {
    const found = new Map<string, Becoming>();
    const others: Becoming[] = [];
    let followed = 0;
    for (const text of this.textsWith(id, bytes, isByte)) {
      if (followed++ === mostFollowed || found.size === mostShown) break;
      const becoming = whatBecomes(this.tokenizer, this.writing, text, { id, bytes });
      if (becoming === null || becoming.tokens.includes(id)) continue;
      const way = `${becoming.isCutInside} ${becoming.isMade} ${becoming.join === null}`;
      if (found.has(way)) others.push(becoming);
      else found.set(way, becoming);
    }
    const shown = [...found.values(), ...others].slice(0, mostShown);
    // What is joined is nearer to a token than what is cut.
    return [...shown.filter(({ isCutInside }) => !isCutInside), ...shown.filter(({ isCutInside }) => isCutInside)];
  }

  /** Texts that have an entry's bytes in them: its own, or those that make whole characters of it. */
  private *textsWith(id: number, bytes: Uint8Array, isByte: boolean): Generator<string> {
    if (isByte) {
      for (const code of charactersWith(bytes[0] ?? 0)) {
        const character = String.fromCodePoint(code);
        if (!/[\p{Cn}\p{Co}\p{Cs}]/u.test(character)) yield character;
      }
      return;
    }
    const parts = utf8Parts(bytes);
    if (parts === null) return;
    if (parts.tail + parts.head > 0) return yield* this.completions.of(bytes, parts);
    const text = decoder.decode(bytes);
    const { suffix } = this.facts;
    const own = suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
    if (this.continues(id)) yield `a${own}`;
    else yield* writtenAs(this.writing, own).slice(0, 1);
  }

  private isUnknown(id: number): boolean {
    const { unknown, unknownId } = this.facts;
    return id === unknownId || (unknown !== null && this.tokenizer.stages.model.idOf(unknown) === id);
  }

  private continues(id: number): boolean {
    const { prefix } = this.facts;
    const name = this.tokenizer.stages.model.entry(id) ?? "";
    return prefix !== "" && name.startsWith(prefix) && name.length > prefix.length;
  }
}

function nameOf(reason: Reason): Exclude<keyof typeof Reason, "none"> {
  const name = reasonNames[reason] ?? "none";
  return name === "none" ? "notFound" : name;
}
