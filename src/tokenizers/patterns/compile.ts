import { quoted, shortened } from "../../text/shortened";
import type { Utf16Offset } from "../../text/utf8";
import { TokenizerError } from "../tokenizer";
import { single } from "./characters";
import { emit } from "./emit";
import { analyseFollow } from "./follow";
import { parse } from "./parse";
import { mayPassOver } from "./passedOver";
import type { Alternative, Pattern } from "./pattern";
import { Scanner } from "./scanner";
import { programOf } from "./scannerSteps";
import type { Dialect, Node } from "./syntax";

/**
 * Compiles a published pattern to a JavaScript one with the same matches.
 * @param dialect tokenizer.json's `Split` is Oniguruma's, tiktoken's `pat_str` is fancy-regex's
 * @throws {TokenizerError} that shows the pattern and the construct that is malformed or has no JavaScript form
 */
export function compilePattern(source: string, dialect: Dialect = "oniguruma"): Pattern {
  return build(source, parse(source, dialect), dialect, null);
}

/** A pattern that matches a text and nothing else: tokenizer.json's `{ "String": … }`. */
export function literalPattern(text: string): Pattern {
  const items = Array.from(text, (character): Node => {
    return { type: "characters", set: single(character.codePointAt(0) ?? 0) };
  });
  return build(text, { type: "sequence", items }, "oniguruma", text);
}

function build(source: string, root: Node, dialect: Dialect, literal: string | null): Pattern {
  const refuse = (construct: string): never => {
    throw new TokenizerError(`The pattern ${quoted(source)} uses ${quoted(construct)}, which this version cannot run.`);
  };
  const emitted = emit(root, dialect, refuse);
  if (dialect === "oniguruma" && mayPassOver(root)) refuse("a condition before .* or .+");
  const { isIndependent, reads, begins } = analyseFollow(root);
  let scanner: Scanner | null | undefined;
  let alternatives: readonly Alternative[] | undefined;
  return {
    source,
    literal,
    global: toRegExp(source, emitted.source, `g${emitted.flag}`),
    sticky: toRegExp(source, emitted.source, `y${emitted.flag}`),
    // Made when somebody looks how a text came to its tokens.
    get alternatives() {
      alternatives ??= alternativesOf(source, root).map(({ node, start, end }) => {
        const { source: written, flag } = emit(node, dialect, refuse);
        return { start, end, sticky: toRegExp(source, written, `y${flag}`) };
      });
      return alternatives;
    },
    // Made when first asked for: many patterns replace, or are only described.
    get scanner() {
      if (scanner === undefined) {
        const program = programOf(root);
        scanner = program === null ? null : new Scanner(program);
      }
      return scanner;
    },
    isIndependent,
    reads,
    begins,
  };
}

/** What the outermost bars part. A group around all of the pattern is looked into, for nothing can follow it. */
function alternativesOf(source: string, root: Node): { node: Node; start: Utf16Offset; end: Utf16Offset }[] {
  if (root.type === "group") return alternativesOf(source, root.body);
  const { places, alternatives } = root.type === "alternation" ? root : {};
  if (places === undefined || alternatives === undefined) return [{ node: root, start: 0, end: source.length }];
  return alternatives.map((node, i) => {
    return { node, start: places[2 * i] as number, end: places[2 * i + 1] as number };
  });
}

function toRegExp(source: string, emitted: string, flags: string): RegExp {
  try {
    return new RegExp(emitted, flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Engines begin with the whole of what was compiled, and end with the reason.
    const reason = message.slice(message.lastIndexOf(": ") + 1).trim();
    throw new TokenizerError(`The pattern ${quoted(source)} cannot be used: ${shortened(reason, 120)}.`);
  }
}
