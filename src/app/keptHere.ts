import { eraseDatabase } from "../state/browserDatabase";
import { ownCorpora, useOwnCorpora } from "../state/corpora/ownCorpora";
import { corpusDatabase } from "../state/corpora/storage";
import { draftDatabase } from "../state/drafts/database";
import { BrowserDraftStorage } from "../state/drafts/storage";
import { ownLists, useOwnLists } from "../state/lists/ownLists";
import { listDatabase } from "../state/lists/storage";
import { actions, useAppStore } from "../state/store";
import { rememberKey } from "../state/switchSetting";
import { setToken, useHubSettings } from "../state/tokenizers/hubSettings";
import { type BroughtTokenizer, library, useBrought } from "../state/tokenizers/library";
import { tokenizerDatabase } from "../state/tokenizers/storage";
import { saidOf } from "../text/saidOf";
import { BrowserHubCache } from "../worker/hubCache/storage";
import { hasDrafts } from "./draftKeeper";
import { forgetData } from "./offline/fileList";

/** All that the page keeps in the browser beyond the life of a tab, of each kind how much. */
export interface KeptHere {
  readonly hub: Amount;
  readonly files: Amount;
  readonly corpora: Amount;
  readonly lists: Amount;
  /** What was typed, in this tab and in others. */
  readonly texts: { readonly count: number; readonly characters: number };
  /** Choices such as the theme, the Hub's address, and a token that is remembered. */
  readonly settings: number;
  /** Why some of it cannot be had or cleared; null where nothing is wrong. */
  readonly problem: string | null;
}

/** How many there are, and the room they take. */
interface Amount {
  readonly count: number;
  readonly bytes: number;
}

/** All databases of the page. */
const databases = [draftDatabase, tokenizerDatabase, corpusDatabase, listDatabase] as const;

const drafts = new BrowserDraftStorage();
const settingPrefix = /^tessera/;

/** Looks at all that is kept. What cannot be looked at is a problem, and counts as nothing. */
export async function listKept(): Promise<KeptHere> {
  const problems: string[] = [];
  await Promise.all([library.refresh(), ownCorpora.refresh(), ownLists.refresh()]);
  const texts = (await orProblem(problems, async () => ((await hasDrafts()) ? drafts.list() : []))) ?? [];
  const brought = useBrought.getState();
  const own = useOwnCorpora.getState();
  const lists = useOwnLists.getState();
  for (const problem of [brought.problem, own.problem, lists.problem, (await hasDrafts()) ? drafts.damage() : null])
    if (problem !== null) problems.push(problem);
  return {
    hub: amountOf(brought.tokenizers.filter(({ place }) => place === "cache").map(sizeOf)),
    files: amountOf(brought.tokenizers.filter(({ place }) => place === "kept").map(sizeOf)),
    corpora: amountOf(own.corpora.filter(({ isKept }) => isKept).map(({ bytes }) => bytes)),
    lists: amountOf(lists.lists.filter(({ isKept }) => isKept).map(({ bytes }) => bytes)),
    texts: { count: texts.length, characters: texts.reduce((sum, { length }) => sum + length, 0) },
    settings: settingKeys().length + (useHubSettings.getState().rememberToken ? 1 : 0),
    problem: problems.length === 0 ? null : problems.join(" "),
  };
}

/**
 * Clears all that is kept. What is open stays open until the page is closed: columns, the corpus, the text.
 * @returns what is left, with why
 */
export async function clearKept(): Promise<KeptHere> {
  const problems: string[] = [];
  for (const { facts, place } of useBrought.getState().tokenizers) {
    if (place !== "visit") await library.remove(facts.reference);
  }
  // Files too of which nothing was made.
  await new BrowserHubCache((sentence) => problems.push(sentence)).clear();
  const { corpus } = useAppStore.getState().comparison.languages;
  for (const { key, isKept } of useOwnCorpora.getState().corpora) {
    if (!isKept) continue;
    if (key === corpus) await ownCorpora.release(key);
    else await ownCorpora.remove(key);
  }
  for (const { hash, isKept } of useOwnLists.getState().lists) if (isKept) await ownLists.release(hash);
  await orProblem(problems, async () => {
    if (!(await hasDrafts())) return;
    for (const { id } of await drafts.list()) await drafts.remove(id);
  });
  actions.withdrawNotices(({ about }) => about === "draft");
  // What could not be listed too: damaged, or of another version of this page.
  for (const name of databases) await orProblem(problems, () => eraseDatabase(name));
  await orProblem(problems, forgetData);
  setToken(useHubSettings.getState().token, false);
  for (const key of settingKeys()) localStorage.removeItem(key);
  const left = await listKept();
  return problems.length === 0 ? left : { ...left, problem: [...problems, left.problem ?? ""].join(" ").trim() };
}

function sizeOf({ bytes, packBytes }: BroughtTokenizer): number {
  return bytes + packBytes;
}

function amountOf(sizes: readonly number[]): Amount {
  return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** None where storage is switched off. */
function settingKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => settingPrefix.test(key) && key !== rememberKey);
  } catch {
    return [];
  }
}

async function orProblem<T>(problems: string[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    problems.push(saidOf(error));
    return null;
  }
}
