import type { GivenFiles } from "../state/corpora/dialog";
import { actions, type Offer, useAppStore } from "../state/store";
import { openTokenizerDialog, useTokenizerDialog } from "../state/tokenizers/dialog";
import { findBuiltin } from "../tokenizers/catalogue";
import { isGzip } from "../tokenizers/formats/isGzip";
import { gunzip } from "../tokenizers/formats/unpack";
import { plural } from "../ui/format";
import { parseComparisonFile } from "../url/file";
import { fileLimit, readTextFile } from "../views/compare/readFile";
import { filesAtTop, folderAtTop } from "../views/tokenizers/bring/filesAtTop";
import type { ChosenFile } from "../worker/corpus/protocol";
import { binaryKind } from "./binaryKind";
import { isBinary, looksLikeTokenizer } from "./looksLikeTokenizer";

/** Files that are looked into for a tokenizer; nobody drops a hundred of them. */
const mostLookedInto = 100;

/**
 * Opens what was dropped or chosen, by what is inside: a tokenizer if one of the files looks like it, else a saved
 * comparison or a text, with all its own bytes, and the others after it.
 */
export async function openFiles({ files, problems }: GivenFiles): Promise<void> {
  await orNotice(async () => {
    if (files.length === 0) throw new Error(problems.join(" ") || "There are no files in it.");
    const top = filesAtTop(files);
    const isTokenizer = await hasTokenizer(top);
    if (isTokenizer || useTokenizerDialog.getState().isOpen) {
      openTokenizerDialog("file", { files: top, folder: folderAtTop(files) });
      if (isTokenizer && folderAtTop(files) === null) await offerTexts(files);
    } else {
      const [first, ...others] = [...files].sort(byPath);
      if (first !== undefined && others.length === 0) await openOne(first);
      else await openText([...files].sort(byPath), 0);
      if (problems.length > 0) actions.setNotice({ tone: "error", message: problems.join(" "), undo: null });
    }
  });
}

/** Opens a file as a saved comparison or a text, whatever else it may be. */
export async function openAsText(file: File): Promise<void> {
  await orNotice(() => openOne({ path: file.name, file }));
}

async function openOne({ path, file }: ChosenFile): Promise<void> {
  const { content } = await unpacked(file);
  if (await isBinary(content)) await tellBinary(path, content);
  else await openText([{ path, file }], 0);
}

/** Says what a file is that is no text, which is not put in place of one; as a text it can be had all the same. */
async function tellBinary(path: string, file: File): Promise<void> {
  const message = `${path} is ${await binaryKind(file)} of ${plural(file.size, "byte")}: no text, and no tokenizer that is known here. Your text is as it was.`;
  const open = () => void orNotice(() => openText([{ path, file }], 0));
  const next = file.size > fileLimit ? null : { label: "Open as text anyway", run: open };
  actions.setNotice({ tone: "error", message, undo: null, next });
}

/**
 * Says which of some files beside a tokenizer are texts, with a way to them. A folder's own are not asked about: a model's
 * has a README.
 */
async function offerTexts(files: readonly ChosenFile[]): Promise<void> {
  const texts: ChosenFile[] = [];
  for (const chosen of files.slice(0, mostLookedInto)) if (await isText(chosen.file)) texts.push(chosen);
  if (texts.length === 0) return;
  const [first] = texts.sort(byPath);
  const names = texts.length === 1 ? `${first?.path} is a text and was` : `${texts.length} texts were`;
  const next = { label: "Open as text", run: () => void orNotice(() => openText(texts, 0)) };
  actions.setNotice({
    tone: "info",
    message: `${names} dropped with a tokenizer, and not opened.`,
    undo: null,
    next,
    about: "text",
  });
}

/** JSON beside a tokenizer is part of it, as tokenizer_config.json is. */
async function isText(file: File): Promise<boolean> {
  if ((await isBinary(file)) || (await looksLikeTokenizer(file))) return false;
  return !/^\s*\{/.test(await file.slice(0, 256).text());
}

async function hasTokenizer(files: readonly File[]): Promise<boolean> {
  for (const file of files.slice(0, mostLookedInto)) if (await looksLikeTokenizer(file)) return true;
  return false;
}

const order = new Intl.Collator("en", { numeric: true });

function byPath(a: ChosenFile, b: ChosenFile): number {
  return order.compare(a.path, b.path);
}

/**
 * Opens the first text from a place on; of a file by itself it is known that it is to be opened.
 * @param restore what the user had before the first of these files
 */
async function openText(files: readonly ChosenFile[], from: number, restore?: Offer | null): Promise<void> {
  const at = await firstText(files, from);
  const { path, file } = files[at] ?? {};
  if (path === undefined || file === undefined) throw new Error("None of these files is a text or a tokenizer.");
  const { content, note: packed } = await unpacked(file);
  const { text, note } = await readTextFile(content);
  const saved = await parseComparisonFile(text, (id) => findBuiltin(id) !== undefined);
  if (saved?.ok === false) throw new Error(saved.problem.message);
  const isOne = files.length === 1;
  const message = `${path} replaced your text${isOne ? "" : `. It is file ${at + 1} of ${files.length}`}.`;
  const before = useAppStore.getState().comparison;
  let undo: Offer | null;
  const next: Offer = {
    label: "Next file",
    run: () => {
      // Nobody needs a file's text offered back that is a step away; the user's own, or what they made of it, they do.
      const isUntouched = useAppStore.getState().comparison.text === text;
      void orNotice(() => openText(files, (at + 1) % files.length, isUntouched ? undo : undefined));
    },
  };
  if (saved === null) undo = actions.openText(text, message, isOne ? null : next, restore);
  else {
    undo = { label: "Restore what I had", run: () => actions.apply(before) };
    if (saved.comparison !== null) actions.apply(saved.comparison);
    if (saved.lost !== undefined) actions.setNotice({ tone: "error", message: saved.lost.problem.message, undo: null });
    actions.setNotice({ tone: "info", message: `${path} was opened.`, undo, ...(!isOne && { next }), about: "text" });
  }
  const notes = [packed, note].filter((said) => said !== null).join(" ");
  if (notes !== "") actions.setNotice({ tone: "info", message: notes, undo: null });
}

/** What is in a file that is packed with gzip, under its name, and what was left aside; any other file as it is. */
async function unpacked(file: File): Promise<{ readonly content: File; readonly note: string | null }> {
  const { name } = file;
  if (!isGzip(new Uint8Array(await file.slice(0, 2).arrayBuffer()))) return { content: file, note: null };
  // What is over the limit by its own size is refused by that.
  if (file.size > fileLimit) return { content: file, note: null };
  const found = await gunzip({ name, bytes: new Uint8Array(await file.arrayBuffer()) }, fileLimit);
  if (found === null)
    throw new Error(`${name} is over ${fileLimit / 1e6} megabytes once it is unpacked. Cut it first.`);
  return { content: new File([found.bytes], name), note: found.note };
}

async function firstText(files: readonly ChosenFile[], from: number): Promise<number> {
  if (files.length === 1) return 0;
  for (let i = 0; i < files.length; i++) {
    const at = (from + i) % files.length;
    const chosen = files[at];
    if (chosen !== undefined && !(await isBinary(chosen.file))) return at;
  }
  return -1;
}

async function orNotice(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    actions.setNotice({ tone: "error", message, undo: null });
  }
}
