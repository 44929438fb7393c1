import type { GivenFiles } from "../state/corpora/dialog";
import { giveFiles } from "../state/files/give";
import { actions, useAppStore } from "../state/store";
import { openTokenizerDialog, useTokenizerDialog } from "../state/tokenizers/dialog";
import { binaryKind } from "../text/binary";
import { saidOf } from "../text/saidOf";
import { findBuiltin } from "../tokenizers/catalogue";
import { isGzip } from "../tokenizers/formats/isGzip";
import { gunzip } from "../tokenizers/formats/unpack";
import { plural } from "../ui/format";
import { parseComparisonFile } from "../url/file";
import { parted } from "../url/twoTexts";
import { fileLimit, readTextFile } from "../views/compare/readFile";
import { filesAtTop, folderAtTop } from "../views/tokenizers/bring/filesAtTop";
import { readBytes } from "../worker/assets/readBytes";
import type { ChosenFile } from "../worker/corpus/protocol";
import { whyUnreadable } from "../worker/files/whyUnreadable";
import { isBinary, looksLikeTokenizer } from "./looksLikeTokenizer";

/** Files that are looked into for a tokenizer; nobody drops a hundred of them. */
const mostLookedInto = 100;

/**
 * Opens what was dropped or chosen, by what is inside: a tokenizer if one of the files looks like it, else a saved
 * comparison or a text, with all its own bytes. Of several files, and a folder's, tokens are counted.
 */
export async function openFiles({ files, problems }: GivenFiles): Promise<void> {
  await orNotice(async () => {
    const [first] = files;
    if (first === undefined) throw new Error(problems.join(" ") || "There are no files in it.");
    const top = filesAtTop(files);
    const isTokenizer = await hasTokenizer(top);
    if (isTokenizer || useTokenizerDialog.getState().isOpen) {
      openTokenizerDialog("file", { files: top, folder: folderAtTop(files) });
      if (isTokenizer) await offerOthers(files);
      return;
    }
    if (files.length > 1) return giveFiles({ files, problems });
    await openOne(first);
    if (problems.length > 0) actions.setNotice({ tone: "error", message: problems.join(" "), undo: null });
  });
}

/** Opens a file as a saved comparison or a text, whatever else it may be. */
export async function openAsText(file: File): Promise<void> {
  await orNotice(() => openOne({ path: file.name, file }));
}

async function openOne({ path, file }: ChosenFile): Promise<void> {
  const { content } = await unpacked(file);
  if (await isBinary(content)) await tellBinary(path, content);
  else await openText({ path, file });
}

/** Says what a file is that is no text, which is not put in place of one; as a text it can be had all the same. */
async function tellBinary(path: string, file: File): Promise<void> {
  const kind = binaryKind(await readBytes(file.slice(0, 32)));
  const message = `${path} is ${kind} of ${plural(file.size, "byte")}: no text, and no tokenizer that is known here. Your text is as it was.`;
  const open = () => void orNotice(() => openText({ path, file }));
  const next = file.size > fileLimit ? null : { label: "Open as text anyway", run: open };
  actions.setNotice({ tone: "error", message, undo: null, next });
}

/** Files of a folder from which on it is more than a tokenizer's. */
const moreThanTokenizer = 20;

/**
 * Says which of some files beside a tokenizer are texts, with a way to them. A folder's own are not asked about, as a model's
 * has a README, but of a large one all files can be counted.
 */
async function offerOthers(files: readonly ChosenFile[]): Promise<void> {
  const offer = (message: string, label: string, run: () => void) =>
    actions.setNotice({ tone: "info", message, undo: null, next: { label, run }, about: "text" });
  const folder = folderAtTop(files);
  if (folder !== null) {
    if (files.length < moreThanTokenizer) return;
    const message = `“${folder}” has a tokenizer’s files, and others beside them.`;
    return offer(message, `Count all ${plural(files.length, "file")}`, () => giveFiles({ files, problems: [] }));
  }
  const texts: ChosenFile[] = [];
  for (const chosen of files.slice(0, mostLookedInto)) if (await isText(chosen.file)) texts.push(chosen);
  const [first] = texts;
  if (first === undefined) return;
  if (texts.length > 1) {
    const message = `${texts.length} texts were dropped with a tokenizer, and not opened.`;
    return offer(message, "Count their tokens", () => giveFiles({ files: texts, problems: [] }));
  }
  const message = `${first.path} is a text and was dropped with a tokenizer, and not opened.`;
  offer(message, "Open as text", () => void orNotice(() => openText(first)));
}

/** JSON beside a tokenizer is part of it, as tokenizer_config.json is. */
async function isText(file: File): Promise<boolean> {
  if ((await isBinary(file)) || (await looksLikeTokenizer(file))) return false;
  return !/^\s*\{/.test(await file.slice(0, 256).text());
}

async function hasTokenizer(files: readonly File[]): Promise<boolean> {
  // What is packed may be anything: alone it goes to the dialog, which says what it is; among others it is looked into.
  const look = async (file: File) => (files.length > 1 && (await isPacked(file)) ? beginningOf(file) : file);
  for (const file of files.slice(0, mostLookedInto)) {
    try {
      if (await looksLikeTokenizer(await look(file))) return true;
    } catch (error) {
      // Among others it is named by whoever counts them.
      if (files.length === 1 || !(error instanceof DOMException)) throw error;
    }
  }
  return false;
}

async function isPacked(file: File): Promise<boolean> {
  return isGzip(await readBytes(file.slice(0, 2)));
}

/** The beginning of what is in a file that is packed with gzip; nothing where that cannot be unpacked. */
async function beginningOf(file: File): Promise<Blob> {
  const reader = file
    .slice(0, 1 << 20)
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  try {
    const { value } = await reader.read();
    return new Blob(value === undefined ? [] : [value]);
  } catch {
    return new Blob([]);
  } finally {
    // What is cut off or damaged behind the beginning has already failed, and is no matter.
    reader.cancel().catch(() => {});
  }
}

async function openText({ path, file }: ChosenFile): Promise<void> {
  const { content, note: packed } = await unpacked(file);
  const { text, note } = await readTextFile(content);
  const saved = await parseComparisonFile(text, (id) => findBuiltin(id) !== undefined);
  if (saved?.ok === false) throw new Error(saved.problem.message);
  const before = useAppStore.getState().comparison;
  if (saved === null) actions.openText(text, `${path} replaced your text.`, null);
  else {
    const undo = { label: "Restore what I had", run: () => actions.apply(before) };
    if (saved.comparison !== null) actions.apply(parted(saved.comparison));
    if (saved.lost !== undefined) actions.setNotice({ tone: "error", message: saved.lost.problem.message, undo: null });
    actions.setNotice({ tone: "info", message: `${path} was opened.`, undo, about: "text" });
  }
  const notes = [packed, note].filter((said) => said !== null).join(" ");
  if (notes !== "") actions.setNotice({ tone: "info", message: notes, undo: null });
}

/** What is in a file that is packed with gzip, under its name, and what was left aside; any other file as it is. */
async function unpacked(file: File): Promise<{ readonly content: File; readonly note: string | null }> {
  const { name } = file;
  if (!(await isPacked(file))) return { content: file, note: null };
  // What is over the limit by its own size is refused by that.
  if (file.size > fileLimit) return { content: file, note: null };
  const found = await gunzip({ name, bytes: await readBytes(file) }, fileLimit);
  if (found === null)
    throw new Error(`${name} is over ${fileLimit / 1e6} megabytes once it is unpacked. Cut it first.`);
  return { content: new File([found.bytes], name), note: found.note };
}

async function orNotice(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const said = saidOf(error);
    const message = error instanceof DOMException ? `The file is not opened. ${whyUnreadable(error)}` : said;
    actions.setNotice({ tone: "error", message, undo: null });
  }
}
