import { tellEntry } from "../../analysis/vocabulary/entry/tellEntry";
import { whyInWords } from "../../analysis/vocabulary/entry/whyInWords";
import { Reach } from "../../analysis/vocabulary/reach/verdicts";
import { strictText } from "../../text/strictUtf8";
import { fromByteAlphabet } from "../../tokenizers/byteAlphabet";
import { type Consequences, type Edit, formatEdits } from "../../tokenizers/editing/edit";
import { type EditableFile, editableFileOf, writingOf } from "../../tokenizers/editing/editableFile";
import { checkCount, TokenizerDraft } from "../../tokenizers/editing/editTokenizer";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { lossesOf } from "../inspect/jsonLosses";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { EditsRequest, NewReach, Proposal, ToldEdits } from "./editProtocol";

/** Edits that have been made to a tokenizer. */
interface Made {
  /** As links write each of them. */
  readonly edits: readonly string[];
  readonly draft: TokenizerDraft;
  readonly told: readonly Consequences[];
}

/** What is known of a tokenizer that is edited. */
interface Known {
  readonly file: EditableFile;
  /** The last edits that were made, and those that they were made behind, which are what there is after an undo. */
  made: readonly Made[];
}

/** The last one: a page edits one at a time. */
const known = new WeakMap<LoadedVocabulary, Known>();

function knownOf(loaded: LoadedVocabulary): Known {
  const its = known.get(loaded) ?? { file: editableFileOf(loaded.parts), made: [] };
  known.set(loaded, its);
  return its;
}

/** Makes edits: only those that have not been made since the page is about this tokenizer. */
function makeEdits(its: Known, edits: readonly Edit[]): Made {
  checkCount(edits);
  const written = edits.map((edit) => formatEdits([edit]));
  const isBegun = ({ edits: begun }: Made) => begun.every((edit, i) => edit === written[i]);
  const begun = its.made.filter(isBegun).sort((a, b) => b.edits.length - a.edits.length)[0];
  if (begun?.edits.length === edits.length) return begun;
  const draft = begun?.draft.copy() ?? new TokenizerDraft(its.file);
  const told = edits.slice(begun?.edits.length ?? 0).map((edit) => draft.apply(edit));
  const made = { edits: written, draft, told: [...(begun?.told ?? []), ...told] };
  its.made = begun === undefined ? [made] : [made, begun];
  return made;
}

/**
 * Makes edits to a tokenizer, and tells what they do.
 * @throws {TokenizerError} where it cannot be written as a tokenizer.json, or an edit that was made does not go
 */
export function tellEdits(loaded: LoadedVocabulary, { edits, proposal }: EditsRequest): ToldEdits {
  const its = knownOf(loaded);
  const { file } = its;
  const { type: model, ignore_merges: takesEntries = false } = file.model;
  const { draft: made, told } = makeEdits(its, edits);
  const draft = proposal === null ? made : made.copy();
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
  const { draft } = makeEdits(knownOf(loaded), edits);
  return new Blob([JSON.stringify(draft.file())], { type: "application/json" });
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
