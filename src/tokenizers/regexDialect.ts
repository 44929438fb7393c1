import { TokenizerError } from "./tokenizer";

/**
 * Compiles a pattern published for Oniguruma or Rust's fancy-regex to a JavaScript RegExp with the same matches.
 *
 * - `\s` and `\S` become `\p{White_Space}` and its complement, in classes too: JavaScript's own `\s` has U+FEFF and lacks
 *   U+0085, which costs tokens (cl100k would have 3 that nothing can reach).
 * - `\d` becomes `\p{Nd}`.
 * - `(?i:…)` around plain letters, quotes and bars is written out (`[sSſ]`), since engines of 2024 lack modifiers.
 *
 * What has no JavaScript form (possessive and atomic groups, `\G`, class intersection, other inline flags) is refused.
 * @throws {TokenizerError} that shows the pattern and the construct
 */
export function compilePattern(pattern: string): RegExp {
  let source = "";
  let inClass = false;
  for (let i = 0; i < pattern.length; ) {
    const rest = pattern.slice(i);
    const character = pattern.charAt(i);
    if (character === "\\") {
      const sequence = /^\\(?:[pPu]\{[^}]*\}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[\s\S])/u.exec(rest)?.[0] ?? "\\";
      source += translateEscape(sequence, inClass, pattern);
      i += sequence.length;
    } else if (inClass) {
      if (character === "[" || rest.startsWith("&&")) refuse(pattern, "a nested class or class intersection");
      if (character === "]") inClass = false;
      source += character;
      i++;
    } else if (character === "[") {
      inClass = true;
      source += character;
      i++;
    } else if (rest.startsWith("(?i:")) {
      const group = /^\(\?i:([a-zA-Z'’|]*)\)/u.exec(rest);
      if (group === null) refuse(pattern, "a case-insensitive group of more than letters and bars");
      source += `(?:${Array.from(group[1] ?? "", bothCases).join("")})`;
      i += group[0].length;
    } else if (character === "(" && /^\(\?(?![:=!]|<[=!])/u.test(rest)) {
      refuse(pattern, rest.slice(0, 4));
    } else if (/^(?:[*+?]|\{\d+(?:,\d*)?\})\+/u.test(rest)) {
      refuse(pattern, "a possessive quantifier");
    } else {
      source += character;
      i++;
    }
  }
  try {
    return new RegExp(source, "gu");
  } catch (error) {
    throw new TokenizerError(
      `The pattern ${pattern} cannot be used: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function translateEscape(sequence: string, inClass: boolean, pattern: string): string {
  switch (sequence) {
    case "\\s":
      return "\\p{White_Space}";
    case "\\S":
      return "\\P{White_Space}";
    case "\\d":
      return "\\p{Nd}";
    case "\\D":
      return "\\P{Nd}";
    case "\\G":
    case "\\A":
    case "\\Z":
    case "\\z":
    case "\\h":
    case "\\H":
    case "\\K":
    case "\\X":
    case "\\w":
    case "\\W":
    case "\\b":
    case "\\B":
      return refuse(pattern, sequence);
    default:
      // With the u flag, JavaScript refuses to escape what needs none; Oniguruma allows it.
      if (
        /^\\[^\p{L}\p{N}]$/u.test(sequence) &&
        !"^$\\.*+?()[]{}|/".includes(sequence.slice(1)) &&
        !(inClass && sequence === "\\-")
      ) {
        return sequence.slice(1);
      }
      return sequence;
  }
}

/** A letter with everything that simple case folding equates with it: `s` also has U+017F, `k` U+212A. */
function bothCases(character: string): string {
  if (!/[a-z]/i.test(character)) return character;
  const lower = character.toLowerCase();
  const extra = lower === "s" ? "\u017f" : lower === "k" ? "\u212a" : "";
  return `[${lower}${lower.toUpperCase()}${extra}]`;
}

function refuse(pattern: string, construct: string): never {
  throw new TokenizerError(`The pattern ${pattern} uses ${construct}, which this version cannot run.`);
}
