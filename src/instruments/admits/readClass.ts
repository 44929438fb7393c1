import { type CodePointRange, type CodePointSet, classEscapes, complementOf, unionOf } from "./codePointSets";
import type { ExpressionReader } from "./expressionReader";

/** Reads a class, behind its “[”. @throws {ExpressionError} for one that is malformed */
export function readClass(reader: ExpressionReader): CodePointSet {
  const isNegated = reader.take("^");
  if (reader.isAt("]")) throw reader.error("a class has at least one character: the sign “]” in it is \\]");
  const ranges: CodePointRange[] = [];
  while (!reader.take("]")) {
    if (reader.isAtEnd) throw reader.error("“[” has no “]”");
    const from = readMember(reader);
    // A hyphen in front of the end is the sign.
    if (!reader.isAt("-") || reader.isAt("-]")) {
      ranges.push(...from);
      continue;
    }
    reader.take("-");
    if (reader.isAtEnd) throw reader.error("“[” has no “]”");
    const to = readMember(reader);
    const [low, high] = [single(from), single(to)];
    if (low === null || high === null) throw reader.error("a range goes from one character to another");
    if (low > high) throw reader.error("a range's first character comes behind its last");
    ranges.push([low, high]);
  }
  const set = unionOf(ranges);
  return isNegated ? complementOf(set) : set;
}

/** A character, or what an escape by a letter stands for. */
function readMember(reader: ExpressionReader): CodePointSet {
  if (!reader.take("\\")) {
    const code = reader.next();
    return [[code, code]];
  }
  const letter = reader.peek();
  const set = classEscapes.get(letter);
  if (set !== undefined) {
    reader.take(letter);
    return set;
  }
  const code = reader.escaped();
  return [[code, code]];
}

function single([first, ...more]: CodePointSet): number | null {
  return first !== undefined && more.length === 0 && first[0] === first[1] ? first[0] : null;
}
