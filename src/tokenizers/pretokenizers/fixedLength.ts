import { codePointAt } from "../../text/utf8";
import { type PreTokenized, type PreTokenizer, splitEach } from "./pretokenizer";

/** `FixedLength`: cuts after every so many code points. */
export class FixedLength implements PreTokenizer {
  readonly rule: string;
  readonly length: number;

  /** @param length 1 or more code points */
  constructor(length: number) {
    this.length = length;
    this.rule = `FixedLength ${length}`;
  }

  preTokenize(input: PreTokenized): PreTokenized {
    const ranges = splitEach(input, (piece, emit) => {
      let start = 0;
      let count = 0;
      for (let unit = 0; unit < piece.length; unit += codePointAt(piece, unit) > 0xffff ? 2 : 1) {
        if (count++ < this.length) continue;
        emit(start, unit);
        start = unit;
        count = 1;
      }
      emit(start, piece.length);
    });
    return { ...input, ranges };
  }

  /** No: where it cuts depends on all that comes before. */
  isIndependent(): boolean {
    return false;
  }

  cuts(): boolean {
    return false;
  }
}
