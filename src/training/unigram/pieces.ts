/** Numbers that a piece has in {@link Pieces.table}. */
export const stride = 3;
/** Where they are: a weight, and a sum over words. Between them, as whole numbers, the parent and the length. */
export const weightAt = 0;
export const sumAt = 2;
/** In {@link Pieces.links}. */
export const linkStride = 6;
export const parentAt = 2;
export const lengthAt = 3;

/**
 * Pieces that words are put together from. Piece 0 stands for a character that no piece is of. All pieces that begin at a place are
 * found from the longest on, by parents: a parent is the longest other piece that a piece begins with. Each such way ends with a piece
 * of one character, which may be piece 0.
 */
export class Pieces {
  readonly size: number;
  /** A place of the text where each stands. */
  readonly starts: Int32Array;
  /** Logarithm of each one's probability. Piece 0 has none. */
  readonly scores: Float64Array;
  /** What passes over words go by, a piece beside the other, as they jump from piece to piece. */
  readonly table: Float64Array;
  /** The same memory as whole numbers. */
  readonly links: Int32Array;
  /** The longest piece that begins at each place of the text. */
  readonly deepest: Int32Array;

  constructor(size: number, deepest: Int32Array) {
    this.size = size;
    this.starts = new Int32Array(size);
    this.scores = new Float64Array(size).fill(Number.NaN, 0, 1);
    this.table = new Float64Array(size * stride);
    this.links = new Int32Array(this.table.buffer);
    this.deepest = deepest;
    this.set(0, 0, 1, 0);
  }

  set(piece: number, start: number, length: number, parent: number): void {
    this.starts[piece] = start;
    this.links[piece * linkStride + parentAt] = parent;
    this.links[piece * linkStride + lengthAt] = length;
  }

  parentOf(piece: number): number {
    return this.links[piece * linkStride + parentAt] as number;
  }

  lengthOf(piece: number): number {
    return this.links[piece * linkStride + lengthAt] as number;
  }

  /** The longest piece that begins at a place of the text. */
  longestAt(place: number): number {
    return this.size === 1 ? 0 : (this.deepest[place] as number);
  }

  /** The lowest score, 0 at most. */
  least(): number {
    let least = 0;
    for (let piece = 1; piece < this.size; piece++) least = Math.min(least, this.scores[piece] as number);
    return least;
  }

  /**
   * Those of the pieces that stay, numbered anew.
   * @param kept them in their new order, piece 0 first
   */
  keep(kept: Int32Array): Pieces {
    const renamed = new Int32Array(this.size).fill(-1);
    kept.forEach((piece, index) => {
      renamed[piece] = index;
    });
    // What goes is found as the longest piece that it begins with and that stays.
    for (let piece = 1; piece < this.size; piece++) {
      let found = piece;
      while ((renamed[found] as number) === -1) found = this.lengthOf(found) === 1 ? 0 : this.parentOf(found);
      for (let at = piece; at !== found && renamed[at] === -1; at = this.parentOf(at)) {
        renamed[at] = renamed[found] as number;
      }
    }
    const { deepest } = this;
    const pieces = new Pieces(kept.length, deepest);
    for (let place = 0; place < deepest.length; place++) deepest[place] = renamed[deepest[place] as number] as number;
    for (let index = 1; index < kept.length; index++) {
      const piece = kept[index] as number;
      pieces.set(index, this.starts[piece] as number, this.lengthOf(piece), renamed[this.parentOf(piece)] as number);
      pieces.scores[index] = this.scores[piece] as number;
    }
    return pieces;
  }
}
