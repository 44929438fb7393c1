import { HubError } from "./hubError";
import { knownTokenizers } from "./knownTokenizers";
import { printable } from "./printable";

/** SentencePiece models of which a tokenizer.json is made, and which lie beside it then. */
const models = ["tokenizer.model", "spiece.model", "sentencepiece.bpe.model"];

/**
 * Sets of files that make a tokenizer, the best first: `tokenizer.json` says all; the others leave part of it to the
 * code that reads them.
 */
const sets: readonly (readonly string[])[] = [
  ["tokenizer.json"],
  ...models.map((name) => [name]),
  ["vocab.txt"],
  ["vocab.json", "merges.txt"],
  ["encoder.json", "vocab.bpe"],
  ["tekken.json"],
];

/** What stands beside any of them, and says which tokens are special. */
const companions = ["tokenizer_config.json", "special_tokens_map.json", "added_tokens.json"];

/** File names that an error lists, at most. */
const mostListed = 12;

/**
 * Chooses the files of a repository's root that make its tokenizer.
 * @param names all files of the repository, with their paths
 * @returns their names, the vocabulary's first
 * @throws {HubError} `no-tokenizer`, which lists what there is
 */
export function chooseFiles(id: string, names: readonly string[]): string[] {
  const present = new Set(names);
  const ranks = names.filter((name) => /^\w[\w.-]*\.tiktoken$/.test(name)).sort();
  const rwkv = names.filter((name) => /^rwkv_vocab_\w+\.txt$/.test(name)).sort();
  const candidates = [
    ...sets,
    ...[ranks, rwkv].flatMap(([first]) => (first === undefined ? [] : [[first]])),
    ...[["tiktoken.model"], ["bpe_simple_vocab_16e6.txt.gz"], ["vocab.json"]],
  ];
  const chosen = candidates.find((set) => set.every((name) => present.has(name)));
  if (chosen === undefined) {
    const builtin = knownTokenizers.find((known) => known.id === id)?.builtin;
    const way = builtin === undefined ? listed(names) : `Its tokenizer is built in: ${builtin}.`;
    throw new HubError("no-tokenizer", `${id} has no tokenizer file. ${way}`);
  }
  return [...chosen, ...companions.filter((name) => present.has(name))];
}

/** The SentencePiece model that a repository has beside its tokenizer.json; null where it has not both. */
export function modelBeside(names: readonly string[]): string | null {
  if (!names.includes("tokenizer.json")) return null;
  return models.find((name) => names.includes(name)) ?? null;
}

function listed(names: readonly string[]): string {
  const way = "Many models use the tokenizer of the model that they were made from: its page says which.";
  if (names.length === 0) return `Its repository is empty. ${way}`;
  // What is at the root, where a tokenizer would be, is more telling than what is in folders.
  const ordered = [...names].sort((a, b) => a.split("/").length - b.split("/").length);
  const more = names.length - mostListed;
  return `It has ${ordered.slice(0, mostListed).map(printable).join(", ")}${more > 0 ? ` and ${more} more` : ""}. ${way}`;
}
