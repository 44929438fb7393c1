import { type Told, tellEntry } from "../analysis/vocabulary/entry/tellEntry";
import type { ToldEntry } from "../analysis/vocabulary/entry/toldEntry";
import type { Becoming } from "../analysis/vocabulary/entry/whatBecomes";
import { whyInWords } from "../analysis/vocabulary/entry/whyInWords";
import { Reach, reachNames, reasonNames } from "../analysis/vocabulary/reach/verdicts";
import { oneLine } from "../text/printable";
import { strictText } from "../text/strictUtf8";
import { visibleText } from "../text/visible";
import { loadVocabulary } from "./auditTokenizers";
import type { TokenCommand } from "./commandLine";
import type { Environment } from "./environment";

/** A row of what is told: what it is, and its columns. */
type Row = readonly [what: string, ...columns: (string | number)[]];

/** Ids that a row lists; JSON has all. */
const mostListed = 20;

/**
 * `token`: what is known of tokens of a vocabulary, by their ids.
 * @throws {TokenizerError} for what has no vocabulary of its own, and for an id that it does not have
 */
export async function tellTokens(
  { tokenizer: name, ids, json }: TokenCommand,
  environment: Environment,
): Promise<void> {
  const loaded = await loadVocabulary(name, environment);
  for (const [i, id] of ids.entries()) {
    const told = tellEntry(loaded, id);
    if (json) {
      await environment.write(`${JSON.stringify(asJson(name, loaded, told))}\n`);
      continue;
    }
    const lines = [...rowsOf(loaded, told)].map((row) => row.map((column) => oneLine(String(column))).join("\t"));
    await environment.write(`${i > 0 ? "\n" : ""}${lines.join("\n")}\n`);
  }
}

function asJson(name: string, { tokenizer }: Told, told: ToldEntry): Record<string, unknown> {
  const { id, why, reach, reason, example, making } = told;
  const bytes = tokenizer.tokenBytes(id);
  const merges = making.kind === "merges" ? making.trace.merges : [];
  return {
    ...{ tokenizer: name, id, name: told.name, text: strictText(bytes), bytes: hexOf(bytes) },
    ...{ rank: told.rank, score: told.score, ...classesOf(told) },
    ...{ reach: reachNames[reach], reason: reasonNames[reason], example },
    why: why === null ? null : whyInWords(why.cause),
    becomes: (why?.texts ?? []).map(({ text, rewritten, cut, tokens }) => ({ text, rewritten, cut, tokens })),
    made: making.kind,
    isWhole: making.kind !== "merges" || making.isWhole,
    merges: merges.map(({ rank, left, right, result }) => {
      return { rank, left: left.id, right: right.id, result: result.id };
    }),
    madeWith: told.madeWith === null ? null : [...told.madeWith],
    partOf: [...told.around],
    ...{ neighboursBy: told.neighbours.by, before: told.neighbours.before, after: told.neighbours.after },
  };
}

function* rowsOf({ tokenizer }: Told, told: ToldEntry): Generator<Row> {
  const { id, name, rank, score, why, reach, example, making, madeWith, around } = told;
  const bytes = tokenizer.tokenBytes(id);
  const text = strictText(bytes);
  const named = (other: number) => `${other} “${visibleText(tokenizer.tokenName(other))}”`;
  yield ["id", id];
  yield ["name", visibleText(name)];
  yield ["text", text === null ? "none: its bytes are no text by themselves" : JSON.stringify(text)];
  yield ["bytes", hexOf(bytes)];
  if (rank !== null) yield ["rank", rank];
  if (score !== null) yield ["score", score];
  for (const { scheme, name: own } of told.classes) yield [scheme, own];
  if (reach === Reach.always && text !== null) yield ["example", JSON.stringify(text)];
  if (example !== null) yield ["example", JSON.stringify(example)];
  if (why !== null) yield ["why", whyInWords(why.cause)];
  for (const becoming of why?.texts ?? []) yield ["becomes", ...becomingColumns(becoming, named)];
  if (making.kind !== "merges") yield ["made", madeWords[making.kind]];
  else {
    for (const merge of making.trace.merges) {
      yield [
        "merge",
        `rank ${merge.rank}`,
        named(merge.left.id),
        `+ ${named(merge.right.id)}`,
        `= ${named(merge.result.id)}`,
      ];
    }
    if (!making.isWhole) yield ["comes to", ...making.trace.tokens.map((token) => named(token.id))];
  }
  if (madeWith !== null) yield ["made with it", madeWith.length, ...listed(madeWith, named)];
  yield ["part of", around.length, ...listed(around, named)];
}

const madeWords: Readonly<Record<Exclude<ToldEntry["making"]["kind"], "merges">, string>> = {
  symbol: "of nothing: merging begins with it",
  byte: "of a byte of a character without an entry",
  added: "of nothing: it is found in a text as a whole",
  matched: "by longest match: nothing is merged",
  likeliest: "as a part of the likeliest way: nothing is merged",
  word: "of a word that is looked up: nothing is merged",
  marked: "of parts that are written with a mark in front, which it does not tell",
};

function becomingColumns({ text, rewritten, cut, tokens }: Becoming, named: (id: number) => string): string[] {
  return [
    JSON.stringify(text),
    ...(rewritten === null ? [] : [`rewritten ${JSON.stringify(rewritten)}`]),
    ...(cut === null ? [] : [`cut ${cut.map((piece) => JSON.stringify(piece)).join(" ")}`]),
    tokens.length === 0 ? "no token" : `tokens ${tokens.map(named).join(" ")}`,
  ];
}

function listed(ids: Uint32Array, named: (id: number) => string): string[] {
  const shown = Array.from(ids.subarray(0, mostListed), named);
  return ids.length > mostListed ? [...shown, "…"] : shown;
}

function classesOf({ classes }: ToldEntry): Record<string, string> {
  return Object.fromEntries(
    classes.filter(({ scheme }) => scheme !== "reach").map(({ scheme, name }) => [scheme, name]),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
