import { tellEntry } from "../../analysis/vocabulary/entry/tellEntry";
import { whyInWords } from "../../analysis/vocabulary/entry/whyInWords";
import { Reach } from "../../analysis/vocabulary/reach/verdicts";
import { strictText } from "../../text/strictUtf8";
import { fromByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { Consequences, Edit } from "../../tokenizers/editing/edit";
import { type EditableFile, editableFileOf, writingOf } from "../../tokenizers/editing/editableFile";
import { editTokenizer, TokenizerDraft } from "../../tokenizers/editing/editTokenizer";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { lossesOf } from "../inspect/jsonLosses";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { EditsRequest, NewReach, Proposal, ToldEdits } from "./editProtocol";

/** The last one: a page edits one at a time. */
const files = new WeakMap<LoadedVocabulary, EditableFile>();

function fileOf(loaded: LoadedVocabulary): EditableFile {
  const file = files.get(loaded) ?? editableFileOf(loaded.parts);
  files.set(loaded, file);
  return file;
}

/**
 * Makes edits to a tokenizer, and tells what they do.
 * @throws {TokenizerError} where it cannot be written as a tokenizer.json, or an edit that was made does not go
 */
export function tellEdits(loaded: LoadedVocabulary, { edits, proposal }: EditsRequest): ToldEdits {
  const file = fileOf(loaded);
  const { type: model, ignore_merges: takesEntries = false } = file.model;
  const draft = new TokenizerDraft(file);
  const told = edits.map((edit) => draft.apply(edit));
  const { proposed, refused, edit } = propose(draft, model, proposal);
  const reach = edit?.kind === "add" && proposed !== null ? reachOf(draft.file(), proposed.entry.id) : null;
  const shown = proposed === null ? told : [...told, proposed];
  const texts = writingOf(file).isByteLevel ? textsOf(shown) : new Map<string, string>();
  return { model, takesEntries, losses: lossesOf(loaded.parts), told, proposed, refused, reach, texts };
}

/**
 * Writes a tokenizer with edits.
 * @throws as {@link tellEdits} does
 */
export function writeEdits(loaded: LoadedVocabulary, { edits }: EditsRequest): Blob {
  return new Blob([JSON.stringify(editTokenizer(fileOf(loaded), edits).file)], { type: "application/json" });
}

function propose(draft: TokenizerDraft, model: ToldEdits["model"], proposal: Proposal | null) {
  if (proposal === null) return { proposed: null, refused: null, edit: null };
  try {
    const edit = toEdit(draft, model, proposal);
    return { proposed: draft.apply(edit), refused: null, edit };
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    return { proposed: null, refused: error.message, edit: null };
  }
}

function toEdit(draft: TokenizerDraft, model: ToldEdits["model"], proposal: Proposal): Edit {
  if (proposal.kind === "add") return { kind: "add", entry: draft.nameOf(proposal.typed), score: proposal.score };
  const entry = found(draft, proposal.typed);
  switch (proposal.kind) {
    case "remove":
      return { kind: "remove", entry, withLost: proposal.withLost };
    case "swap":
      return { kind: "swap", entry, other: found(draft, proposal.other) };
    case "place": {
      const place = proposal.place ?? draft.placeOf(entry) ?? 0;
      return model === "BPE" ? { kind: "rank", entry, rank: place } : { kind: "score", entry, score: place };
    }
  }
}

function found(draft: TokenizerDraft, typed: string): string {
  const name = draft.find(typed);
  if (name === null) throw new TokenizerError(`There is no entry “${typed}”. An id is written as #1234.`);
  return name;
}

/** Whether any text gives an entry, as the audit has it. */
function reachOf(file: object, id: number): NewReach {
  const parts = readTokenizerJson(structuredClone(file));
  const { reach, example, name, why } = tellEntry({ tokenizer: buildTokenizer(parts), parts }, id);
  if (reach === Reach.always || reach === Reach.inContext) return { example: example ?? name, why: null };
  return { example: null, why: why === null ? null : whyInWords(why.cause) };
}

function textsOf(told: readonly Consequences[]): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (name: string) => {
    const bytes = fromByteAlphabet(name);
    const text = bytes === null ? null : strictText(bytes);
    if (text !== null && text !== name) texts.set(name, text);
  };
  for (const { edit, entry, alsoAdded, before, after, ...lists } of told) {
    for (const name of [entry.name, ...before, ...after, ...(edit.kind === "swap" ? [edit.other] : [])]) add(name);
    for (const { name } of [...alsoAdded, ...lists.lost.first, ...lists.gained.first, ...lists.alsoRemoved.first])
      add(name);
    for (const merge of [...lists.makingGone.first, ...lists.partOfGone.first, ...lists.mergesAdded])
      merge.forEach(add);
  }
  return texts;
}
