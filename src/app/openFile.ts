import type { GivenFiles } from "../state/corpusDialog";
import { actions, useAppStore } from "../state/store";
import { openTokenizerDialog, useTokenizerDialog } from "../state/tokenizerDialog";
import { findBuiltin } from "../tokenizers/catalogue";
import { parseComparisonFile } from "../url/file";
import { readTextFile } from "../views/compare/readFile";
import { filesAtTop } from "../views/tokenizers/bring/filesAtTop";
import { looksLikeTokenizer } from "./looksLikeTokenizer";

/** Files of a drop that are looked into; nobody drops a hundred texts. */
const mostLookedInto = 100;

/** Opens a file that was dropped or chosen: a tokenizer, a saved comparison, or else a text, with all its own bytes. */
export async function openFile(file: File): Promise<void> {
  await orNotice(async () => {
    if (await looksLikeTokenizer(file)) openTokenizerDialog("file", { files: [file] });
    else await readAsText(file);
  });
}

/** Opens several files, or a folder's: as a tokenizer if one of them looks like it, else the first as {@link openFile} does. */
export async function openSeveral({ files, problems }: GivenFiles): Promise<void> {
  await orNotice(async () => {
    const [first] = files;
    if (first === undefined) throw new Error(problems.join(" ") || "There are no files in it.");
    const top = filesAtTop(files);
    const isFolder = first.path.includes("/");
    if (isFolder || useTokenizerDialog.getState().isOpen || (await hasTokenizer(top))) {
      openTokenizerDialog("file", { files: top });
    } else await readAsText(first.file);
  });
}

/** Opens a file as a saved comparison or a text, whatever else it may be. */
export async function openText(file: File): Promise<void> {
  await orNotice(() => readAsText(file));
}

async function hasTokenizer(files: readonly File[]): Promise<boolean> {
  for (const file of files.slice(0, mostLookedInto)) if (await looksLikeTokenizer(file)) return true;
  return false;
}

async function readAsText(file: File): Promise<void> {
  const { text, note } = await readTextFile(file);
  const saved = await parseComparisonFile(text, (id) => findBuiltin(id) !== undefined);
  if (saved === null) {
    const message = `${file.name} replaced your text.`;
    // A tokenizer's own page has no text to show.
    if (useAppStore.getState().comparison.page === "tokenizer") actions.openInCompare(text, message);
    else actions.replaceText(text, message);
    if (note !== null) actions.setNotice({ tone: "info", message: note, undo: null });
  } else if (!saved.ok) {
    actions.setNotice({ tone: "error", message: saved.problem.message, undo: null });
  } else if (saved.comparison !== null) {
    actions.apply(saved.comparison);
    if (saved.lost !== undefined) actions.setNotice({ tone: "error", message: saved.lost.problem.message, undo: null });
  }
}

async function orNotice(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    actions.setNotice({ tone: "error", message, undo: null });
  }
}
