import type { Check, CheckName } from "../../../../../analysis/vocabulary/checks/checks";
import { formatCount, plural } from "../../../../../ui/format";

/** What a check is called, and what it comes to. */
interface CheckWords {
  readonly title: string;
  /** Where it passes, by proof or by what was looked at. */
  readonly passes: string;
  /** Where it does not: what the failures are. */
  fails(count: number): string;
  /** What was looked at. */
  cases(count: number): string;
  /** What its numbers are. */
  readonly numbers: "bytes" | "characters" | "entries" | "none";
}

export const checkWords: Readonly<Record<CheckName, CheckWords>> = {
  bytes: {
    title: "All 256 bytes have an entry",
    passes: "So any text can be spelled, if need be byte by byte.",
    fails: (count) => `${plural(count, "byte has", "bytes have")} none: characters without an entry become unknown.`,
    cases: () => "Looked at each byte.",
    numbers: "bytes",
  },
  roundTrip: {
    title: "Characters come back",
    passes: "Each character’s tokens, put together, are that character again.",
    fails: (count) =>
      `${plural(count, "character does", "characters do")} not: unknown, dropped, or written in another way.`,
    cases: (count) => `Looked at each of ${formatCount(count)} characters by itself.`,
    numbers: "characters",
  },
  whiteSpace: {
    title: "White space is kept",
    passes: "Every kind of it, once and several times, wherever it stands.",
    fails: (count) => `${plural(count, "text loses", "texts lose")} some of it, or change it.`,
    cases: (count) => `Tried ${formatCount(count)} texts.`,
    numbers: "none",
  },
  controlTokens: {
    title: "Text gives no control token",
    passes: "Their names, read as text, are cut like other text.",
    fails: (count) => `${plural(count, "control token is", "control tokens are")} made of text too.`,
    cases: (count) => `Tried each of ${formatCount(count)} names, alone and beside others.`,
    numbers: "entries",
  },
  deterministic: {
    title: "The same text always gives the same tokens",
    passes: "Nothing is left to chance.",
    fails: () => "Merges are dropped at random (dropout).",
    cases: () => "",
    numbers: "none",
  },
  idempotent: {
    title: "Rewriting a text twice changes no more than once",
    passes: "What is rewritten before it is cut (normalized) stays so.",
    fails: (count) =>
      `${plural(count, "character goes", "characters go")} on changing when rewritten (normalized) again.`,
    cases: (count) => `Looked at each of ${formatCount(count)} characters by itself.`,
    numbers: "characters",
  },
  longEntries: {
    title: "No entry is longer than 128 bytes",
    passes: "Longer ones hardly any text has a use for.",
    fails: (count) => `${plural(count, "entry is", "entries are")} longer.`,
    cases: () => "Looked at all entries.",
    numbers: "entries",
  },
  merges: {
    title: "Each longer entry is joined of others",
    passes: "No entry is without a rule (merge) that joins it of two others.",
    fails: (count) => `No rule (merge) joins ${plural(count, "entry", "entries")} of two others.`,
    cases: () => "Looked at all entries.",
    numbers: "entries",
  },
};

/** What a check has come to, in a sentence or two. */
export function checkInWords({ name, verdict, failures, extent }: Check): string {
  const words = checkWords[name];
  if (verdict === "notApplicable") {
    return name === "merges" ? "This model does not merge by a list." : "It has no control tokens.";
  }
  const found = verdict === "pass" ? words.passes : words.fails(failures);
  const rests = extent.kind === "proof" ? (verdict === "pass" ? "Proved." : "") : words.cases(extent.cases);
  return [found, rests].filter((part) => part !== "").join(" ");
}
