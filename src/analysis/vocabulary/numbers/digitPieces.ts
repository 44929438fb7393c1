import { emitClass, needsSets } from "../../../tokenizers/patterns/emitClass";
import { parse } from "../../../tokenizers/patterns/parse";
import type { Pattern } from "../../../tokenizers/patterns/pattern";
import type { CharacterClass, Dialect, Node } from "../../../tokenizers/patterns/syntax";
import { type PreTokenizer, preTokenize } from "../../../tokenizers/pretokenizers/pretokenizer";
import { stagesOf } from "../../../tokenizers/pretokenizers/sequence";
import type { PipelineStages } from "../../../tokenizers/stages";
import type { ModelFacts } from "../modelFacts";

export const tenDigits = "0123456789";

/** What of a run of digits comes to the model as one pre-token. */
export interface DigitPiece {
  /** What the stages have put in front of the digits: “▁”, a space, or nothing. */
  readonly prefix: string;
  /** How many digits it has, 1 or more. */
  readonly digits: number;
}

/** Normalizers that change characters one by one, or only their order, and no digit. */
const digitsStay: ReadonlySet<string> = new Set([
  ...["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Strip", "Nmt", "BertNormalizer", "Prepend"],
  // It goes by grapheme clusters: each digit of a number is one.
  "Precompiled",
]);

/**
 * The pre-tokens of all runs of so many digits, where it can be proved that these are the same whatever the digits are: the
 * normalizer leaves digits, no added token is made of digits, and no stage of the pre-tokenizer tells one digit from another.
 * @returns null where that is not proved
 */
export function digitPieces(
  stages: PipelineStages,
  { dialect, normalizers, isByteLevel }: Pick<ModelFacts, "dialect" | "normalizers" | "isByteLevel">,
  digits: number,
): DigitPiece[] | null {
  const { normalizer, preTokenizer, addedTokens } = stages;
  if (addedTokens.some(({ content }) => /^[\s▁]*[0-9]/.test(content))) return null;
  const isPlain = normalizer === null || (normalizer.spaceNotation ?? null) !== null;
  if (!isPlain && !normalizers.every(({ type }) => digitsStay.has(type))) return null;
  if (!stagesOf(preTokenizer).every((stage) => isBlind(stage, dialect))) return null;
  const text = tenDigits.slice(0, digits);
  const normalized = normalizer === null ? text : normalizer.normalize(text, true).text;
  const lead = normalized.length - digits + 1;
  const input = { text: normalized, alignment: null, ranges: [0, normalized.length], lead };
  const { text: written, ranges } = preTokenize(preTokenizer, input);
  const pieces: DigitPiece[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const piece = written.slice(ranges[i], ranges[i + 1]);
    const own = /[0-9]*$/.exec(piece)?.[0] ?? "";
    const prefix = piece.slice(0, piece.length - own.length);
    if (/[0-9]/.test(prefix)) return null;
    // The byte alphabet has “Ġ” for a space.
    if (own !== "") pieces.push({ prefix: isByteLevel ? prefix.replaceAll("Ġ", " ") : prefix, digits: own.length });
  }
  return pieces.reduce((sum, piece) => sum + piece.digits, 0) === digits ? pieces : null;
}

/** Whether a stage cuts runs of digits by nothing but their length. False when in doubt. */
function isBlind(stage: PreTokenizer, dialect: Dialect): boolean {
  if (stage.pattern !== undefined) return isBlindPattern(stage.pattern, dialect);
  // All others go by single characters, by two that are neighbours, or by none.
  const cutsOf = (text: string) =>
    String(stage.preTokenize({ text, alignment: null, ranges: [0, text.length], lead: 0 }).ranges);
  const [single, pair] = [cutsOf("0"), cutsOf("00")];
  return [...tenDigits].every(
    (first) => cutsOf(first) === single && [...tenDigits].every((second) => cutsOf(first + second) === pair),
  );
}

function isBlindPattern({ literal, source }: Pattern, dialect: Dialect): boolean {
  return literal === null ? classesIn(parse(source, dialect)).every(isBlindClass) : !/[0-9]/.test(literal);
}

/** Whether a class takes all ten digits or none. */
function isBlindClass(set: CharacterClass): boolean {
  const expression = new RegExp(emitClass(set), needsSets(set) ? "v" : "u");
  const first = expression.test("0");
  return [...tenDigits].every((digit) => expression.test(digit) === first);
}

function classesIn(node: Node): CharacterClass[] {
  switch (node.type) {
    case "characters":
      return [node.set];
    case "sequence":
      return node.items.flatMap(classesIn);
    case "alternation":
      return node.alternatives.flatMap(classesIn);
    case "group":
    case "atomic":
    case "look":
    case "repeat":
      return classesIn(node.body);
    case "assertion":
      return [];
    case "reference":
      // What was matched before tells digits apart.
      return [{ negated: false, operands: [[{ type: "range", from: 0x30, to: 0x30 }]] }];
  }
}
