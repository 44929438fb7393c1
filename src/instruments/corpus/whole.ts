import { utf8Length } from "../../text/utf8";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { Subject } from "../instrument";

/** Texts as one subject, their tokens behind each other: no token reaches from one into the next. */
export class Whole {
  private readonly tokenizer: Pick<Tokenizer, "tokenName" | "vocabularySize">;
  private readonly subjects: Subject[] = [];
  private readonly ids: Uint32Array[] = [];
  /** By its name, of a set of entries that is open: there each text numbers its own. */
  private readonly numbers = new Map<string, number>();

  constructor(tokenizer: Pick<Tokenizer, "tokenName" | "vocabularySize">) {
    this.tokenizer = tokenizer;
  }

  /** Adds a text that its tokenizer has encoded last. */
  add(subject: Subject): void {
    const { ids } = subject.encoding;
    this.subjects.push(subject);
    this.ids.push(this.tokenizer.vocabularySize === null ? ids.map((id) => this.numberOf(id)) : ids);
  }

  /** All that has been added; null of nothing. */
  subject(): Subject | null {
    const [first] = this.subjects;
    if (first === undefined) return null;
    const length = this.ids.reduce((sum, ids) => sum + ids.length, 0);
    const encoding = {
      ids: new Uint32Array(length),
      byteStart: new Uint32Array(length),
      byteEnd: new Uint32Array(length),
      flags: new Uint8Array(length),
    };
    const joints: number[] = [];
    let [at, byte] = [0, 0];
    for (const [i, { text, encoding: own }] of this.subjects.entries()) {
      encoding.ids.set(this.ids[i] ?? [], at);
      encoding.flags.set(own.flags, at);
      const moved = (place: number) => place + byte;
      encoding.byteStart.set(own.byteStart.map(moved), at);
      encoding.byteEnd.set(own.byteEnd.map(moved), at);
      at += own.ids.length;
      byte += utf8Length(text);
      joints.push(byte);
    }
    return { ...first, text: this.subjects.map(({ text }) => text).join(""), encoding, joints: joints.slice(0, -1) };
  }

  private numberOf(id: number): number {
    const name = this.tokenizer.tokenName(id);
    const number = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }
}
