import { type Comparison, textPage } from "../state/pages";
import type { Address, EntryKeys } from "./address";
import { type KeptText, keptText, packKept, unpackKept } from "./keptText";
import { linkLimit } from "./limits";
import { forgetText, type HowLeft, howLeft, keepText, markLeft, mintKey, recallText } from "./session";
import { encodeText, type TextParameter, textLeftOut } from "./text";
import { joinFragment } from "./writeLink";

/** Where the keys of an entry that was left are, for a reload which does not have them. */
const leftKey = "step";
/** How long a browser may take to take in what was written, in milliseconds. */
const takenInMs = 2000;

/** A text, or two behind each other, as all in this folder carry them. */
export type CarriedText = Pick<Comparison, "text" | "split">;

/** How writing an entry's address went. */
export type Written =
  /** A reload of the page shows all of it. */
  | "whole"
  /** The text is too long for the address, and the session has no room for it. */
  | "text-not-kept"
  /** The address is as it was. */
  | "not-written";

/**
 * The history entry that shows, and what its address says. Its text stands in the address where it fits, and else in the
 * session under the entry's text key; entries that differ in options only share that key.
 */
export class PresentEntry {
  readonly #address: Address;
  readonly #isPrivate: () => boolean;
  #keys: EntryKeys = { entry: "", text: "" };
  /** Whether other entries may go by the same text key, so that another text needs another key. */
  #textShared = true;
  #isMarked = false;
  /** Fragments that this page load has seen in the entry's address: the first and the last two. */
  #seen: string[] = [];
  /** When its address last came to say all of it, text and all. */
  #wholeAt = 0;
  /** Whether its address or the session have the text, and not a draft alone. */
  isHere = true;
  /** The last text that was packed: steps that leave the text alone then need not wait for it. */
  #packed: { readonly text: string; readonly parameter: TextParameter } | null = null;

  /** @param isPrivate whether no address may have a text now: browsers keep addresses, and the session ends with the tab */
  constructor(address: Address, isPrivate: () => boolean) {
    this.#address = address;
    this.#isPrivate = isPrivate;
  }

  /** Tells the entry from all others, over reloads too. */
  get key(): string {
    return this.#keys.entry;
  }

  /** Whether the browser has left this entry for another, its own or one that nobody marked yet. */
  isLeft(): boolean {
    return this.#address.keys()?.entry !== this.#keys.entry;
  }

  /** Goes over to the entry that the browser shows now, marking it if it is new. True when it was one of ours. */
  adopt(): boolean {
    const known = this.#address.keys();
    const left = this.#recallLeft();
    const found = known ?? left;
    this.#seen = [this.#address.fragment()];
    this.#wholeAt = 0;
    this.isHere = true;
    this.#keys = found ?? { entry: mintKey(), text: mintKey() };
    this.#textShared = true;
    if (known === null) this.#address.write("replace", this.#keys, this.#address.fragment());
    return found !== null;
  }

  /** Makes a new entry after this one and goes over to it. False when the browser refuses. */
  step(comparison: Comparison, sameText: boolean): boolean {
    const keys = { entry: mintKey(), text: sameText ? this.#keys.text : mintKey() };
    if (!this.#address.write("push", keys, this.#fragment(comparison))) return false;
    this.#keys = keys;
    this.#seen = [this.#address.fragment()];
    this.#wholeAt = 0;
    this.#textShared = sameText;
    return true;
  }

  /** Packs the text for {@link write}, or finds out that it is too long. Touches nothing else. */
  async pack(comparison: Comparison): Promise<void> {
    if (comparison.page !== textPage || this.#isPrivate()) {
      this.#packed = { text: comparison.text, parameter: textLeftOut };
      return;
    }
    const rest = this.#address.base().length + joinFragment(comparison, ["x16", ""]).length;
    const parameter = await encodeText(comparison.text, linkLimit - rest);
    this.#packed = { text: comparison.text, parameter };
  }

  /**
   * Writes the address at once. A text not {@link pack}ed goes to the session as if it were too long; when that fails, the
   * address stays as it was, since an older text is better than none.
   */
  write(comparison: Comparison): Written {
    this.unmarkLeft();
    const inAddress = this.#textFor(comparison) !== textLeftOut;
    const kept = inAddress || this.#keep(comparison);
    if (!kept && this.#packed?.text !== comparison.text) return "not-written";
    if (!this.#address.write("replace", this.#keys, this.#fragment(comparison))) return "not-written";
    this.#seen = [...this.#seen.slice(0, 1), ...this.#seen.slice(1).slice(-1), this.#address.fragment()];
    if (inAddress && !this.#textShared) {
      for (const key of [this.#keys.text, this.#splitKey]) forgetText(this.#address.session, key);
    }
    forgetText(this.#address.session, this.#unwrittenKey);
    this.#wholeAt = inAddress ? Date.now() : 0;
    this.isHere = kept;
    return kept ? "whole" : "text-not-kept";
  }

  /**
   * Keeps in the session what the address does not say yet, for a page that may be gone before it does. It goes by the
   * entry's own key: what the address and its keys say by then is not what a reload finds. False when there is no room.
   */
  keepUnwritten(comparison: Comparison): boolean {
    return keepText(this.#address.session, this.#unwrittenKey, packKept(keptText(comparison)));
  }

  /**
   * Whether the address says all of it, and so new that a reload may find the one before: browsers take addresses in
   * apart from the page, and Chromium reloads with what has reached it by then.
   */
  get isFresh(): boolean {
    return Date.now() - this.#wholeAt < takenInMs;
  }

  /** Keeps the entry's keys for a reload that does not have them: Chromium takes an address in at once, and up to seconds later what is behind it. */
  keepKeys(): void {
    keepText(this.#address.session, leftKey, [this.#keys.entry, this.#keys.text, ...this.#seen].join(" "));
  }

  #recallLeft(): EntryKeys | null {
    const [entry, text, ...seen] = (recallText(this.#address.session, leftKey) ?? "").split(" ");
    forgetText(this.#address.session, leftKey);
    // Who opens a link once more wants what it says.
    const isSame = this.#address.isReload() && seen.includes(this.#address.fragment());
    return isSame && entry !== undefined && text !== undefined ? { entry, text } : null;
  }

  /** What {@link keepUnwritten} kept of this entry. */
  recallUnwritten(): KeptText | undefined {
    const packed = recallText(this.#address.session, this.#unwrittenKey);
    return packed === undefined ? undefined : unpackKept(packed);
  }

  get #unwrittenKey(): string {
    return `${this.#keys.entry}+`;
  }

  /** Says that the page is left in order. @param isKept whether nothing of this entry is lost */
  markLeft(isKept: boolean): void {
    this.#isMarked = true;
    markLeft(this.#address.session, this.#keys.entry, isKept);
  }

  /** Ends {@link markLeft}: the page has come back, and there is something to lose. */
  unmarkLeft(): void {
    if (this.#isMarked) {
      this.howLeft();
      forgetText(this.#address.session, leftKey);
    }
    this.#isMarked = false;
  }

  /** How the page was left that last showed this entry. Asked once a page. */
  howLeft(): HowLeft {
    return howLeft(this.#address.session, this.#keys.entry);
  }

  /** Goes by new keys, as another entry in this one's place: what is kept under the old ones stays as it is. */
  renew(): void {
    this.#keys = { entry: mintKey(), text: mintKey() };
  }

  /** The text that the session has for this entry, and where the second of two begins in it. */
  recall(): CarriedText | undefined {
    const [text, split] = [this.#keys.text, this.#splitKey].map((key) => recallText(this.#address.session, key));
    return text === undefined ? undefined : { text, split: split === undefined ? undefined : Number(split) };
  }

  get #splitKey(): string {
    return `${this.#keys.text}/`;
  }

  #fragment(comparison: Comparison): string {
    return joinFragment(comparison, this.#textFor(comparison));
  }

  /** How the address can carry the text without waiting. */
  #textFor(comparison: Comparison): TextParameter {
    if (comparison.text === "") return null;
    // Compare's text is no part of a link to another page, but is there again when the page is reloaded.
    if (comparison.page !== textPage || this.#isPrivate()) return textLeftOut;
    if (this.#packed?.text !== comparison.text) return textLeftOut;
    const { parameter } = this.#packed;
    // Packed for other options, perhaps, that left more room.
    const length = this.#address.base().length + joinFragment(comparison, parameter).length;
    return length > linkLimit ? textLeftOut : parameter;
  }

  #keep({ text, split }: CarriedText): boolean {
    const kept = this.recall();
    if (kept?.text === text && kept.split === split) return true;
    if (this.#textShared) this.#keys = { ...this.#keys, text: mintKey() };
    this.#textShared = false;
    if (split === undefined) forgetText(this.#address.session, this.#splitKey);
    else if (!keepText(this.#address.session, this.#splitKey, String(split))) return false;
    return keepText(this.#address.session, this.#keys.text, text);
  }
}
