import { maxColumns } from "../state/compare/slice";
import type { Page } from "../state/pages";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";

/** What somebody may have meant by an address that is of no page. */
export type NearestPage =
  | { readonly page: "tokenizer"; readonly reference: TokenizerReference }
  | { readonly page: Exclude<Page, "tokenizer"> };

/**
 * Why a link or a comparison file could not be opened, or not wholly. `message` is for people: what is wrong, and what to
 * do. Whatever it quotes from the link is clipped and freed of control characters, but is still text, never HTML.
 */
export type LinkProblem = { readonly message: string } & (
  | { readonly code: "not-a-link" }
  | { readonly code: "unknown-page"; readonly page: string; readonly nearest: NearestPage | null }
  | { readonly code: "link-too-large" }
  | { readonly code: "version-missing" }
  | { readonly code: "version-too-old"; readonly version: number }
  | { readonly code: "newer-version"; readonly version: number }
  | { readonly code: "malformed-parameter"; readonly parameter: string }
  | { readonly code: "no-tokenizers" }
  | { readonly code: "too-many-tokenizers" }
  | { readonly code: "repeated-tokenizers"; readonly names: readonly string[] }
  | { readonly code: "unknown-tokenizers"; readonly names: readonly string[] }
  | { readonly code: "model-not-built-in"; readonly names: readonly string[] }
  | { readonly code: "unsupported-tokenizers"; readonly names: readonly string[] }
  | { readonly code: "damaged-tokenizers"; readonly names: readonly string[] }
  | { readonly code: "link-changed" }
  | { readonly code: "text-damaged" }
  | { readonly code: "text-too-large" }
  /** The comparison was opened, but its text was too long to travel in the link. */
  | { readonly code: "text-not-in-link" }
  /** The text is on screen, but the browser refused to keep it for a reload. */
  | { readonly code: "text-not-kept" }
  /** Some of the link could be read; in the order in which it was found, what could not. */
  | { readonly code: "partly-read"; readonly problems: SeveralProblems }
  /** What reads links could not be loaded. */
  | { readonly code: "link-not-read" }
  | { readonly code: "file-damaged" }
);

/** At least one. */
export type SeveralProblems = readonly [LinkProblem, ...(readonly LinkProblem[])];

/** Tells of a link of which some could be read. */
export type PartlyRead = Extract<LinkProblem, { readonly code: "partly-read" }>;

const askAgain = "Ask for the link again, or for the comparison as a file.";

/** A piece of a hostile link, fit to stand in a sentence: at most 40 characters, no control or bidi characters. */
export function quote(value: string): string {
  const characters = Array.from(value.slice(0, 100).replace(/[\p{C}\p{Z}]/gu, " "));
  const clipped = characters.length > 40 || value.length > 100;
  return `“${characters.slice(0, 40).join("")}${clipped ? "…" : ""}”`;
}

/** One maker a kind of problem, so that wording is in one place. */
export const problems = {
  textNotInLink: (isOwnShown: boolean): LinkProblem => ({
    code: "text-not-in-link",
    message: [
      "The text was too long for this link, so the link has only the tokenizers and options.",
      ...(isOwnShown ? ["What you see is your own."] : []),
      "Ask its sender for the comparison as a file, and drop that here.",
    ].join(" "),
  }),
  notALink: (fragment: string): LinkProblem => ({
    code: "not-a-link",
    message: `The address ends in ${quote(fragment)}, which is not a Tessera link. Check that the whole link was copied.`,
  }),
  /** @param isLink whether the address has more than the page: what people type has not */
  unknownPage: (page: string, nearest: NearestPage | null, isLink: boolean): LinkProblem => ({
    code: "unknown-page",
    page,
    nearest,
    message:
      `This Tessera has no page called ${quote(page)}.` +
      (isLink ? " Check the link, or reload the page to get the newest version." : ""),
  }),
  linkTooLarge: (): LinkProblem => ({
    code: "link-too-large",
    message: "The link is longer than any that Tessera makes, so it was not read. Ask for the comparison as a file.",
  }),
  versionMissing: (): LinkProblem => ({
    code: "version-missing",
    message: `The link doesn't say which version it was made with (v=…), so part of it is missing. ${askAgain}`,
  }),
  versionTooOld: (version: number): LinkProblem => ({
    code: "version-too-old",
    version,
    message: `The link says version ${version}, but links start at version 1. ${askAgain}`,
  }),
  newerVersion: (version: number, known: number): LinkProblem => ({
    code: "newer-version",
    version,
    message:
      `Made with a newer Tessera (version ${version}); this one knows up to ${known}. ` +
      "Reload the page, or ask for the text and the tokenizers' names.",
  }),
  malformed: (parameter: string, why: string): LinkProblem => ({
    code: "malformed-parameter",
    parameter,
    message: `The link's “${parameter}” ${why}. Correct it in the address, or ask for the link again.`,
  }),
  noTokenizers: (): LinkProblem => ({
    code: "no-tokenizers",
    message: `The link names no tokenizer (t=…), so part of it is missing. ${askAgain}`,
  }),
  /** @param parameter that lists them */
  tooManyTokenizers: (parameter: string): LinkProblem => ({
    code: "too-many-tokenizers",
    message: `The link names more than ${maxColumns} tokenizers. Shorten the list after “${parameter}=” in the address.`,
  }),
  repeatedTokenizers: (names: readonly string[], parameter: string): LinkProblem => ({
    code: "repeated-tokenizers",
    names,
    message: `The link names ${list(names)} more than once. Remove the repetition after “${parameter}=” in the address.`,
  }),
  unknownTokenizers: (names: readonly string[]): LinkProblem => ({
    code: "unknown-tokenizers",
    names,
    message: `This Tessera has no tokenizer called ${list(names)}. Check the spelling, or reload to get the newest version.`,
  }),
  /** @param tokenizer of the Hub, without a commit */
  modelOfHub: (name: string, tokenizer: string): LinkProblem => ({
    code: "model-not-built-in",
    names: [name],
    message: `${quote(name)} has the tokenizer ${tokenizer}, which a link names with its commit. Add it by its name on this page.`,
  }),
  /** @param sentence what is known of the model's tokenizer */
  modelWithoutTokenizer: (name: string, sentence: string): LinkProblem => ({
    code: "model-not-built-in",
    names: [name],
    message: `There is no tokenizer for ${quote(name)}. ${sentence}`,
  }),
  unsupportedTokenizers: (names: readonly string[]): LinkProblem => ({
    code: "unsupported-tokenizers",
    names,
    message:
      `This version of Tessera can't open ${list(names)}: it knows built-in tokenizers, hub:… and file:… ` +
      "Reload the page to get the newest version.",
  }),
  damagedTokenizers: (names: readonly string[]): LinkProblem => ({
    code: "damaged-tokenizers",
    names,
    message:
      `The link's ${list(names)} cannot be a tokenizer: hub:owner/name@commit has a commit of 40 digits, and ` +
      `file:name#hash a hash of 64. ${askAgain}`,
  }),
  linkChanged: (): LinkProblem => ({
    code: "link-changed",
    message:
      "The link was cut short or changed after it was made: its tokenizers and options may not be the sender’s. " +
      "If it was not you who changed it, ask for the link again.",
  }),
  textDamaged: (): LinkProblem => ({
    code: "text-damaged",
    message: `The text in the link is damaged: the link was cut short or changed on its way. ${askAgain}`,
  }),
  textTooLarge: (limitBytes: number): LinkProblem => ({
    code: "text-too-large",
    message:
      `The text is larger than ${limitBytes / 1024 / 1024} MB, which is the most that a link or a comparison file carries. ` +
      "Share the text as a file of its own.",
  }),
  fileDamaged: (why: string): LinkProblem => ({
    code: "file-damaged",
    message: `This is a Tessera comparison file, but ${why}. Ask for the file again.`,
  }),
};

/** A notice is read by people: what is wrong besides is counted. */
const mostTold = 3;

/** Tells of a link that was read in part. @param textLost whether its text could not be */
export function partlyRead(found: SeveralProblems, textLost: boolean): PartlyRead {
  const rest = textLost
    ? "What could be read of the link is shown, without its text."
    : "What could be read of the link is shown.";
  const messages = found.slice(0, mostTold).map(({ message }) => message);
  if (found.length > mostTold) messages.push(`And ${found.length - mostTold} more of its options could not be read.`);
  return { code: "partly-read", problems: found, message: [...messages, rest].join(" ") };
}

function list(names: readonly string[]): string {
  return names.map(quote).join(", ");
}
