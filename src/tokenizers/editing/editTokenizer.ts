import { shortened } from "../../text/shortened";
import { fromByteAlphabet } from "../byteAlphabet";
import { countedIds } from "../formats/write/countedIds";
import { TokenizerError } from "../tokenizer";
import { BpeDraft } from "./bpeDraft";
import { type Consequences, type Edit, some } from "./edit";
import { type AddedItem, type EditableFile, type EntryWriting, namesAround, withIds, writingOf } from "./editableFile";
import type { ModelChange, ModelDraft } from "./modelDraft";
import { UnigramDraft } from "./unigramDraft";
import { WordDraft } from "./wordDraft";

/** Edits at most: each is made anew whenever one is looked at. */
export const mostEdits = 1000;
/** Code points of an entry, at most. */
const longestName = 200;

/** A tokenizer with edits made to it. */
export interface EditedTokenizer {
  /** The tokenizer.json that comes out, which Hugging Face's library loads with the same ids. */
  readonly file: object;
  /** What each edit did, in their order. */
  readonly told: readonly Consequences[];
}

/**
 * Makes edits to a tokenizer. Ids stay what they are; where a format has no way to leave one out, that is told.
 * @throws {TokenizerError} that says which edit does not go, and why
 */
export function editTokenizer(file: EditableFile, edits: readonly Edit[]): EditedTokenizer {
  checkCount(edits);
  const draft = new TokenizerDraft(file);
  return { told: edits.map((edit) => draft.apply(edit)), file: draft.file() };
}

/** @throws {TokenizerError} where there are more edits than are made */
export function checkCount({ length }: readonly Edit[]): void {
  if (length > mostEdits) throw new TokenizerError(`There are ${length} edits; up to ${mostEdits} are made.`);
}

/** A tokenizer that edits are made to, one by one. */
export class TokenizerDraft {
  private current: EditableFile;
  private readonly model: ModelDraft;
  private readonly writing: EntryWriting;
  /** The highest id; null where it has to be looked for. */
  private highestId: number | null = null;

  /** @param from whose state is taken over, in the place of the file's */
  constructor(file: EditableFile, from?: TokenizerDraft) {
    this.current = file;
    if (from !== undefined) {
      this.writing = from.writing;
      this.model = from.model.copy();
      return;
    }
    const { model } = file;
    this.writing = writingOf(file);
    this.model =
      model.type === "BPE"
        ? new BpeDraft(model)
        : model.type === "Unigram"
          ? new UnigramDraft(model, this.writing.hasNoSpaces)
          : new WordDraft(model);
  }

  /** A draft of the same state, to which other edits can be made. */
  copy(): TokenizerDraft {
    return new TokenizerDraft(this.current, this);
  }

  /**
   * The name of the entry that somebody means: of its text, as files write that; of the name itself; or of an id behind `#`.
   * @returns null where there is none
   */
  find(typed: string): string | null {
    const added = (name: string) => this.current.added_tokens.some(({ content }) => content === name);
    const isThere = (name: string) => this.model.idOf(name) !== undefined || added(name);
    const found = [this.writing.nameOf(typed), typed].find(isThere);
    if (found !== undefined) return found;
    const id = /^#(\d+)$/.exec(typed)?.[1];
    if (id === undefined) return null;
    for (const [name, its] of this.model.entries()) if (its === Number(id)) return name;
    return this.current.added_tokens.find((token) => token.id === Number(id))?.content ?? null;
  }

  /** The name of an entry that is to be added, of its text. */
  nameOf(text: string): string {
    return this.writing.nameOf(text);
  }

  /** An entry's rank or score; null where it has none. */
  placeOf(name: string): number | null {
    return this.model.placeOf(name);
  }

  /** Makes an edit. @throws {TokenizerError} that says why it does not go; nothing has changed then */
  apply(edit: Edit): Consequences {
    const { entry: name } = edit;
    if (edit.kind !== "add" && this.idOf(name) === undefined)
      throw new TokenizerError(`There is no entry “${shortened(name)}”.`);
    const placeBefore = this.model.placeOf(name);
    const before = this.model.cut(name);
    const idBefore = this.idOf(name);
    const isAddedToken = this.added(name) !== undefined;
    const change = this.make(edit);
    if (edit.kind !== "add") this.highestId = null;
    const shift = change.shiftedFrom === undefined ? null : this.shift(change.shiftedFrom);
    return {
      edit,
      entry: { name, id: this.idOf(name) ?? (idBefore as number) },
      isAddedToken,
      byte: this.byteOf(name),
      alsoRemoved: some(change.alsoRemoved ?? []),
      alsoAdded: change.alsoAdded ?? [],
      makingGone: change.makingGone ?? some([]),
      partOfGone: change.partOfGone ?? some([]),
      mergesAdded: change.mergesAdded ?? [],
      lost: some(change.lost ?? []),
      gained: some(change.gained ?? []),
      before,
      after: this.model.cut(name),
      place: { before: placeBefore, after: this.model.placeOf(name) },
      shift,
      keeper: change.keeper ?? null,
      unknownScore: change.unknownScore ?? null,
    };
  }

  private byteOf(name: string): string | null {
    return this.current.model.byte_fallback === true ? (/^<0x([0-9A-F]{2})>$/.exec(name)?.[1] ?? null) : null;
  }

  /** The file as it is now. */
  file(): object {
    const model = this.model.field();
    const { vocab } = model;
    const size = Array.isArray(vocab) ? vocab.length : Object.keys(vocab).length;
    const tokens = countedIds(this.current.added_tokens, vocab, size);
    return { ...this.current, added_tokens: tokens, model };
  }

  private make(edit: Edit): ModelChange {
    const { model } = this;
    switch (edit.kind) {
      case "remove":
        return this.remove(edit.entry, edit.withLost);
      case "add":
        return this.add(edit.entry, edit.score);
      case "rank":
      case "score": {
        const isBpe = this.current.model.type === "BPE";
        if (isBpe !== (edit.kind === "rank")) {
          throw new TokenizerError(`Entries of ${this.current.model.type} have no ${edit.kind}.`);
        }
        if (model.idOf(edit.entry) === undefined)
          throw new TokenizerError(`“${shortened(edit.entry)}” is an added token alone.`);
        return model.setPlace(edit.entry, edit.kind === "rank" ? edit.rank : edit.score);
      }
      case "swap":
        this.swap(edit.entry, edit.other);
        return {};
    }
  }

  private remove(name: string, withLost: boolean): ModelChange {
    if (namesAround(this.current).has(name)) {
      throw new TokenizerError(`“${shortened(name)}” is put around texts (post_processor), and has to stay.`);
    }
    const token = this.added(name);
    if (token !== undefined && this.model.idOf(name) === undefined) this.takeIn();
    const notMade = new Set(this.current.added_tokens.map(({ content }) => content));
    const change = this.model.idOf(name) === undefined ? {} : this.model.remove(name, withLost, notMade);
    this.current = {
      ...this.current,
      added_tokens: this.current.added_tokens.filter(({ content }) => content !== name),
    };
    return change;
  }

  private add(name: string, score: number | null): ModelChange {
    if (name === "") throw new TokenizerError("An entry has a character at least.");
    if ([...name].length > longestName) throw new TokenizerError(`An entry has up to ${longestName} characters.`);
    if (this.writing.isByteLevel && fromByteAlphabet(name) === null) {
      throw new TokenizerError(`“${shortened(name)}” is not written in the byte alphabet, as texts are here.`);
    }
    const known = this.idOf(name);
    if (known !== undefined) throw new TokenizerError(`“${shortened(name)}” is there already, with the id ${known}.`);
    this.takeIn();
    const change = this.model.add(name, this.freeId(), score);
    const added = [this.model.idOf(name) as number, ...(change.alsoAdded ?? []).map(({ id }) => id)];
    this.highestId = Math.max(...added);
    return change;
  }

  private swap(name: string, other: string): void {
    const [id, otherId] = [this.idOf(name), this.idOf(other)];
    if (id === undefined || otherId === undefined) throw new TokenizerError(`There is no entry “${shortened(other)}”.`);
    this.takeIn();
    const areEntries = [name, other].every((each) => this.model.idOf(each) !== undefined);
    if (areEntries) this.model.swap(name, other);
    else if ([name, other].some((each) => this.model.idOf(each) !== undefined)) {
      throw new TokenizerError("An entry and an added token that is none cannot have each other’s ids.");
    }
    this.current = withIds(this.current, (each) => (each === id ? otherId : each === otherId ? id : each));
  }

  /** In a list, added tokens behind it stay where they are only as a part of it. */
  private takeIn(): void {
    if (!(this.model instanceof UnigramDraft)) return;
    const { size } = this.model;
    const behind = this.current.added_tokens.filter(({ id }) => id >= size).toSorted((a, b) => a.id - b.id);
    this.model.takeIn(behind.map(({ content }) => content));
  }

  private shift(from: number): Consequences["shift"] {
    const ids = new Set([
      ...Array.from(this.model.entries(), ([, id]) => id + 1),
      ...this.current.added_tokens.map(({ id }) => id),
    ]);
    const count = Array.from(ids).filter((id) => id >= from).length;
    this.current = withIds(this.current, (id) => (id >= from ? id - 1 : id));
    return { from, by: -1, count };
  }

  private freeId(): number {
    if (this.highestId === null) {
      this.highestId = -1;
      for (const [, id] of this.model.entries()) this.highestId = Math.max(this.highestId, id);
      for (const { id } of this.current.added_tokens) this.highestId = Math.max(this.highestId, id);
    }
    return this.highestId + 1;
  }

  private idOf(name: string): number | undefined {
    return this.model.idOf(name) ?? this.added(name)?.id;
  }

  private added(name: string): AddedItem | undefined {
    return this.current.added_tokens.find(({ content }) => content === name);
  }
}
