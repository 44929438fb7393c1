import type { Bench } from "./bench";
import type { LiveFigure } from "./figures";
import { numbersIn, type Said } from "./numbers";

/** What findings are grouped by, in the guide's order. */
export const questions = {
  pays: "Who pays more?",
  here: "Why was it cut here?",
  otherwise: "How else could it be cut?",
  vocabulary: "What is in a vocabulary?",
  carry: "What do tokens carry?",
  noise: "Does it survive noise?",
  words: "Does it respect words?",
  made: "How are vocabularies made?",
  after: "What comes after subwords?",
} as const;

export type Question = keyof typeof questions;

/** A number that a finding's texts say, and which of the figure's facts bears it out. */
export interface Stated {
  /**
   * As it stands in a text, one number with what belongs to it: “470”, “9.8%”, “a fifth”, “twice”. With “more than half”, “most” or
   * “nearly all” the fact is on that side of it (`numbers.ts`).
   */
  readonly says: string;
  /** The fact's name. */
  readonly fact: string;
  /** How far the fact may be from it: 0 where it is counted. */
  readonly within: number;
}

/** A number that a paper gives where the same thing is measured here. */
export interface Published {
  /** In a sentence, without its full stop: “The paper counts 12”. */
  readonly says: string;
  /** Where the paper says it: “abstract”, “table 2”. */
  readonly where: string;
  /** Why it is other here, where it is; null where both are the same. */
  readonly differs: string | null;
}

/** What a paper found, live. One file each in `findings/`. */
export interface Finding {
  /** As its file is called. In links, so it never changes. */
  readonly id: string;
  readonly question: Question;
  /** A sentence, without its full stop. */
  readonly title: string;
  /** Three sentences at most, of our own. */
  readonly claim: string;
  /** What the figure shows, and of which text. */
  readonly caption: string;
  /** Short names of the papers (`papers/`), the first being the one that found it. */
  readonly papers: readonly string[];
  readonly published?: Published;
  /** What is not to be seen without a model; left out where nothing is missing. */
  readonly limits?: string;
  /** Each number in title, claim, caption and limits, and in why a published one differs, in digits or in words. */
  readonly stated: readonly Stated[];
  /** Numbers there that no figure gives: of what is cut or set, of how the paper did it. Names of models need not be told. */
  readonly named?: readonly string[];
  /** Where it goes on: what its link has behind `#/`, as people write it: with `v=1`, or with a text in the clear. */
  readonly open: string;
  /**
   * The text that its link goes on with, where the figure is of one that no link can have written in it: the bundled corpus' in a
   * language, or so many UTF-16 units of it. The page puts it in as soon as it has the figure.
   */
  readonly openText?: { readonly language: string; readonly units?: number };
  /** What it tells of besides what its link opens, as `about.ts` names it: `["noise", "audit.never", "languages.premium"]`. */
  readonly about?: readonly string[];
  /** Its place in the tour of five minutes, from 1; left out where it is not in it. */
  readonly tour?: number;
  /**
   * Computes the figure, within a second. What few findings need comes from `tools.ts` by the bench: the page has all findings at once, and computes none.
   * @throws {TokenizerError} where a tokenizer cannot be had
   * @throws {CorpusError} where the corpus cannot be had
   */
  figure(bench: Bench): Promise<LiveFigure>;
}

/** Sentences on what a figure does not bear out of its finding's texts; none where all is well. */
export function notBorneOut({ stated }: Finding, { facts }: LiveFigure): string[] {
  return stated.flatMap(({ says, fact, within }) => {
    const is = facts[fact];
    if (is === undefined) return [`“${says}” is of “${fact}”, which the figure does not tell.`];
    const [said] = numbersIn(says);
    return said !== undefined && isBorneOut(said, is, within) ? [] : [`The text says ${says}; here it is ${is}.`];
  });
}

function isBorneOut({ value, bound }: Said, is: number, within: number): boolean {
  if ((bound === "above" && is <= value) || (bound === "below" && is >= value)) return false;
  // In binary a tolerance such as 0.05 is not met exactly at its edge.
  return Math.abs(is - value) <= within + 1e-9;
}

/**
 * Where a finding's link leads, behind `#/`.
 * @param text of its `openText`; null where it is not there yet, so that the page shows the text that it has
 */
export function openedBy({ open, openText }: Finding, text: string | null): string {
  return openText === undefined || text === null ? open : `${open}&text=${encodeURIComponent(text)}`;
}
