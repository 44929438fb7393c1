import { parseReference, type TokenizerReference } from "../../../tokenizers/tokenizerReference";

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** Units of time and their seconds, the longest first. */
const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** Digits of a hash that people can compare at a glance. */
const shownDigits = 7;

/** “3 days ago”. @param time milliseconds since 1970, as `now` */
export function timeAgo(time: number, now: number = Date.now()): string {
  const seconds = Math.max(0, (now - time) / 1000);
  const [unit, length] = units.find(([, least]) => seconds >= least) ?? ["second", 60];
  return unit === "second" ? "just now" : relative.format(-Math.floor(seconds / length), unit);
}

/** Where a tokenizer is from, in few words: “owner/name at 1234567 on the Hub”. */
export function sourceOf(reference: TokenizerReference): string {
  const parts = parseReference(reference);
  if (parts?.kind === "hub") return `${parts.id} at ${parts.commit.slice(0, shownDigits)}, Hugging Face Hub`;
  if (parts?.kind === "file") return `your file, SHA-256 ${parts.sha256.slice(0, shownDigits)}…`;
  return reference;
}
