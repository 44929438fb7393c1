import { create } from "zustand";
import { longestListName, parseOwnList } from "../../instruments/options";
import { hashText } from "../../text/hash";
import { ownKey } from "../../text/ownKey";
import { utf8Encode } from "../../text/utf8";
import { isRemembering } from "../switchSetting";
import { tryStorage } from "../tryStorage";
import { BrowserListStorage, type ListStorage, type OwnList } from "./storage";

/** An own list as fields show it. */
export interface ListedList extends OwnList {
  /** Whether it will be here at the next visit. */
  readonly isKept: boolean;
}

interface OwnListsState {
  /** Of this visit and kept ones, by their names. */
  readonly lists: readonly ListedList[];
  /** Whether the browser was asked which it keeps. */
  readonly isKnown: boolean;
  /** Why kept lists cannot be had or changed; null where nothing is wrong. */
  readonly problem: string | null;
}

export const useOwnLists = create<OwnListsState>()(() => ({ lists: [], isKnown: false, problem: null }));

/** A list's value as an option's: the same for the same text and name. */
export function ownListValue({ name, hash }: Pick<OwnList, "name" | "hash">): string {
  return ownKey(name, hash);
}

/** UTF-16 units that a list may have: longer ones would keep the page waiting when they are read. */
export const longestList = 8_000_000;

/** A name as a list may have it: visible, not too long; “list” where nothing is left. */
export function listName(written: string): string {
  const visible = written.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim();
  return visible.slice(0, longestListName).toWellFormed().trim() || "list";
}

/** The lists of the user's own that can be used: those of this visit, and those that the browser keeps. */
export class OwnLists {
  private readonly storage: ListStorage;
  /** Of this visit's lists, and of kept ones that were asked for. */
  private readonly texts = new Map<string, string>();

  constructor(storage: ListStorage) {
    this.storage = storage;
  }

  /** Reads which lists are kept again: another tab may have changed it. */
  async refresh(): Promise<void> {
    await this.tryStorage(async () => {
      const kept = await this.storage.list();
      const hashes = new Set(kept.map(({ hash }) => hash));
      const visiting = useOwnLists.getState().lists.filter(({ hash }) => !hashes.has(hash) && this.texts.has(hash));
      setLists([
        ...kept.map((list) => ({ ...list, isKept: true })),
        ...visiting.map((list) => ({ ...list, isKept: false })),
      ]);
      return this.storage.damage();
    });
    useOwnLists.setState({ isKnown: true });
  }

  /**
   * Takes a list in, which is kept unless nothing is remembered here; where it cannot be, the state says why. The same text as of a
   * list that is here gives that one the name, and the kind beside its own.
   * @returns the option's value
   */
  async add(name: string, kind: string, text: string): Promise<string> {
    const hash = hashText(text).slice(0, 16);
    const known = find(hash);
    const kinds = [...new Set([...(known?.kinds ?? []), kind])];
    const list: OwnList = { hash, name: listName(name), kinds, bytes: utf8Encode(text).length, added: Date.now() };
    this.texts.set(hash, text);
    setList({ ...list, isKept: known?.isKept ?? false });
    if (isRemembering() || known?.isKept) await this.keep(hash);
    return ownListValue(list);
  }

  /** Keeps a list of this visit for the next one. */
  async keep(hash: string): Promise<void> {
    const list = find(hash);
    if (list === undefined) return;
    const isDone = await this.tryStorage(async () => this.storage.put(recordOf(list), await this.textOf(hash)));
    if (isDone) setList({ ...list, isKept: true });
  }

  /** Takes a list out of the browser's storage; it can be used until the page is closed. */
  async release(hash: string): Promise<void> {
    const list = find(hash);
    if (list === undefined) return;
    const isDone = await this.tryStorage(async () => {
      await this.textOf(hash);
      await this.storage.remove(hash);
    });
    if (isDone) setList({ ...list, isKept: false });
  }

  /** Gives a list another name; links that name it by the old one find it all the same. */
  async rename(hash: string, name: string): Promise<string> {
    const list = find(hash);
    if (list === undefined) throw new Error("This list is not here any more.");
    const renamed = { ...list, name: listName(name) };
    setList(renamed);
    if (list.isKept) await this.tryStorage(() => this.storage.put(recordOf(renamed)));
    return ownListValue(renamed);
  }

  /**
   * Removes a list from this visit and from the browser.
   * @returns what brings it back; null where it could not be removed, which the state says
   */
  async remove(hash: string): Promise<(() => Promise<void>) | null> {
    const list = find(hash);
    if (list === undefined) return null;
    let text = this.texts.get(hash) ?? null;
    const isDone = await this.tryStorage(async () => {
      text ??= await this.storage.text(hash);
      if (list.isKept) await this.storage.remove(hash);
    });
    if (!isDone) return null;
    this.texts.delete(hash);
    setLists(useOwnLists.getState().lists.filter((other) => other.hash !== hash));
    const removed = text;
    return async () => {
      if (removed === null) return;
      this.texts.set(hash, removed);
      setList({ ...list, isKept: false });
      if (list.isKept) await this.keep(hash);
    };
  }

  /**
   * The text of a list.
   * @param value as {@link ownListValue} gives it
   * @throws {Error} that says what to do when it is not here: the link is somebody else's, or it was not kept
   */
  async open(value: string): Promise<string> {
    const asked = parseOwnList(value);
    if (asked === null) throw new Error(`There is no list called “${value}”. The link may be damaged.`);
    if (find(asked.hash) === undefined) await this.refresh();
    if (find(asked.hash) === undefined) throw new Error(missingList(asked));
    return this.textOf(asked.hash);
  }

  private async textOf(hash: string): Promise<string> {
    const text = this.texts.get(hash) ?? (await this.storage.text(hash));
    if (text === null) throw new Error("The lines of this list are not here any more. Bring the same list again.");
    this.texts.set(hash, text);
    return text;
  }

  private tryStorage(work: () => Promise<unknown>): Promise<boolean> {
    return tryStorage(useOwnLists, work);
  }
}

/** The page's own lists. */
export const ownLists = new OwnLists(new BrowserListStorage());

function missingList({ name, hash }: { readonly name: string; readonly hash: string }): string {
  const { lists, problem } = useOwnLists.getState();
  const other = lists.find((own) => own.name === name);
  return (
    `This is measured with a list that somebody brought, “${name}” (${hash}), which a link cannot carry, and this browser does ` +
    "not keep it. If you have it, bring it here, and the link shows what it is meant to; or choose another list." +
    (other === undefined ? "" : ` Your list of that name is another one (${other.hash}).`) +
    (problem === null ? "" : ` ${problem}`)
  );
}

function find(hash: string): ListedList | undefined {
  return useOwnLists.getState().lists.find((list) => list.hash === hash);
}

function recordOf({ isKept: _, ...record }: ListedList): OwnList {
  return record;
}

function setLists(lists: readonly ListedList[]): void {
  useOwnLists.setState({ lists: [...lists].sort((a, b) => a.name.localeCompare(b.name, "en")) });
}

function setList(list: ListedList): void {
  setLists([...useOwnLists.getState().lists.filter(({ hash }) => hash !== list.hash), list]);
}
