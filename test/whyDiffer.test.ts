import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whyDiffer } from "../src/analysis/why/whyDiffer";
import { whySentence } from "../src/analysis/why/whySentence";
import { Utf8Index } from "../src/text/utf8";
import { toByteAlphabet } from "../src/tokenizers/byteAlphabet";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import type { FreePart } from "../src/tokenizers/stages";
import { TokenizerError } from "../src/tokenizers/tokenizer";
import { type Stretch, stretchAround } from "../src/tokenizers/tracing/stretchAround";
import { tracePiece } from "../src/tokenizers/tracing/traceText";
import { loadBuiltin } from "./support/builtins";
import { type Configuration, configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { fileOf } from "./support/knownFaults";
import { runs } from "./support/runs";
import { seed } from "./support/strings";

const options = { specials: "control", inserted: false } as const;

/** A file's tokenizer; null where it cannot be built, or cannot encode some text. */
function tokenizerOf({ file }: Configuration, texts: readonly string[]): PipelineTokenizer | null {
  try {
    const { tokenizer } = readFile(file);
    for (const text of texts) tokenizer.encode(text, options);
    return tokenizer;
  } catch (error) {
    if (error instanceof TokenizerError) return null;
    throw error;
  }
}

/**
 * What the stages make of a range, from the trace of the stretch around it that goes through them by itself in both: none of the
 * code that compares them.
 */
function stagesOf(tokenizer: PipelineTokenizer, index: Utf8Index, stretch: Stretch, start: number, end: number) {
  const { text } = index;
  const base = index.byteOf(stretch.start);
  const own = text.slice(stretch.start, stretch.end);
  const parts = tracePiece(tokenizer, own, options, base, stretch.start === 0, stretch.end === text.length);
  const touches = (part: { byteStart: number; byteEnd: number }) =>
    part.byteStart === part.byteEnd
      ? part.byteStart >= start && part.byteStart < end
      : part.byteStart < end && part.byteEnd > start;
  const added: string[] = [];
  const preTokens: string[] = [];
  const tokens: string[] = [];
  const normalized = charactersOf(tokenizer, own, base, stretch.start === 0, Buffer.from(text))
    .filter((unit) => touches({ byteStart: unit.start, byteEnd: unit.end }))
    .map(({ hex, start, end }) => `${hex} ${start}-${end}`);
  for (const part of parts) {
    if (part.kind === "added" && touches(part)) added.push(`${part.byteStart}-${part.byteEnd}`);
    if (part.kind !== "text") continue;
    for (const preToken of part.preTokens) {
      if (!touches(preToken)) continue;
      preTokens.push(`${preToken.byteStart}-${preToken.byteEnd}`);
      tokens.push(...preToken.model.tokens.map((token) => `${token.start}-${token.end}`), "|");
    }
  }
  return {
    added: added.join(" "),
    preTokens: preTokens.join(" "),
    tokens: tokens.join(" "),
    normalized: normalized.join(" "),
  };
}

/**
 * The characters that a normalizer gave for a stretch, each with the bytes of the text that it stands for, by the alignment
 * alone. In another notation are a byte's letter and the sign for a space: known by what stands in the text, and not by what
 * the normalizer says of itself.
 */
function charactersOf(tokenizer: PipelineTokenizer, stretch: string, base: number, begins: boolean, source: Buffer) {
  const result: { hex: string; start: number; end: number }[] = [];
  const free = ({ input, base, offset, alignment }: FreePart) => {
    let own = offset;
    for (const character of input.text) {
      const last = own + Buffer.byteLength(character) - 1;
      const start = base + (alignment?.startOf(own) ?? own);
      const end = base + (alignment?.endOf(last) ?? last + 1);
      const original = source.subarray(start, end);
      const isLetter = toByteAlphabet(original) === character;
      const isSpace = character === "▁" && original.toString() !== character;
      const bytes = isLetter ? original : Buffer.from(isSpace ? " " : character);
      result.push({ hex: bytes.toString("hex"), start, end });
      own = last + 1;
    }
  };
  tokenizer.walk(stretch, begins, false, { added: () => {}, free }, base);
  return result;
}

/** That a file's vocabulary lacks an entry, where entries are written as they are. */
function expectLacking(file: Configuration["file"], text: string): void {
  const { model } = file as { model: Record<string, unknown> };
  const written = JSON.stringify(file);
  const affixes = [model.continuing_subword_prefix, model.end_of_word_suffix].some((affix) => affix);
  if (affixes || written.includes("ByteLevel") || /^(?:<0x..>)+$/.test(text)) return;
  const names = Array.isArray(model.vocab) ? model.vocab.map(([name]) => name) : Object.keys(model.vocab ?? {});
  expect(names).not.toContain(text);
}
const byteNames = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);

/** Parts of a file that a pair differs in. */
const swapped = ["normalizer", "pre_tokenizer", "added_tokens", "model"];

/** A file, and the tokenizer that it makes. */
type Read = readonly [file: Configuration["file"], tokenizer: PipelineTokenizer];

/**
 * Expects that the stage which is named for a place is the first whose outputs differ.
 * @param start, end the place, in bytes
 * @returns the stage
 */
function expectFirst([one, first]: Read, [other, second]: Read, text: string, start: number, end: number): string {
  const index = new Utf8Index(text);
  const why = whyDiffer([first, second], index, options, start, end);
  const stretch = stretchAround([first, second], index, start, end);
  if (why === null || stretch === null) throw new Error("A short text can always be told.");
  const { range, parting } = why;
  expect(whySentence(why, ["A", "B"])).not.toBe("");
  const stages = (tokenizer: PipelineTokenizer) => stagesOf(tokenizer, index, stretch, range.start, range.end);
  const [a, b] = [stages(first), stages(second)];
  // Stages before the one that is named give the same.
  if (parting.stage === "added") {
    expect(a.added).not.toBe(b.added);
    return parting.stage;
  }
  expect(a.added).toBe(b.added);
  if (parting.stage === "normalizer") {
    expect(a.normalized).not.toBe(b.normalized);
    return parting.stage;
  }
  expect(a.normalized).toBe(b.normalized);
  if (parting.stage === "model" || parting.stage === "none") expect(a.preTokens).toBe(b.preTokens);
  if (parting.stage === "none") {
    const cuts = (tokenizer: PipelineTokenizer) => {
      const { byteStart, byteEnd } = tokenizer.encode(text, options);
      return (
        Array.from(byteStart, (from, i) => [from, byteEnd[i] ?? 0] as const)
          // One without extent may be the last of a pre-token before the place, and stand behind what was removed between.
          .filter(([from, to]) => from < to && from < end && to > start)
          .map(([from, to]) => `${from}-${to}`)
      );
    };
    expect(cuts(first)).toEqual(cuts(second));
  }
  if (parting.stage === "model") {
    const { reason, preTokens, tokens } = parting;
    const models = [first.stages.model, second.stages.model] as const;
    for (const side of [0, 1] as const) expect(models[side].trace(preTokens[side]).tokens).toEqual(tokens[side]);
    expect(tokens[0].length === 0 && tokens[1].length === 0).toBe(false);
    if (reason.kind === "entry") {
      const text = Buffer.from(reason.bytes).toString();
      if (!/[ \ufffd]/.test(text)) expectLacking(reason.lacking === 0 ? one : other, text);
    }
    if (reason.kind === "merge") expect(models[reason.merging].trace(preTokens[reason.merging]).kind).toBe("BPE");
  }
  return parting.stage;
}

test("the stage that is named is the first whose outputs differ", () => {
  const pair = fc.tuple(
    configurations,
    configurations,
    fc.nat({ max: 30 }),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  );
  const named = new Set<string>();
  for (const [one, another, at, bytes, isNear] of fc.sample(pair, { ...runs(25, 20_000), seed })) {
    // Half of the pairs have all parts but one in common.
    const part = swapped[at % swapped.length] ?? "model";
    const near = { ...another, file: { ...one.file, [part]: another.file[part] } };
    const other = isNear ? near : another;
    const texts = [...one.texts, ...another.texts].filter((text) => text !== "");
    const [first, second] = [tokenizerOf(one, texts), tokenizerOf(other, texts)];
    if (first === null || second === null) continue;
    for (const text of texts) {
      const { byteLength } = new Utf8Index(text);
      const start = at % byteLength;
      named.add(expectFirst([one.file, first], [other.file, second], text, start, Math.min(byteLength, start + bytes)));
    }
  }
  expect([...named].sort()).toEqual(["added", "model", "none", "normalizer", "preTokenizer"]);
});

test("tokens without extent of a word before the place, behind what was removed between, are not of the place", () => {
  // Of the suffix, which has no entry, bytes are written that stand for nothing; the joiner is removed.
  const { added, normalizer, model } = {
    added: {
      id: 256,
      content: "1",
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    },
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: false,
      strip_accents: false,
      lowercase: false,
    },
    model: {
      ...{ type: "BPE", unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: "#", fuse_unk: false },
      ...{ byte_fallback: true, merges: [], vocab: Object.fromEntries(byteNames.map((name, id) => [name, id])) },
    },
  };
  const files = [[], [added]].map((added_tokens) => {
    const pre_tokenizer = { type: "Digits", individual_digits: true };
    return fileOf({ added_tokens, normalizer, pre_tokenizer, model });
  });
  const [one, other] = files.map((file) => [file, readFile(file).tokenizer] as const);
  if (one === undefined || other === undefined) throw new Error("There are two.");
  const { byteStart, byteEnd } = one[1].encode("1\u200da", options);
  expect(Array.from(byteStart, (from, i) => `${from}-${byteEnd[i]}`)).toEqual(["0-1", "4-4", "4-5", "5-5"]);
  expect(expectFirst(one, other, "1\u200da", 1, 5)).toBe("none");
});

test("the sign for a space, whose bytes one pre-tokenizer cuts apart, is cut otherwise than a space", () => {
  const whole = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
  const single = { type: "Split", pattern: { Regex: "." }, behavior: "Isolated", invert: false };
  const pre_tokenizer = { type: "Sequence", pretokenizers: [whole, single] };
  const sign = { type: "Replace", pattern: { String: " " }, content: "▁" };
  const [one, other] = [null, sign].map((normalizer) => {
    const file = fileOf({ normalizer, pre_tokenizer });
    return [file, readFile(file).tokenizer] as const;
  });
  if (one === undefined || other === undefined) throw new Error("There are two.");
  expect(expectFirst(one, other, "a a", 1, 2)).toBe("preTokenizer");
  expect(expectFirst(one, other, "a a", 0, 1)).toBe("none");
  const why = whyDiffer([one[1], other[1]], new Utf8Index("a a"), options, 1, 2);
  expect(why === null ? null : whySentence(why, ["A", "B"])).toBe(
    "Both see “·”. A’s pattern takes what “.” matches: “Ġ”; B’s pattern takes what “.” matches: “â”, “ĸ”, “ģ”.",
  );
});

test("a sign that a normalizer writes for itself is no space", () => {
  const sign = { type: "Replace", pattern: { String: "▁" }, content: "▁" };
  const [one, other] = [null, sign].map((normalizer) => {
    const file = fileOf({ normalizer });
    return [file, readFile(file).tokenizer] as const;
  });
  if (one === undefined || other === undefined) throw new Error("There are two.");
  expect(expectFirst(one, other, "a▁a", 1, 2)).toBe("none");
});

/** A BPE over three letters. Both of a pair have the same pool of entries, of which each makes some, in its own order. */
const letters = ["a", "b", "c"];
const bpe = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 }).map((draws) => {
  const names = [...letters];
  const merges: [string, string][] = [];
  for (const [left, right] of draws) {
    const pair = [names[left % names.length] ?? "a", names[right % names.length] ?? "a"] as [string, string];
    if (merges.some(([one, other]) => one === pair[0] && other === pair[1])) continue;
    merges.push(pair);
    if (!names.includes(pair.join(""))) names.push(pair.join(""));
  }
  const vocab = Object.fromEntries(names.map((name, id) => [name, id]));
  const model = { type: "BPE", vocab, merges, continuing_subword_prefix: null, end_of_word_suffix: null };
  return { file: { version: "1.0", added_tokens: [], model }, merges, names };
});

test("of two models, the entry that is named is lacking, and the merge is one that the other does not come to", () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(
      bpe,
      bpe,
      fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 10 }),
      (one, other, text) => {
        const sides = [one, other] as const;
        const [first, second] = [readFile(one.file).tokenizer, readFile(other.file).tokenizer];
        const tokenizers = [first, second] as const;
        const why = whyDiffer(tokenizers, new Utf8Index(text), options, 0, text.length);
        if (why?.parting.stage !== "model") {
          expect(why?.parting.stage).toBe("none");
          expect(first.encode(text, options).byteEnd).toEqual(second.encode(text, options).byteEnd);
          return;
        }
        const { reason } = why.parting;
        kinds.set(reason.kind, (kinds.get(reason.kind) ?? 0) + 1);
        if (reason.kind === "entry") {
          const side = reason.lacking;
          const entry = Buffer.from(reason.bytes).toString();
          expect(sides[side].names).not.toContain(entry);
          expect(sides[side === 0 ? 1 : 0].names).toContain(entry);
          return;
        }
        if (reason.kind !== "merge") throw new Error(`Not of two such models: ${reason.kind}.`);
        const { merge, instead, merging } = reason;
        const there = merging === 0 ? 1 : 0;
        expect(sides[there].names).toContain(merge.result.name);
        expect(sides[merging].merges[merge.rank]).toEqual([merge.left.name, merge.right.name]);
        // The other has the two parts, or would have them, and never joins them there.
        const trace = tokenizers[there].stages.model.trace(text);
        if (trace.kind !== "BPE") throw new Error("Not BPE.");
        const covers = (token: { start: number; end: number }) =>
          token.start === merge.result.start && token.end === merge.result.end;
        expect(trace.merges.some(({ result }) => covers(result))).toBe(false);
        if (instead === null) return;
        expect(trace.merges).toContainEqual(instead);
        const rank = sides[there].merges.findIndex(
          ([left, right]) => left === merge.left.name && right === merge.right.name,
        );
        if (rank !== -1) expect(instead.rank).toBeLessThanOrEqual(rank);
      },
    ),
    { ...runs(350, 100_000), seed },
  );
  expect(Math.min(kinds.get("entry") ?? 0, kinds.get("merge") ?? 0)).toBeGreaterThan(0);
});

test("a character whose bytes are tokens in one and which is unknown in the other is not cut alike", () => {
  const file = (model: object) => ({
    version: "1.0",
    added_tokens: [],
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      ...{ type: "BPE", unk_token: "<unk>", merges: [], continuing_subword_prefix: null, end_of_word_suffix: null },
      ...{ byte_fallback: true, ...model },
    },
  });
  const [bytes, unknown] = [{ "<unk>": 0, "<0xC4>": 1, "<0x8A>": 2 }, { "<unk>": 0 }].map(
    (vocab) => readFile(file({ vocab })).tokenizer,
  );
  if (bytes === undefined || unknown === undefined) throw new Error("There are two.");
  expect(whyDiffer([bytes, unknown], new Utf8Index("\n"), options, 0, 1)?.parting).toMatchObject({ stage: "model" });
});

test("a cut of the pattern in the place is told before what a normalizer has put in before all of the text", () => {
  const { tokenizer: whole } = readFile(
    fileOf({
      normalizer: {
        type: "Sequence",
        normalizers: [
          { type: "Prepend", prepend: "▁" },
          { type: "Replace", pattern: { String: " " }, content: "▁" },
        ],
      },
      model: {
        type: "Unigram",
        unk_id: 0,
        vocab: [
          ["<unk>", 0],
          ["▁", -9],
          ["a", -9],
          ["▁a", -5],
          ["a▁", -9],
          ["▁2024", -5],
        ],
      },
    }),
  );
  const index = new Utf8Index("a 2024");
  const cut = loadBuiltin("cl100k_base") as PipelineTokenizer;
  for (const [pair, names] of [
    [
      [cut, whole],
      ["cut", "whole"],
    ],
    [
      [whole, cut],
      ["whole", "cut"],
    ],
  ] as const) {
    const why = whyDiffer(pair, index, options, 2, 5);
    expect(why?.parting.stage).toBe("normalizer");
    const said = why === null ? "" : whySentence(why, names);
    expect(said).toContain("cut’s pattern takes at most three digits at a time: “202”, “4”");
    expect(said).toMatch(
      /^Both see “2024”\. .*whole cuts nothing before its model.* Around it they part at an earlier stage\. whole’s normalizer puts a space before “a”; cut leaves it as it is\.$/,
    );
  }
});

describe("of the built-ins", () => {
  const sentence = (ids: readonly [string, string], text: string, part: string) => {
    const index = new Utf8Index(text);
    const start = index.byteOf(text.indexOf(part));
    const end = index.byteOf(text.indexOf(part) + part.length);
    const why = whyDiffer(
      [loadBuiltin(ids[0]) as PipelineTokenizer, loadBuiltin(ids[1]) as PipelineTokenizer],
      index,
      options,
      start,
      end,
    );
    return why === null ? null : whySentence(why, ids);
  };

  test("digits are the pattern’s", () => {
    expect(sentence(["llama3", "qwen3"], "in 2024 it", "2024")).toBe(
      "Both see “2024”. llama3’s pattern takes at most three digits at a time: “202”, “4”; qwen3’s pattern takes digits one by one: “2”, “0”, “2”, “4”.",
    );
    // Of a piece of the word, the word is told; and a pattern before what the models make of what it has cut.
    for (const part of ["202", "0"]) {
      expect(sentence(["llama3", "qwen3"], "in 2024 it", part)).toMatch(/^Both see “2024”\. .*“202”, “4”; .*“4”\.$/u);
    }
    expect(sentence(["gemma3", "cl100k_base"], "in 2024 it", "0")).toBe(
      "Both see “2024”. gemma3 cuts nothing before its model, which gets all of the text; cl100k_base’s pattern takes at most three digits at a time: “202”, “4”. Their models part too, where both come to “202”. Only cl100k_base has an entry for all of it.",
    );
  });

  test("what one takes with letters and the other does not is named for people who do not know Unicode", () => {
    expect(sentence(["o200k_base", "cl100k_base"], "यह मुझे दो", "मुझे")).toBe(
      "Both see “·मुझे”. o200k_base’s pattern takes letters together with the marks written on them: “·मुझे”; cl100k_base’s pattern takes letters alone, and ends before “◌ु”, a vowel sign or the like, which counts as a mark and not as a letter: “·म”, “◌ुझ”, “◌े”.",
    );
    expect(sentence(["llama3", "o200k_base"], "السَّلام", "لس")).toMatch(
      /ends before “◌َ”, a vowel point or the like, which/u,
    );
    expect(sentence(["cl100k_base", "o200k_base"], "parseJSON(x)", "parseJSON")).toBe(
      "Both see “parseJSON”. cl100k_base’s pattern takes letters, small and capital alike: “parseJSON”; o200k_base’s pattern takes letters, and ends before “J”, a capital letter behind a small one: “parse”, “JSON”.",
    );
    expect(sentence(["o200k_base", "deepseek_v3"], "don't", "'t")).toMatch(
      /takes letters, with an English ending such as ’s: .* ends before “'”, an apostrophe: “don”, “'t”\.$/u,
    );
    // Of several patterns, the one that has cut it.
    expect(sentence(["deepseek_v3", "qwen3"], "日本語と한국어", "と")).toMatch(
      /^[^.]*\. deepseek_v3’s pattern takes Chinese and Japanese characters by themselves, and ends before “한”, a letter/u,
    );
  });

  test("where one cuts and the other goes on is where the sentence says", () => {
    const text = "नमस्ते don't 2024 parseJSON(x);\n\n  السَّلام “café” e\u0301t 日本語と한국어, می‌خواهم 👍🏽 ²\r\n/x";
    const index = new Utf8Index(text);
    const ids = ["o200k_base", "r50k_base", "deepseek_v3", "llama2", "qwen3", "mistral_nemo", "cl100k_base"] as const;
    let told = 0;
    for (const [i, id] of ids.entries()) {
      const names = [id, ids[(i + 1) % ids.length] ?? "llama3"] as const;
      const pair = [loadBuiltin(names[0]) as PipelineTokenizer, loadBuiltin(names[1]) as PipelineTokenizer] as const;
      for (let at = 0; at < index.byteLength; at++) {
        const why = whyDiffer(pair, index, options, at, at + 1);
        if (why?.parting.stage !== "preTokenizer" || why.parting.point === null) continue;
        const { point, preTokens, start, end, text: seen } = why.parting;
        expect([start <= at, end > at, seen]).toEqual([true, true, Buffer.from(text).subarray(start, end).toString()]);
        const [cut, whole] = point.cutting === 0 ? preTokens : [preTokens[1], preTokens[0]];
        expect([cut?.start, cut?.end]).toContain(point.at);
        expect((whole?.start ?? at) < point.at && (whole?.end ?? at) > point.at).toBe(true);
        expect(text.slice(0, index.unitOf(point.at)).endsWith(point.before)).toBe(true);
        expect(text.slice(index.unitOf(point.at)).startsWith(point.next)).toBe(true);
        told++;
      }
    }
    expect(told).toBeGreaterThan(50);
  });

  test("a composed character is the normalizer’s", () => {
    expect(sentence(["llama3", "qwen3"], "cafe\u0301", "e\u0301")).toBe(
      "qwen3’s normalizer joins letters and the marks on them in “cafe\u0301” into one character each (NFC); llama3 leaves it as it is.",
    );
    expect(sentence(["bert_uncased", "o200k_base"], "ein Ünterschied", "Ünter")).toBe(
      "bert_uncased’s normalizer makes “unterschied” of “Ünterschied”; o200k_base leaves it as it is.",
    );
  });

  test("a merge that comes before another is named, with both ranks, where both have the entry", () => {
    expect(sentence(["gemma3", "llama2"], "in xs[0)]  # it", "  ")).toBe(
      "Both models come to “)]··#”. gemma3 joins “·” and “·” (rank 1,393); llama2 comes to “·” and “#” first (rank 176).",
    );
  });

  test("a control token is an added one", () => {
    expect(sentence(["qwen3", "cl100k_base"], "a<|im_end|>b", "<|im_end|>")).toBe(
      "“<|im_end|>” is one added token in qwen3, and not in cl100k_base, which reads it as text.",
    );
  });

  test("an entry that one lacks is named, and must be lacking", () => {
    expect(sentence(["cl100k_base", "o200k_base"], "ein unterschiedlich", " unterschiedlich")).toBe(
      "Both models get “·unterschiedlich”. Only o200k_base has an entry for all of it.",
    );
    const idOf = (id: string) =>
      (loadBuiltin(id) as PipelineTokenizer).stages.model.find(Buffer.from(" unterschiedlich"), false, true);
    expect([idOf("cl100k_base") === undefined, idOf("o200k_base") !== undefined]).toEqual([true, true]);
  });

  test("whatever is said to be lacking is in one vocabulary, and not in the other", () => {
    const text = "x  = [y for y in xs]  # “naïve” ὀδός 𰻝面 ISPARTA don't Postal\n\n--- مرحبا ১২৩ क्षत्रिय";
    const index = new Utf8Index(text);
    const ids = ["r50k_base", "llama2", "mistral_7b", "claude2"] as const;
    const sign = Buffer.from("▁").toString("latin1");
    const keyOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1").replaceAll(sign, " ");
    const entries = ids.map((id) => {
      const { model } = (loadBuiltin(id) as PipelineTokenizer).stages;
      return new Set(Array.from({ length: model.size }, (_, entry) => keyOf(model.tokenBytes(entry) ?? Buffer.of())));
    });
    let lacked = 0;
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ] as const) {
      const pair = [loadBuiltin(ids[one]) as PipelineTokenizer, loadBuiltin(ids[other]) as PipelineTokenizer] as const;
      for (let at = 0; at < index.byteLength; at++) {
        const parting = whyDiffer(pair, index, options, at, at + 1)?.parting;
        if (parting?.stage !== "model" || parting.reason.kind !== "entry") continue;
        const { bytes, lacking } = parting.reason;
        const [having, without] = lacking === 0 ? [other, one] : [one, other];
        expect([entries[having]?.has(keyOf(bytes)), entries[without]?.has(keyOf(bytes))]).toEqual([true, false]);
        lacked++;
      }
    }
    expect(lacked).toBeGreaterThan(50);
  });

  test("where the models come to the same piece, what parts them in it is told with the stage that parts them first, and before one that parts only what is around it", () => {
    expect(sentence(["o200k_base", "mistral_7b"], "<|im_start|>user", "_start")).toBe(
      "Both see “_start”. o200k_base’s pattern takes letters, and ends before “|”, a symbol: “_start”; mistral_7b cuts nothing before its model, which gets all of the text. Their models part too, where both come to “_start”. Only o200k_base has an entry for all of it.",
    );
    // A token of one goes on where a pre-token of the other ends.
    expect(sentence(["cl100k_base", "deepseek_v3"], "यह क्षत्रिय", "क्षत्रिय")).toMatch(/^Both see “·क्षत्रिय”\. [^.]*\.$/u);
    // An added token beside the place ends what one model is given, and is not why the other joins a space to the word.
    expect(sentence(["gemma3", "llama2"], "x:\n    return", "    return")).toMatch(
      /^Both models come to “····return”\. gemma3 joins .* at an earlier stage\. Beside it “⏎” is one added token in gemma3/u,
    );
    const text = "  x = [y for y in xs]  # “naïve” ὀδός ISPARTA don't 2024 --- <|im_end|> مرحبا क्षत्रिय ﬁ";
    const index = new Utf8Index(text);
    const ids = ["o200k_base", "llama2", "gemma3", "bert_uncased", "mistral_7b", "qwen3"] as const;
    const cut = (id: string) => {
      const { byteStart, byteEnd } = loadBuiltin(id).encode(text, { specials: "control", inserted: false });
      return Array.from(byteStart, (at, i) => [at, byteEnd[i] ?? 0] as const);
    };
    const cuts = ids.map(cut);
    let told = 0;
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 0],
    ] as const) {
      const pair = [loadBuiltin(ids[one]) as PipelineTokenizer, loadBuiltin(ids[other]) as PipelineTokenizer] as const;
      for (let at = 0; at < index.byteLength; at++) {
        const why = whyDiffer(pair, index, { specials: "control", inserted: false }, at, at + 1);
        if (why === null || why.beyond === null) continue;
        expect(["added", "normalizer", "preTokenizer"]).toContain(why.parting.stage);
        const { tokens, start, end } = why.beyond;
        expect([start <= at, end > at]).toEqual([true, true]);
        for (const [side, tokenizer] of [one, other].entries()) {
          const inside = cuts[tokenizer]?.filter(([from, to]) => from < to && from >= start && to <= end) ?? [];
          expect([inside[0]?.[0], inside.at(-1)?.[1]]).toEqual([start, end]);
          expect(inside).toHaveLength(tokens[side === 0 ? 0 : 1].length);
        }
        expect(tokens[0].map(({ end }) => end)).not.toEqual(tokens[1].map(({ end }) => end));
        told++;
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  test("a character that one writes in bytes is named as a whole, and words before it have no part in that", () => {
    expect(sentence(["llama2", "mistral_7b"], "so much ☃ snow", "☃")).toBe(
      "Both models come to “·☃”. llama2 has no entry for “☃”, and writes its bytes.",
    );
  });
});
