import { createHash } from "node:crypto";
import { deflateRawSync, gzipSync, inflateRawSync } from "node:zlib";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { PieceType } from "../../src/tokenizers/models/sentencePiece/sentencePieces";
import { writePack } from "../../src/tokenizers/pack/write";
import { type GgufKeys, writeGguf } from "../support/gguf";
import { type ModelFields, writeModelProto } from "../support/sentencePiece";
import { mutateBytes, mutateJson, mutateText, oddStrings, writeOddJson } from "./mutate";
import type { Random } from "./random";
import { stageZoo } from "./stages";
import { ggufSeeds, jsonSeeds, modelSeeds, otherJsonSeeds, pairSeed, textSeeds } from "./tokenizerSeeds";

/** What a file has. */
type Content = string | Uint8Array;

/** Files by their names. */
export type MadeFiles = Readonly<Record<string, Content>>;

/** Makes damaged files of a format. */
export interface FileMaker {
  readonly name: string;
  make(random: Random): MadeFiles | Promise<MadeFiles>;
}

const kind = (name: string, make: FileMaker["make"]): FileMaker => ({ name, make });

/** Of a text that was changed where it means something, some are damaged besides. */
const damaged = (random: Random, content: Content): Content =>
  random.chance(0.15) ? mutateBytes(random, Buffer.from(content)) : content;

const jsonFile = (random: Random, seed: unknown) =>
  damaged(random, writeOddJson(random, mutateJson(random, seed, stageZoo)));

const jsonKinds = Object.entries(jsonSeeds).map(([model, seed]) =>
  kind(`tokenizer.json, ${model}`, (random) => ({ "tokenizer.json": jsonFile(random, seed) })),
);

const textKinds = Object.entries(textSeeds).map(([name, seed]) =>
  kind(name, (random) => ({ [name]: damaged(random, mutateText(random, seed)) })),
);

const otherKinds = Object.entries(otherJsonSeeds).map(([name, seed]) =>
  kind(name, (random) => ({ "tokenizer.json": damaged(random, writeOddJson(random, mutateJson(random, seed))) })),
);

const pairs = kind("vocab.json and merges.txt", (random) => {
  const { "vocab.json": vocab, "merges.txt": merges, "tokenizer_config.json": config } = pairSeed;
  const which = random.below(4);
  const json = (value: object, isMeant: boolean) => (isMeant ? jsonFile(random, value) : JSON.stringify(value));
  return {
    "vocab.json": json(vocab, which === 0 || which === 3),
    "merges.txt": which === 1 || which === 3 ? damaged(random, mutateText(random, merges)) : merges,
    ...(random.chance(0.7) && { "tokenizer_config.json": json(config, which >= 2) }),
  };
});

const numbers = [0, -1, 1, 1e30, -1e30, Number.NaN, Number.POSITIVE_INFINITY] as const;

function mutateModel(random: Random, model: ModelFields): ModelFields {
  const pieces = [...model.pieces];
  for (let left = random.below(4); left > 0; left--) {
    const at = random.below(pieces.length);
    const piece = pieces[at] ?? { piece: "" };
    const instead = [
      [],
      [piece, piece],
      [{ ...piece, piece: random.pick(oddStrings) }],
      [{ ...piece, score: random.pick(numbers) }],
      [{ ...piece, type: random.pick([0, 1, 2, 3, 4, 5, 6, 7, 2 ** 31]) }],
      [{ piece: "<0x41>", type: PieceType.byte }, piece],
      Array.from({ length: 2000 }, (_, i) => ({ piece: "a".repeat(i % 700) + i, score: -i })),
    ] as const;
    pieces.splice(at, 1, ...random.pick(instead));
  }
  const flags = random.chance(0.3)
    ? {
        modelType: random.below(6),
        byteFallback: random.chance(0.5),
        asSuffix: random.chance(0.5),
        escape: random.chance(0.5),
      }
    : {};
  const charsMap =
    model.charsMap !== undefined && random.chance(0.5) ? { charsMap: mutateBytes(random, model.charsMap) } : {};
  return { ...model, ...flags, ...charsMap, pieces };
}

const models = kind("SentencePiece .model", (random) => {
  const bytes = writeModelProto(mutateModel(random, random.pick(modelSeeds)));
  return { "spiece.model": random.chance(0.5) ? mutateBytes(random, bytes) : bytes };
});

function mutateKeys(random: Random, keys: GgufKeys): GgufKeys {
  const changed: Record<string, GgufKeys[string]> = { ...keys };
  for (let left = random.below(4); left > 0; left--) {
    const name = random.pick(Object.keys(changed));
    const value = changed[name];
    if (value === undefined) continue;
    switch (random.below(5)) {
      case 0:
        delete changed[name];
        break;
      case 1:
        changed[name] = random.pick(Object.values(keys));
        break;
      case 2:
        changed[name] = { type: "uint32", value: random.pick([0, 1, 0xffff_ffff]) };
        break;
      default:
        changed[name] = mutateValue(random, value);
    }
  }
  return changed;
}

function mutateValue(random: Random, value: GgufKeys[string]): GgufKeys[string] {
  switch (value.type) {
    case "string":
      return { type: "string", value: mutateText(random, value.value) };
    case "strings": {
      const at = random.below(value.value.length);
      const instead = random.pick([[], [random.pick(oddStrings)], [random.pick(value.value)], value.value]);
      return { type: "strings", value: value.value.toSpliced(at, 1, ...instead) };
    }
    case "list": {
      const at = random.below(value.value.length);
      const number = value.of === "float32" ? random.pick(numbers) : random.pick([0, 1, 2, 3, 4, 5, 6, 7, 127]);
      return { ...value, value: value.value.toSpliced(at, random.below(3), number) };
    }
    default:
      return { ...value, value: random.pick([0, 1, 2, 255]) };
  }
}

const gguf = kind("GGUF", (random) => {
  const version = random.pick([1, 2, 3, 3, 3]);
  const keys: GgufKeys = random.pick(ggufSeeds);
  const bytes = writeGguf(mutateKeys(random, keys), { version, bigEndian: random.chance(0.1) });
  return { "model.gguf": random.chance(0.5) ? mutateBytes(random, bytes) : bytes };
});

const packs: Promise<readonly Uint8Array[]> = Promise.all(
  Object.values(jsonSeeds).map((seed) =>
    writePack(readTokenizerJson(seed, null, []), async (body) => deflateRawSync(body)),
  ),
);

/** What a pack begins with: docs/pack.md. */
const [payloadAt, lengthAt, hashAt, hashedFrom] = [52, 12, 16, 48] as const;

/** A pack whose content was changed, with the lengths and the hash that go with it now. */
function mutatePack(random: Random, pack: Uint8Array): Uint8Array {
  if (random.chance(0.2)) return mutateBytes(random, pack);
  const body = mutateBytes(random, inflateRawSync(pack.subarray(payloadAt)));
  const payload = deflateRawSync(body);
  const changed = Buffer.concat([pack.subarray(0, payloadAt), payload]);
  changed.writeUInt32LE(payload.length, lengthAt);
  changed.writeUInt32LE(random.chance(0.05) ? 0xffff_ffff : body.length, hashedFrom);
  createHash("sha256").update(changed.subarray(hashedFrom)).digest().copy(changed, hashAt);
  return changed;
}

const packed = kind("Tessera’s pack", async (random) => ({ "t.pack": mutatePack(random, random.pick(await packs)) }));

/** Several files at once, some of them packed, as a folder has them. */
const folders = kind("folders and gzip", (random) => {
  const all: Readonly<Record<string, () => Content>> = {
    "tokenizer.json": () => jsonFile(random, random.pick(Object.values(jsonSeeds))),
    "tokenizer.model": () => writeModelProto(mutateModel(random, random.pick(modelSeeds))),
    "vocab.txt": () => mutateText(random, textSeeds["vocab.txt"]),
    "vocab.json": () => jsonFile(random, pairSeed["vocab.json"]),
    "merges.txt": () => mutateText(random, pairSeed["merges.txt"]),
    "tokenizer_config.json": () => jsonFile(random, pairSeed["tokenizer_config.json"]),
    "special_tokens_map.json": () => jsonFile(random, { unk_token: "<unk>", bos_token: { content: "<s>" } }),
    "added_tokens.json": () => jsonFile(random, { "<new>": 300, "[X]": 301 }),
    "chat_template.jinja": () => mutateText(random, pairSeed["tokenizer_config.json"].chat_template),
    "ranks.tiktoken": () => mutateText(random, textSeeds["tiktoken ranks"]),
    "model.gguf": () => writeGguf(mutateKeys(random, random.pick(ggufSeeds))),
  };
  const chosen = Object.entries(all).filter(() => random.chance(0.35));
  return Object.fromEntries(
    (chosen.length === 0 ? Object.entries(all).slice(0, 1) : chosen).map(([name, make]) => {
      const content = make();
      if (random.chance(0.75)) return [name, content];
      const zipped = gzipSync(content);
      return [`${name}.gz`, random.chance(0.5) ? mutateBytes(random, zipped) : zipped];
    }),
  );
});

/** Every format of tokenizers that the page takes. */
export const fileMakers: readonly FileMaker[] = [
  ...jsonKinds,
  ...otherKinds,
  ...textKinds,
  pairs,
  models,
  gguf,
  packed,
  folders,
];
