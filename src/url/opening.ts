import { type Comparison, textPage } from "../state/pages";
import type { CarriedText, PresentEntry } from "./entry";
import { largeText } from "./limits";
import { onTopOf, withoutTokenizers } from "./onTopOf";
import { problems } from "./problems";
import type { ParseResult } from "./readLink";
import type { Shown } from "./shown";
import type { FoundDraft, SyncedApp } from "./syncedApp";
import type { AddressWriter } from "./writing";

// What most visits begin without: it comes with the first link.
export { openKept } from "./onTopOf";
export { fragmentToComparison } from "./readLink";

/** An entry that the browser has come to, and what its address is shown in. */
export interface Visit {
  readonly app: SyncedApp;
  readonly shown: Shown;
  readonly entry: PresentEntry;
  readonly writer: AddressWriter;
  /** What the app showed before any address. */
  readonly defaults: Comparison;
  /** Whether the entry was one of ours before. */
  readonly ours: boolean;
  /** Whether the user has changed something while its address was read. */
  readonly isChanged: boolean;
  /** Whether the page that showed it last did not end in order. */
  readonly isCrashed: boolean;
  /** The draft that was looked for then. */
  readonly found: FoundDraft | null;
}

type Read = Extract<ParseResult, { ok: true }>;

const noText: CarriedText = { text: "", split: undefined };

/** Offers the user's own back, unless it shows. */
export function offerBack({ app, shown }: Visit, mine: Comparison | null): void {
  if (mine === null || mine.text === "" || mine.text === shown.comparison.text) return;
  shown.offerBack(mine);
  app.drafts.leave();
}

/** Begins with what was chosen on an earlier visit, which the address comes to say. What of it cannot be read is as at first. */
export function choose({ shown, writer }: Visit, { comparison, lost }: Read): void {
  const before = shown.comparison;
  if (comparison === null) return;
  const chosen = lost?.tokenizers ? withoutTokenizers(comparison, before) : comparison;
  shown.show({ ...onTopOf(chosen, before), text: before.text, split: before.split });
  shown.remember(false);
  writer.schedule(0);
}

/** Whether a text is to be offered rather than opened: it may be what ended the page. A tab that was duplicated, or put to sleep, has not crashed. */
function isToBeHeld({ isCrashed, found, isChanged }: Visit, text: string): boolean {
  const { document: page } = globalThis as { document?: { readonly wasDiscarded?: boolean } };
  return isCrashed && !isChanged && !page?.wasDiscarded && found?.isElsewhere !== true && text.length >= largeText;
}

/** Opens all but the text, which is offered. A draft is left as it is, for another visit too; else the address stays as it is. */
function holdBack({ app, shown, entry, writer, found }: Visit, comparison: Comparison): void {
  app.drafts.leave();
  shown.show({ ...comparison, text: "", split: undefined });
  shown.ownText = false;
  const isDraft = found?.text === comparison.text;
  if (isDraft) entry.renew();
  shown.remember(!isDraft);
  if (isDraft) writer.schedule(0);
  shown.holdBack(comparison, isDraft ? found.saved : null);
  shown.report(null);
}

/** Goes on where the last page load ended, which its address does not say. */
export function resume(visit: Visit, comparison: Comparison): void {
  const { shown, writer, isChanged } = visit;
  if (isToBeHeld(visit, comparison.text)) {
    holdBack(visit, comparison);
    return;
  }
  const before = shown.comparison;
  shown.show(comparison);
  if (isChanged && before.text !== "" && before.text !== shown.comparison.text) shown.offerBack(before);
  shown.ownText = true;
  shown.remember(false);
  writer.schedule(0);
  shown.report(null);
}

/** Shows what an address said that this page load hasn't seen before. */
export function arrive(
  visit: Visit,
  { comparison, textLeftOut, isByHand = false, keepsText = false, lost }: Read,
): void {
  const { shown, writer, ours } = visit;
  const { comparison: before, mine } = shown;
  const said = comparison ?? visit.defaults;
  const link = lost?.tokenizers ? withoutTokenizers(said, before) : said;
  const isTextMissing = textLeftOut || lost?.text === true;
  const isOwnShown = isTextMissing && shown.ownText && before.text !== "";
  // A link to another page says nothing of the text; after a reload it is where a long one is.
  const isElsewhere = isTextMissing || link.page !== textPage;
  const carried = keepsText ? before : isElsewhere ? visit.entry.recall() : link;
  // Our sample, or the text of the link before, is not to be taken for what this sender meant.
  const source = carried ?? (isTextMissing && !shown.ownText ? noText : before);
  const { text, split } = source;
  if (isToBeHeld(visit, text)) {
    holdBack(visit, { ...onTopOf(link, before), text, split });
    return;
  }
  // Whether it is a chat goes with the text.
  const kind = source === before && { input: (keepsText && link.input) || before.input };
  shown.show({ ...onTopOf(link, before), text, split, ...kind });
  // Back and Forward leave the text in the entry that was left; a link comes over it.
  if (!ours || visit.isChanged) offerBack(visit, mine);
  if (carried !== undefined && !keepsText) shown.ownText = shown.wasOwn();
  // The entry has no text yet: a reload would find the sample in the place of what shows.
  const isOwedText = isElsewhere && source === before && text !== visit.defaults.text;
  shown.remember(!isByHand && !isOwedText);
  // As ours are: short, and with a check.
  if (isByHand || isOwedText) writer.schedule(0);
  shown.report(lost?.problem ?? (carried === undefined && textLeftOut ? problems.textNotInLink(isOwnShown) : null));
  // Of a history entry of ours it was told, or is known; what a link left out is told above.
  if (!ours && carried === link && text === "") visit.app.onTextless?.();
}
