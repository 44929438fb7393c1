import { oneLine } from "../text/printable";
import { visibleText } from "../text/visible";
import { TokenFlag } from "../tokenizers/tokenizer";
import { idsOfTrace, type ModelTrace, type Trace, type TracePreToken, type TraceToken } from "../tokenizers/trace";

/**
 * A trace as an indented tree, one line an item: parts of the text, their pre-tokens, what the model did, tokens. White
 * space is shown by signs. Offsets are bytes: of the text for parts and pre-tokens, of the pre-token for tokens.
 */
export function* traceTree(tokenizer: string, trace: Trace): Generator<string> {
  const count = idsOfTrace(trace).length;
  yield `${tokenizer}: ${count} ${count === 1 ? "token" : "tokens"}`;
  for (const part of trace.parts) {
    if (part.kind === "inserted") {
      yield `  inserted ${part.id} ${visibleText(part.name)}`;
    } else if (part.kind === "added") {
      const kind = part.isSpecial ? "control token" : "added token";
      yield `  ${kind} ${range(part.byteStart, part.byteEnd)}: ${part.id} ${visibleText(part.name)}`;
    } else {
      yield `  text ${range(part.byteStart, part.byteEnd)}, normalized: ${visibleText(part.normalized)}`;
      // Rules can be long, so each is written out once.
      const rules = [...new Set(part.preTokens.flatMap(({ rule }) => rule ?? []))];
      for (const [i, rule] of rules.entries()) yield `    rule ${i + 1}: ${oneLine(rule)}`;
      for (const preToken of part.preTokens) yield* preTokenLines(preToken, rules);
    }
  }
}

function* preTokenLines(preToken: TracePreToken, rules: readonly string[]): Generator<string> {
  const { text, byteStart, byteEnd, rule, model } = preToken;
  const cut = rule === null ? "" : `, ended by rule ${rules.indexOf(rule) + 1}`;
  yield `    pre-token ${range(byteStart, byteEnd)}${cut}: ${visibleText(text)}`;
  for (const line of modelLines(model)) yield `      ${line}`;
  for (const token of model.tokens) {
    yield `      token ${range(token.start, token.end)} of it: ${token.id} ${named(token)}`;
  }
}

function* modelLines(model: ModelTrace): Generator<string> {
  switch (model.kind) {
    case "BPE":
      if (model.symbols.length > 0) yield `symbols: ${model.symbols.map(named).join(" ")}`;
      for (const { rank, left, right, result } of model.merges) {
        yield `merge of rank ${rank}: ${named(left)} + ${named(right)} → ${named(result)}`;
      }
      return;
    case "WordPiece":
      if (model.matches.length > 0) yield `longest matches: ${model.matches.map(named).join(" ")}`;
      return;
    case "Unigram":
      for (const piece of model.path) yield `piece of score ${piece.score.toFixed(4)}: ${named(piece)}`;
      yield `score of the best path: ${model.score.toFixed(4)}`;
      return;
    case "Way":
      yield `cut in another way than its own: ${model.way}`;
      yield `its own: ${model.own.map(named).join(" ")}`;
      return;
    case "WordLevel":
      return;
  }
}

function named({ name, flags }: TraceToken): string {
  const shown = visibleText(name);
  if (flags & TokenFlag.unknown) return `${shown} (unknown)`;
  return flags & TokenFlag.byteFallback ? `${shown} (byte fallback)` : shown;
}

function range(start: number, end: number): string {
  return `${start}–${end}`;
}
