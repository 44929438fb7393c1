import { useMemo } from "react";
import { create } from "zustand";
import type { Edit } from "../../tokenizers/editing/edit";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { maxColumns } from "../compare/slice";
import { actions, useAppStore } from "../store";
import { bringFile } from "./bringFile";
import { decodeEdits, encodeEdits, longestEdits } from "./editLink";
import { setInspected } from "./inspect";
import { vocabularyPool } from "./vocabularyPool";

/** Edits of one tokenizer, and those that were taken back, the last one first. */
export interface EditList {
  readonly edits: readonly Edit[];
  readonly undone: readonly Edit[];
}

const none: EditList = { edits: [], undone: [] };

/** Edits by tokenizer, of this visit: a link carries those that it has room for. */
const useLists = create<ReadonlyMap<TokenizerReference, EditList>>()(() => new Map());

/** What is edited of the tokenizer whose page is shown. */
export function useEdits(): EditList {
  const { reference, edits } = useAppStore((state) => state.comparison.inspected);
  const own = useLists((lists) => lists.get(reference)) ?? none;
  // The same while they are the same: who shows them asks a worker when they are others.
  return useMemo(() => shownOf(own, edits ?? ""), [own, edits]);
}

/** Edits that were made last and are not shown, since a link says others, or none; null where there are none. */
export function useLeftEdits(): readonly Edit[] | null {
  const { reference, edits } = useAppStore((state) => state.comparison.inspected);
  const own = useLists((lists) => lists.get(reference)) ?? none;
  return own.edits.length === 0 || shownOf(own, edits ?? "") === own ? null : own.edits;
}

/** Shows the edits again that were made last. */
export function bringEditsBack(): void {
  const own = useLists.getState().get(useAppStore.getState().comparison.inspected.reference);
  if (own !== undefined) put(own);
}

/** Whether a link carries them. */
export function fitsLink(edits: readonly Edit[]): boolean {
  return encodeEdits(edits).length <= longestEdits;
}

/** What the link says goes before what is known, but for more than it carries. */
function shownOf(own: EditList, written: string): EditList {
  const known = encodeEdits(own.edits);
  const isTheSame = written === known || (written === "" && known.length > longestEdits);
  return isTheSame ? own : { edits: decodeEdits(written) ?? [], undone: [] };
}

function currentList(): EditList {
  const { reference, edits } = useAppStore.getState().comparison.inspected;
  return shownOf(useLists.getState().get(reference) ?? none, edits ?? "");
}

function put(list: EditList): void {
  const { reference } = useAppStore.getState().comparison.inspected;
  useLists.setState(new Map(useLists.getState()).set(reference, list), true);
  const isWritten = list.edits.length > 0 && fitsLink(list.edits);
  setInspected({ edits: isWritten ? encodeEdits(list.edits) : undefined });
}

/** Makes an edit; what was taken back is gone then. */
export function makeEdit(edit: Edit): void {
  put({ edits: [...currentList().edits, edit], undone: [] });
}

/** Takes the last edit back. */
export function undoEdit(): void {
  const { edits, undone } = currentList();
  const last = edits.at(-1);
  if (last !== undefined) put({ edits: edits.slice(0, -1), undone: [last, ...undone] });
}

/** Makes the edit again that was taken back last. */
export function redoEdit(): void {
  const { edits, undone } = currentList();
  const [first, ...others] = undone;
  if (first !== undefined) put({ edits: [...edits, first], undone: others });
}

/**
 * The tokenizer.json that edits make of a tokenizer.
 * @throws {Error} whose message says why that cannot be
 */
export function writeEdited(reference: TokenizerReference, edits: readonly Edit[], signal: AbortSignal): Promise<Blob> {
  const call = { tokenizer: linkName(reference), reload: false, signal, onProgress: () => {} };
  return vocabularyPool().writeEdits(call, edits);
}

/**
 * Keeps what edits make of a tokenizer as a tokenizer of one's own, and puts it beside the original in Compare.
 * @throws {Error} whose message says why that cannot be
 */
export async function keepEdited(
  reference: TokenizerReference,
  edits: readonly Edit[],
  name: string,
  signal: AbortSignal,
): Promise<void> {
  await bringFile(await writeEdited(reference, edits, signal), name, (edited) => {
    const { tokenizers } = useAppStore.getState().comparison;
    const missing = [reference, edited].filter((each) => !tokenizers.includes(each));
    if (tokenizers.length + missing.length > maxColumns) {
      throw new Error(
        `It is among your tokenizers as “${name}”. In Compare all ${maxColumns} columns are taken: remove ${missing.length === 1 ? "one" : "two"} there, and do this again.`,
      );
    }
    actions.addTokenizer(reference);
    actions.addTokenizer(edited, useAppStore.getState().comparison.tokenizers.indexOf(reference) + 1);
    actions.setPage("compare");
  });
}
