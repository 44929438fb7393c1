import { anyButLineEnds, type CodePointSet, classEscapes } from "./codePointSets";
import { ExpressionReader } from "./expressionReader";
import { readClass } from "./readClass";

/** A regular expression, taken apart. */
export type Expression =
  | { readonly kind: "one"; readonly of: CodePointSet }
  | { readonly kind: "sequence" | "either"; readonly items: readonly Expression[] }
  | { readonly kind: "repeat"; readonly item: Expression; readonly least: number; readonly most: number };

/** The largest number of a counted repetition. */
const mostRepeats = 1000;

/**
 * Reads a regular expression: characters, “.”, classes, escapes, |, ( ), (?: ), ?, *, + and {m,n}, each as in ECMAScript with
 * the flag u, without what is not regular.
 * @throws {ExpressionError} for anything else, which it names
 */
export function readExpression(written: string): Expression {
  const reader = new ExpressionReader(written);
  const expression = readEither(reader);
  if (!reader.isAtEnd) throw reader.error("“)” has no “(”: a parenthesis by itself is \\)");
  return expression;
}

function readEither(reader: ExpressionReader): Expression {
  const items = [readSequence(reader)];
  while (reader.take("|")) items.push(readSequence(reader));
  return items.length === 1 ? (items[0] as Expression) : { kind: "either", items };
}

function readSequence(reader: ExpressionReader): Expression {
  const items: Expression[] = [];
  while (!reader.isAtEnd && !reader.isAt("|") && !reader.isAt(")")) items.push(readRepeats(reader, readItem(reader)));
  return { kind: "sequence", items };
}

function readItem(reader: ExpressionReader): Expression {
  if (reader.take("(")) {
    if (reader.isAt("?") && !reader.take("?:"))
      throw reader.error("of groups only ( ) and (?: ) are supported: none looks ahead or behind, or has a name");
    const inside = readEither(reader);
    if (!reader.take(")")) throw reader.error("“(” has no “)”");
    return inside;
  }
  if (reader.take("[")) return { kind: "one", of: readClass(reader) };
  if (reader.take(".")) return { kind: "one", of: anyButLineEnds };
  if (reader.isAt("^") || reader.isAt("$"))
    throw reader.error("the whole text must match anyway: leave ^ and $ out, or write \\^ and \\$ for the signs");
  for (const sign of ["?", "*", "+", "{"])
    if (reader.isAt(sign)) throw reader.error(`“${sign}” has nothing to repeat: the sign itself is \\${sign}`);
  for (const sign of ["}", "]"])
    if (reader.isAt(sign)) throw reader.error(`“${sign}” closes nothing: the sign itself is \\${sign}`);
  if (!reader.take("\\")) return only(reader.next());
  const letter = reader.peek();
  const set = classEscapes.get(letter);
  if (set === undefined) return only(reader.escaped());
  reader.take(letter);
  return { kind: "one", of: set };
}

function only(code: number): Expression {
  return { kind: "one", of: [[code, code]] };
}

function readRepeats(reader: ExpressionReader, item: Expression): Expression {
  const repeat = (least: number, most: number): Expression => {
    if (reader.isAt("?") || reader.isAt("+") || reader.isAt("*") || reader.isAt("{"))
      throw reader.error("one thing has two repetitions; lazy ones match the same texts, so leave the second sign out");
    return { kind: "repeat", item, least, most };
  };
  if (reader.take("?")) return repeat(0, 1);
  if (reader.take("*")) return repeat(0, Number.POSITIVE_INFINITY);
  if (reader.take("+")) return repeat(1, Number.POSITIVE_INFINITY);
  if (!reader.isAt("{")) return item;
  const counted = reader.takeMatch(/^\{(\d{1,9})(,(\d{0,9}))?\}/);
  if (counted === null) throw reader.error("“{” begins {m}, {m,} or {m,n} here: the sign itself is \\{");
  const least = Number(counted[1]);
  const most = counted[2] === undefined ? least : counted[3] === "" ? Number.POSITIVE_INFINITY : Number(counted[3]);
  if (least > most) throw reader.error("the first number of a repetition is above the second");
  if (least > mostRepeats || (Number.isFinite(most) && most > mostRepeats))
    throw reader.error(`a repetition has numbers up to ${mostRepeats}`);
  return repeat(least, most);
}
