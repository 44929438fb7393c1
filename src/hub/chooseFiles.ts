import { printable } from "../text/printable";
import { HubError } from "./hubError";
import { idOfPlace, isGgufName, isPlaceId, placeOf } from "./hubPlace";
import { knownTokenizers } from "./knownTokenizers";

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

/** What stands beside any of them, and says which tokens are special, or how a chat becomes a prompt. */
const companions = [
  ...["tokenizer_config.json", "special_tokens_map.json", "added_tokens.json"],
  ...["chat_template.jinja", "chat_template.json"],
];

/** Files of ranks as tiktoken has them, and RWKV's vocabulary. */
const ranksName = /^\w[\w.-]*\.tiktoken$/;
const rwkvName = /^rwkv_vocab_\w+\.txt$/;

/** File names that an error lists, at most. */
const mostListed = 12;

/** Names of files that are or describe a tokenizer, by which its folder is known. */
const own: ReadonlySet<string> = new Set([...sets.flat(), ...companions, "tiktoken.model", "merges.txt"]);

/** Whether a file's name is one that a tokenizer's file has. */
export function isTokenizerFile(name: string): boolean {
  return own.has(name) || ranksName.test(name) || rwkvName.test(name);
}

/** Paths of what is in a folder and within it, from there; "" is the root. */
export function pathsIn(folder: string, paths: readonly string[]): string[] {
  if (folder === "") return [...paths];
  return paths.flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []));
}

/**
 * Chooses the files of a repository's root, or of a folder of it, that make its tokenizer.
 * @param id with the folder, where one is meant
 * @param paths of all files of the repository
 * @param revision that was asked for; what is offered instead has it too
 * @returns their names, the vocabulary's first
 * @throws {HubError} `no-tokenizer`, which lists what there is, and offers the folders that have one
 */
export function chooseFiles(id: string, paths: readonly string[], revision: string | null = null): string[] {
  const { model, path, folder, file } = placeOf(id);
  const here = pathsIn(folder, paths);
  const chosen = file === null ? setIn(here) : here.includes(file) ? [file] : undefined;
  if (chosen !== undefined) return [...chosen, ...companions.filter((name) => here.includes(name))];
  const where = path === "" ? "" : file === null ? ` in its folder ${folder}` : ` ${path}`;
  const places = foldersOf(paths)
    .filter((other) => setIn(pathsIn(other, paths)) !== undefined)
    .map((other) => `${idOfPlace(model, other)}${revision === null ? "" : `@${revision}`}`)
    .filter((place) => isPlaceId(place.split("@", 1)[0] ?? ""))
    .slice(0, mostListed);
  const builtin = knownTokenizers.find((known) => known.id === id)?.builtin;
  const way =
    places.length > 0
      ? `It has ${path === "" ? "one in a folder" : "one elsewhere"}: give ${places.join(" or ")}.`
      : builtin === undefined
        ? listed(here)
        : `Its tokenizer is built in: ${builtin}.`;
  throw new HubError("no-tokenizer", `${model} has no tokenizer file${where}. ${way}`, null, { places });
}

/** The best set of files that is here; undefined where none is. */
function setIn(names: readonly string[]): readonly string[] | undefined {
  const present = new Set(names);
  const [ranks, rwkv] = [ranksName, rwkvName].map((pattern) => names.filter((name) => pattern.test(name)).sort());
  const candidates = [
    ...sets,
    ...[ranks, rwkv].flatMap((found) => (found?.[0] === undefined ? [] : [[found[0]]])),
    ...[["tiktoken.model"], ["bpe_simple_vocab_16e6.txt.gz"], ["vocab.json"]],
    ...ggufIn(names).map((name) => [name]),
  ];
  return candidates.find((set) => set.every((name) => present.has(name)));
}

/**
 * Models in GGUF, all of which have the same tokenizer, being of one model: of those that are split the first part, and no
 * projectors, adapters and statistics.
 */
function ggufIn(names: readonly string[]): string[] {
  const models = names.filter((name) => isGgufName(name) && !name.includes("/"));
  return models
    .filter((name) => !/mmproj|imatrix|(^|[-_.])(lora|mtp|draft)[-_.]/i.test(name))
    .filter((name) => !/-\d{5}-of-\d{5}\.gguf$/i.test(name) || /-0*1-of-/.test(name))
    .sort();
}

/** The root and all folders that have a file in them. */
function foldersOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf("/")))))].sort();
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
