import { utf8Length } from "../../text/utf8";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { EntryNumbers } from "../entryNumbers";
import type { Subject } from "../instrument";

/** Texts as one subject, their tokens behind each other: no token reaches from one into the next. */
export class Whole {
  private readonly subjects: Subject[] = [];
  private readonly ids: Uint32Array[] = [];
  private readonly numbers: EntryNumbers;

  constructor(tokenizer: Pick<Tokenizer, "tokenName" | "vocabularySize">) {
    this.numbers = new EntryNumbers(tokenizer);
  }

  /** Adds a text that its tokenizer has encoded last. */
  add(subject: Subject): void {
    this.subjects.push(subject);
    this.ids.push(this.numbers.of(subject.encoding.ids));
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
}
