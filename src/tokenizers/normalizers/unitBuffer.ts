const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A string that is written piece by piece and can be cut back: strings that are added up take longer to read again. */
export class UnitBuffer {
  /** UTF-16 units so far. */
  length = 0;
  private units = new Uint16Array(256);

  /** Adds text[from, to). */
  push(text: string, from = 0, to = text.length): void {
    const end = this.length + to - from;
    if (end > this.units.length) {
      const grown = new Uint16Array(Math.max(end, this.units.length * 2));
      grown.set(this.units.subarray(0, this.length));
      this.units = grown;
    }
    const { units } = this;
    for (let at = this.length, i = from; i < to; i++) units[at++] = text.charCodeAt(i);
    this.length = end;
  }

  /** Takes back what was written from a length on. */
  truncate(length: number): void {
    this.length = length;
  }

  toString(): string {
    if (isLittleEndian) return decoder.decode(new Uint8Array(this.units.buffer, 0, this.length * 2));
    const units = this.units.subarray(0, this.length);
    let text = "";
    for (const unit of units) text += String.fromCharCode(unit);
    return text;
  }
}
