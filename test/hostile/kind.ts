/** What came of a hostile input that did no harm. */
export interface Outcome {
  /** `refused`: it was said in words what is wrong; `loaded`: it was taken, and what it makes was used. */
  readonly outcome: "refused" | "loaded";
}

/** A kind of input, and what the page does with it. */
export interface HostileKind {
  readonly name: string;
  /** How many are tried in `npm run test:resilience`. */
  readonly count: number;
  /** Whether each has a process of its own, so that what is left of the one before is not in its memory. */
  readonly isAlone?: boolean;
  /**
   * Makes the case of a number and does with it what the page would.
   * @param seed of the run; the same seed and number make the same case
   * @throws what is a fault: an error that says nothing to people, or one of the {@link Fault}s
   */
  attempt(seed: number, number: number): Promise<Outcome>;
}

/** Something that was not thrown, and is wrong all the same. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** Words that engines say and people should not be told. */
const engineWords =
  /Cannot (?:read|convert|destructure|mix)|is not (?:a function|iterable|a constructor|defined)|\[object |Maximum call stack|Invalid (?:array|typed array|string) length/i;

/** Holds what is told against what a notice may be. @throws {Fault} */
export function checkWords(message: string): void {
  checkLength(message);
  if (engineWords.test(message)) throw new Fault(`It is refused with what an engine says: ${message.slice(0, 300)}`);
}

/** {@link checkWords} of a message that a template's own engine may have written. @throws {Fault} */
export function checkLength(message: string): void {
  if (message.trim() === "") throw new Fault("It is refused without a word.");
  if (message.length > mostWords)
    throw new Fault(`It is refused in ${message.length} characters: ${message.slice(0, 200)}`);
}

/** UTF-16 units that a message may have. */
const mostWords = 4000;
