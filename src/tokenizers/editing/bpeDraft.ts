import { utf8Encode } from "../../text/utf8";
import { byteName } from "../notation";
import { TokenizerError } from "../tokenizer";
import { type Merge, type NamedEntry, some } from "./edit";
import type { EditableModel } from "./editableFile";
import type { ModelChange, ModelDraft } from "./modelDraft";

/** A pair of names' numbers as one number. */
const keyOf = (left: number, right: number) => left * 2 ** 26 + right;

/** Entries of BPE and the merges that make them. */
export class BpeDraft implements ModelDraft {
  private readonly model: EditableModel;
  private readonly prefix: string;
  private readonly suffix: string;
  private readonly ids: Map<string, number>;
  /** Names by numbers of their own, which stay, and the other way round: ids of files can be any. */
  private readonly names: string[];
  private readonly numbers: Map<string, number>;
  /** In order of their ranks. */
  private lefts: number[];
  private rights: number[];
  /** UTF-16 units of what each makes: most merges' names are never joined. */
  private lengths: number[];
  /** Numbers of pairs in the order of their ranks, with gaps; of a pair that is there twice the last counts. Null until somebody asks. */
  private madeOrder: Map<number, number> | null = null;
  private nextInOrder = 0;

  /** @param from whose present state is taken over, in the place of the model's; both change apart from each other then */
  constructor(model: EditableModel, from?: BpeDraft) {
    this.model = model;
    this.prefix = model.continuing_subword_prefix ?? "";
    this.suffix = model.end_of_word_suffix ?? "";
    // Names only come, so drafts can share them.
    this.names = from?.names ?? [];
    this.numbers = from?.numbers ?? new Map();
    if (from !== undefined) {
      this.ids = new Map(from.ids);
      this.lefts = [...from.lefts];
      this.rights = [...from.rights];
      this.lengths = [...from.lengths];
      this.madeOrder = from.madeOrder && new Map(from.madeOrder);
      this.nextInOrder = from.nextInOrder;
      return;
    }
    this.ids = new Map(Object.entries(model.vocab as Record<string, number>));
    for (const name of this.ids.keys()) this.numberOf(name);
    const merges = model.merges ?? [];
    this.lefts = merges.map(([left]) => this.numberOf(left));
    this.rights = merges.map(([, right]) => this.numberOf(right));
    this.lengths = merges.map((merge) => this.joinedLength(merge));
  }

  copy(): BpeDraft {
    return new BpeDraft(this.model, this);
  }

  idOf(name: string): number | undefined {
    return this.ids.get(name);
  }

  entries(): Iterable<readonly [string, number]> {
    return this.ids;
  }

  /** The rank of the first merge that makes it. */
  placeOf(name: string): number | null {
    const { lengths } = this;
    for (let at = 0; at < lengths.length; at++) if (lengths[at] === name.length && this.makes(at, name)) return at;
    return null;
  }

  cut(name: string): readonly string[] {
    return this.merged(name).flatMap((part) => {
      if (this.ids.has(part)) return [part];
      const bytes = Array.from(utf8Encode(part), byteName);
      if (this.model.byte_fallback === true && bytes.every((byte) => this.ids.has(byte))) return bytes;
      return this.model.unk_token ?? [];
    });
  }

  remove(name: string, withLost: boolean, notMade: ReadonlySet<string>): ModelChange {
    const { unk_token: unknown } = this.model;
    if (name === unknown) throw new TokenizerError(`“${name}” stands for what is unknown, and has to stay.`);
    const isOther = (other: string) => other !== name && other !== unknown && !notMade.has(other);
    const around = this.namesAround(name).filter(isOther);
    const made = new Set(around.filter((other) => this.isMade(other)));
    const gone = this.take(new Set([name]));
    const { lost, gained } = this.changedOf(around, made);
    const lostNames = lost.map((other) => other.name);
    const all = withLost ? [...gone, ...this.take(new Set(lostNames))] : gone;
    const isMaking = (merge: Merge) => this.joined(...merge) === name;
    return {
      makingGone: some(all.filter(isMaking)),
      partOfGone: some(all.filter((merge) => !isMaking(merge))),
      ...(withLost ? { alsoRemoved: lost } : { lost }),
      gained,
    };
  }

  /** Adds an entry with what its merges need: pieces of its present cut are merged from left to right, after all other merges. */
  add(name: string, freeId: number): ModelChange {
    let next = freeId;
    const alsoAdded: NamedEntry[] = [];
    const enter = (entry: string) => {
      if (this.ids.has(entry)) return;
      this.ids.set(entry, next);
      if (entry !== name) alsoAdded.push({ name: entry, id: next });
      next++;
    };
    for (const symbol of this.symbolsOf(name)) enter(symbol);
    const [first, second] = this.merged(name);
    // All that the new merges make has this in it.
    const least = first === undefined || second === undefined ? null : this.joined(first, second);
    const around = least === null ? [] : this.namesAround(least).filter((other) => other !== name);
    const made = new Set(around.filter((other) => this.isMade(other)));
    const mergesAdded: Merge[] = [];
    for (let parts = this.merged(name); parts.length > 1; parts = this.merged(name)) {
      const merge = parts.slice(0, 2) as [string, string];
      enter(this.joined(...merge));
      mergesAdded.push(merge);
      this.push(merge);
    }
    return { alsoAdded, mergesAdded, ...this.changedOf(around, made) };
  }

  setPlace(name: string, place: number): ModelChange {
    const own = this.lefts.flatMap((_, at) => (this.makes(at, name) ? [at] : []));
    if (own.length === 0) throw new TokenizerError(`No merge makes “${name}”, so it has no place among the merges.`);
    const around = this.namesAround(name);
    const made = new Set(around.filter((other) => this.isMade(other)));
    const moved = new Set(own);
    const order = this.lefts.flatMap((_, at) => (moved.has(at) ? [] : [at]));
    order.splice(Math.min(place, order.length), 0, ...own);
    this.keep(order);
    this.madeOrder = null;
    return this.changedOf(around, made);
  }

  swap(name: string, other: string): void {
    const [id, otherId] = [this.ids.get(name) as number, this.ids.get(other) as number];
    this.ids.set(name, otherId);
    this.ids.set(other, id);
  }

  field(): EditableModel {
    const merges = this.lefts.map((_, at) => this.mergeAt(at));
    return { ...this.model, vocab: Object.fromEntries(this.ids), merges };
  }

  /**
   * Takes entries out, with the merges that make them or that they are a part of.
   * @returns these merges
   */
  private take(names: ReadonlySet<string>): Merge[] {
    const gone: Merge[] = [];
    const kept: number[] = [];
    const numbers = new Set(Array.from(names, (name) => this.numberOf(name)));
    // Only what is as long can be one of them.
    const lengths = new Set(Array.from(names, (name) => name.length));
    for (let at = 0; at < this.lefts.length; at++) {
      const left = this.lefts[at] as number;
      const right = this.rights[at] as number;
      const mayMake = lengths.has(this.lengths[at] as number);
      const isGone = numbers.has(left) || numbers.has(right) || (mayMake && names.has(this.madeAt(at)));
      if (isGone) {
        gone.push(this.mergeAt(at));
        this.madeOrder?.delete(keyOf(left, right));
      } else kept.push(at);
    }
    for (const name of names) this.ids.delete(name);
    if (gone.length > 0) this.keep(kept);
    return gone;
  }

  /** Leaves merges at these ranks, in this order. */
  private keep(ranks: readonly number[]): void {
    this.lefts = ranks.map((at) => this.lefts[at] as number);
    this.rights = ranks.map((at) => this.rights[at] as number);
    this.lengths = ranks.map((at) => this.lengths[at] as number);
  }

  private push(merge: Merge): void {
    const [first, second] = [this.numberOf(merge[0]), this.numberOf(merge[1])];
    this.lefts.push(first);
    this.rights.push(second);
    this.lengths.push(this.joinedLength(merge));
    this.madeOrder?.set(keyOf(first, second), this.nextInOrder++);
  }

  private makes(rank: number, name: string): boolean {
    if (this.lengths[rank] !== name.length || !name.startsWith(this.nameOf(this.lefts[rank] as number))) return false;
    return this.madeAt(rank) === name;
  }

  private madeAt(rank: number): string {
    return this.joined(...this.mergeAt(rank));
  }

  private mergeAt(rank: number): Merge {
    return [this.nameOf(this.lefts[rank] as number), this.nameOf(this.rights[rank] as number)];
  }

  /** What of some entries merges no longer make, and what they make now. @param made those that they made before */
  private changedOf(
    names: readonly string[],
    made: ReadonlySet<string>,
  ): Pick<Required<ModelChange>, "lost" | "gained"> {
    const changed = names.filter((name) => this.isMade(name) !== made.has(name));
    const entries = changed.map((name) => this.entryOf(name));
    return {
      lost: entries.filter(({ name }) => made.has(name)),
      gained: entries.filter(({ name }) => !made.has(name)),
    };
  }

  private isMade(name: string): boolean {
    const parts = this.merged(name);
    return parts.length === 1 && parts[0] === name;
  }

  /** What a name's own characters merge to. */
  private merged(name: string): string[] {
    const parts = this.symbolsOf(name);
    const order = this.order();
    for (;;) {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i + 1 < parts.length; i++) {
        const [left, right] = [this.numbers.get(parts[i] as string), this.numbers.get(parts[i + 1] as string)];
        const rank = left === undefined || right === undefined ? undefined : order.get(keyOf(left, right));
        if (rank === undefined || rank >= least) continue;
        least = rank;
        best = i;
      }
      if (best === -1) return parts;
      parts.splice(best, 2, this.joined(parts[best] as string, parts[best + 1] as string));
    }
  }

  private order(): ReadonlyMap<number, number> {
    if (this.madeOrder === null) {
      this.madeOrder = new Map();
      for (let at = 0; at < this.lefts.length; at++) {
        this.madeOrder.set(keyOf(this.lefts[at] as number, this.rights[at] as number), at);
      }
      this.nextInOrder = this.lefts.length;
    }
    return this.madeOrder;
  }

  /** What merging an entry's text begins with. */
  private symbolsOf(name: string): string[] {
    const { prefix, suffix } = this;
    if (this.model.byte_fallback === true && isByteName.test(name)) return [name];
    const goesOn = prefix !== "" && name.startsWith(prefix) && name.length > prefix.length;
    const rest = goesOn ? name.slice(prefix.length) : name;
    const ends = suffix !== "" && rest.endsWith(suffix) && rest.length > suffix.length;
    const characters = [...(ends ? rest.slice(0, -suffix.length) : rest)];
    return characters.map((character, i) => {
      const end = ends && i === characters.length - 1 ? suffix : "";
      return (i > 0 || goesOn ? prefix : "") + character + end;
    });
  }

  private joined(left: string, right: string): string {
    const { prefix } = this;
    return left + (prefix !== "" && right.startsWith(prefix) ? right.slice(prefix.length) : right);
  }

  private joinedLength([left, right]: Merge): number {
    const { prefix } = this;
    return left.length + right.length - (prefix !== "" && right.startsWith(prefix) ? prefix.length : 0);
  }

  /** Entries that have an entry's text in theirs: what becomes of no other one depends on its merges. */
  private namesAround(name: string): string[] {
    const { prefix, suffix } = this;
    const rest = prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
    const bare = suffix !== "" && rest.endsWith(suffix) ? rest.slice(0, -suffix.length) : rest;
    return Array.from(this.ids.keys()).filter((other) => other.length >= bare.length && other.includes(bare));
  }

  private entryOf(name: string): NamedEntry {
    return { name, id: this.ids.get(name) as number };
  }

  private nameOf(number: number): string {
    return this.names[number] as string;
  }

  private numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

const isByteName = /^<0x[0-9A-F]{2}>$/;
