import fc from "fast-check";
import { Tokenizer as Native } from "tokenizers";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { readFile, smallTokenizers } from "../../../test/support/smallVocabularies";
import { seed } from "../../../test/support/strings";
import { strictText } from "../../text/strictUtf8";
import { fromByteAlphabet } from "../byteAlphabet";
import { buildTokenizer } from "../formats/build";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import type { PipelineTokenizer } from "../pipeline";
import { TokenizerError } from "../tokenizer";
import { type Consequences, type Edit, formatEdits, parseEdits } from "./edit";
import { type EditableFile, type EditableModel, editableFileOf } from "./editableFile";
import { editTokenizer, TokenizerDraft } from "./editTokenizer";

/** What an edit is made of, before it is known what there is to edit. */
const drawnEdit = fc.record({
  kind: fc.constantFrom("remove", "remove", "add", "add", "place", "swap"),
  entry: fc.nat(),
  other: fc.nat(),
  number: fc.integer({ min: -20, max: 20 }),
  text: fc.string({ unit: fc.constantFrom("a", "b", "B", "1", "é", "▁", ".", "##"), minLength: 1, maxLength: 6 }),
  isYes: fc.boolean(),
});

const namesOf = ({ vocab }: EditableModel) =>
  Array.isArray(vocab) ? vocab.map(([name]) => name as string) : Object.keys(vocab);

function toEdit(drawn: Drawn, file: EditableFile): Edit {
  const names = [...namesOf(file.model), ...file.added_tokens.map(({ content }) => content)];
  const entry = names[drawn.entry % names.length] as string;
  switch (drawn.kind) {
    case "remove":
      return { kind: "remove", entry, withLost: drawn.isYes };
    case "add":
      return { kind: "add", entry: drawn.text, score: drawn.isYes ? drawn.number / 2 : null };
    case "place":
      return file.model.type === "BPE"
        ? { kind: "rank", entry, rank: Math.abs(drawn.number) }
        : { kind: "score", entry, score: drawn.number / 2 };
    default:
      return { kind: "swap", entry, other: names[drawn.other % names.length] as string };
  }
}

type Drawn = {
  readonly kind: string;
  readonly entry: number;
  readonly other: number;
  readonly number: number;
  readonly text: string;
  readonly isYes: boolean;
};

/** Makes the edits that go. */
function editAll(base: EditableFile, drawn: readonly Drawn[]) {
  const edits: Edit[] = [];
  let file = base;
  for (const each of drawn) {
    const edit = toEdit(each, file);
    try {
      file = editTokenizer(base, [...edits, edit]).file as EditableFile;
      edits.push(edit);
    } catch (error) {
      if (!(error instanceof TokenizerError)) throw error;
    }
  }
  return edits;
}

function baseOf(file: Parameters<typeof readFile>[0]): EditableFile | null {
  try {
    return editableFileOf(readFile(file).parts);
  } catch (error) {
    if (error instanceof TokenizerError) return null;
    throw error;
  }
}

const build = (file: object): PipelineTokenizer => buildTokenizer(readTokenizerJson(structuredClone(file)));
const options = { specials: "control", inserted: false } as const;

/** What a model makes of an entry's own text; null where that cannot be told from outside. */
function cutBy(tokenizer: PipelineTokenizer, file: EditableFile, name: string): string[] | null {
  const { type, continuing_subword_prefix: prefix, ignore_merges: takesEntries } = file.model;
  if (takesEntries || (prefix && name.startsWith(prefix)) || /^<0x..>$/.test(name)) return null;
  const bytes = isByteLevel(file) ? fromByteAlphabet(name) : null;
  const text = !isByteLevel(file) ? name : bytes === null ? null : strictText(bytes);
  // A piece of a character is no text, nor is what is written in other letters.
  if (text === null) return null;
  try {
    const trace = tokenizer.stages.model.trace(text);
    return type === "BPE" || type === "Unigram" ? trace.tokens.map((token) => token.name) : null;
  } catch {
    return null;
  }
}

const isByteLevel = (file: EditableFile) => JSON.stringify(file.pre_tokenizer ?? null).includes("ByteLevel");

test("edits of any kind to tokenizers of any kind: the native package loads what comes out, and has our ids", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "B", "1", " ", "é", "."), maxLength: 14 });
  const drawn = fc.array(drawnEdit, { minLength: 1, maxLength: 6 });
  for (const small of smallTokenizers) {
    await fc.assert(
      fc.asyncProperty(small, drawn, fc.array(text, { minLength: 6, maxLength: 6 }), async ({ file }, all, texts) => {
        const base = baseOf(file);
        fc.pre(base !== null);
        const edits = editAll(base, all);
        const { file: edited, told } = editTokenizer(base, edits);
        const native = Native.fromString(JSON.stringify(edited));
        const own = build(edited);
        for (const [i, { entry, edit }] of told.entries()) {
          const isLater = edits.slice(i + 1).length > 0;
          if (!isLater && edit.kind !== "remove") expect(native.tokenToId(entry.name)).toBe(entry.id);
        }
        for (const each of texts) {
          let theirs: number[];
          try {
            theirs = (await native.encode(each, null, { addSpecialTokens: false })).getIds();
          } catch {
            continue; // What is unknown has no entry there.
          }
          expect([...own.encode(each, options).ids]).toEqual(theirs);
        }
      }),
      { seed, ...runs(8, 2000) },
    );
  }
});

test("what depends on an entry is all that changes: how its text is cut, and which entries are made by merges", () => {
  for (const small of smallTokenizers) {
    fc.assert(
      fc.property(small, drawnEdit, ({ file }, drawn) => {
        const base = baseOf(file);
        fc.pre(base !== null);
        const [edit] = editAll(base, [drawn]);
        fc.pre(edit !== undefined);
        const { file: after, told } = editTokenizer(base, [edit]);
        const [it] = told as [Consequences];
        const edited = after as EditableFile;
        const [one, other] = [build(base), build(edited)];
        for (const [tokenizer, its, cut] of [
          [one, base, it.before],
          [other, edited, it.after],
        ] as const) {
          const found = cutBy(tokenizer, its, it.entry.name);
          // Neighbouring unknown characters are one in some.
          if (found !== null && !found.includes("<unk>")) expect(cut).toEqual(found);
        }
        // Entries that are looked up first are tokens whatever makes them.
        if (base.model.type !== "BPE" || base.model.ignore_merges === true) return;
        const added = new Set(base.added_tokens.map(({ content }) => content));
        const isMade = (tokenizer: PipelineTokenizer, its: EditableFile, name: string) =>
          cutBy(tokenizer, its, name)?.join("|") === name && namesOf(its.model).includes(name);
        const others = new Set([...namesOf(base.model), ...namesOf(edited.model)]);
        others.delete(it.entry.name);
        for (const gone of it.alsoRemoved.first) others.delete(gone.name);
        for (const { name } of it.alsoAdded) others.delete(name);
        const changed = [...others].filter((name) => !added.has(name) && name !== "<unk>");
        const lost = changed.filter((name) => isMade(one, base, name) && !isMade(other, edited, name));
        const gained = changed.filter((name) => !isMade(one, base, name) && isMade(other, edited, name));
        const namesIn = ({ first }: Consequences["lost"]) =>
          first.map(({ name }) => name).filter((name) => cutBy(one, base, name) !== null);
        expect(namesIn(it.lost).toSorted()).toEqual(lost.toSorted());
        expect(namesIn(it.gained).toSorted()).toEqual(gained.toSorted());
        if (edit.kind === "add") expect(it.after).toEqual([edit.entry]);
      }),
      { seed, ...runs(12, 3000) },
    );
  }
});

test("ids of all other entries stay, but where a list has no way to leave one out, which is told", () => {
  for (const small of smallTokenizers) {
    fc.assert(
      fc.property(small, drawnEdit, ({ file }, drawn) => {
        const base = baseOf(file);
        fc.pre(base !== null);
        const [edit] = editAll(base, [drawn]);
        fc.pre(edit !== undefined);
        const { file: after, told } = editTokenizer(base, [edit]);
        const { shift, entry, alsoRemoved } = told[0] as Consequences;
        const [before, now] = [base, after as EditableFile].map(idsOf) as [Map<string, number>, Map<string, number>];
        const moved = new Set([entry.name, ...alsoRemoved.first.map(({ name }) => name)]);
        if (edit.kind === "swap") moved.add(edit.other);
        for (const [name, id] of before) {
          if (moved.has(name)) continue;
          expect([name, now.get(name)]).toEqual([name, shift !== null && id >= shift.from ? id + shift.by : id]);
        }
        expect(shift?.count ?? 0).toBe(
          shift === null ? 0 : new Set([...before.values()].filter((id) => id >= shift.from)).size,
        );
        if (edit.kind === "swap") {
          expect([now.get(edit.entry), now.get(edit.other)]).toEqual([before.get(edit.other), before.get(edit.entry)]);
        }
      }),
      { seed, ...runs(8, 2000) },
    );
  }
});

function idsOf({ model, added_tokens: tokens }: EditableFile): Map<string, number> {
  const { vocab } = model;
  const entries: [string, number][] = Array.isArray(vocab)
    ? vocab.map(([name], id) => [name, id])
    : Object.entries(vocab);
  return new Map([...entries, ...tokens.map(({ content, id }): [string, number] => [content, id])]);
}

test("BPE: what is made of an entry goes with it or is left over, and a new one is merged from what it is cut into", () => {
  const symbols = [..."abcdef"];
  const vocab = Object.fromEntries([...symbols, "ab", "abc", "de", "abcde"].map((name, id) => [name, id]));
  const merges = [
    ["a", "b"],
    ["ab", "c"],
    ["d", "e"],
    ["abc", "de"],
  ] as const;
  const file: EditableFile = { added_tokens: [], model: { type: "BPE", vocab, merges } };
  const removal = { kind: "remove", entry: "ab", withLost: false } as const;
  const [removed] = editTokenizer(file, [removal]).told;
  expect(removed).toMatchObject({
    entry: { name: "ab", id: 6 },
    makingGone: { count: 1, first: [["a", "b"]] },
    partOfGone: { count: 1, first: [["ab", "c"]] },
    lost: {
      count: 2,
      first: [
        { name: "abc", id: 7 },
        { name: "abcde", id: 9 },
      ],
    },
    before: ["ab"],
    after: ["a", "b"],
    shift: null,
  });
  const all = editTokenizer(file, [{ ...removal, withLost: true }]).file as EditableFile;
  expect(Object.keys(all.model.vocab)).toEqual([...symbols, "de"]);
  expect(all.model.merges).toEqual([["d", "e"]]);

  const [added] = editTokenizer(file, [{ kind: "add", entry: "fabcdf", score: null }]).told;
  expect(added).toMatchObject({
    before: ["f", "abc", "d", "f"],
    mergesAdded: [
      ["f", "abc"],
      ["fabc", "d"],
      ["fabcd", "f"],
    ],
    alsoAdded: [
      { name: "fabc", id: 10 },
      { name: "fabcd", id: 11 },
    ],
    entry: { name: "fabcdf", id: 12 },
    after: ["fabcdf"],
    place: { before: null, after: 6 },
  });
  const [moved] = editTokenizer(file, [{ kind: "rank", entry: "ab", rank: 3 }]).told;
  expect(moved).toMatchObject({ place: { before: 0, after: 3 }, lost: { count: 0 } });
  const draft = new TokenizerDraft(file);
  draft.apply(removal);
  expect(draft.find("#7")).toBe("abc");
  expect(draft.find("ab")).toBeNull();
});

test("Unigram: a new entry just beats its cut; an entry's place is kept where no text has a space, else ids move up", () => {
  const pieces: [string, number][] = [
    ["<unk>", 0],
    ["▁", -2],
    ["a", -3],
    ["b", -4],
    ["ab", -9],
    ["c", -12],
  ];
  const file = (normalizer: unknown): EditableFile => ({
    added_tokens: [{ id: 6, content: "<extra>" }],
    normalizer,
    post_processor: { type: "TemplateProcessing", special_tokens: { x: { id: "x", ids: [6], tokens: ["<extra>"] } } },
    model: { type: "Unigram", unk_id: 0, vocab: pieces },
  });
  const signs = { type: "Replace", pattern: { String: " " }, content: "▁" };
  const [added] = editTokenizer(file(signs), [{ kind: "add", entry: "▁ab", score: null }]).told;
  expect(added).toMatchObject({ before: ["▁", "a", "b"], entry: { id: 7 }, after: ["▁ab"], unknownScore: null });
  expect(added?.place.after).toBeCloseTo(-8.9);
  const removal = { kind: "remove", entry: "b", withLost: false } as const;
  const kept = editTokenizer(file(signs), [removal]);
  expect(kept.told[0]).toMatchObject({ keeper: " removed 3", shift: null, after: ["<unk>"] });
  const shifted = editTokenizer(file(null), [removal]);
  expect(shifted.told[0]).toMatchObject({ keeper: null, shift: { from: 4, by: -1, count: 3 } });
  expect(shifted.file).toMatchObject({
    added_tokens: [{ id: 5, content: "<extra>" }],
    post_processor: { special_tokens: { x: { ids: [5] } } },
  });
  const lowest = { kind: "remove", entry: "c", withLost: false } as const;
  expect(editTokenizer(file(null), [lowest]).told[0]?.unknownScore).toEqual({ before: -22, after: -19 });
  expect(() => editTokenizer(file(null), [{ ...removal, entry: "<unk>" }])).toThrow("unknown");
  expect(() => editTokenizer(file(null), [{ ...removal, entry: "x" }])).toThrow();
});

test("edits are written as links have them, and read again", () => {
  const name = fc.string({ unit: fc.constantFrom(..."ab12%,:~-Ġé ▁👍"), minLength: 1 });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant("remove" as const), entry: name, withLost: fc.boolean() }),
    fc.record({ kind: fc.constant("add" as const), entry: name, score: fc.option(fc.integer()) }),
    fc.record({ kind: fc.constant("rank" as const), entry: name, rank: fc.nat() }),
    fc.record({ kind: fc.constant("score" as const), entry: name, score: fc.integer() }),
    fc.record({ kind: fc.constant("swap" as const), entry: name, other: name }),
  );
  fc.assert(
    fc.property(fc.array(edit), (edits) => {
      expect(parseEdits(formatEdits(edits))).toEqual(edits);
    }),
    { seed },
  );
  expect(formatEdits([{ kind: "add", entry: "a,b:c%", score: -1.5 }])).toBe("add:a%2Cb%3Ac%25:-1.5");
  for (const wrong of ["remove", "rank:a:-1", "rank:a:x", "score:a:", "swap:a", "what:a", "add:a:1e999", ","]) {
    expect(parseEdits(wrong)).toBeNull();
  }
});

test("an entry for a byte is known by its name where a model falls back to bytes", () => {
  const vocab = { "<unk>": 0, "<0x41>": 1, a: 2 };
  const edit = { kind: "remove", entry: "<0x41>", withLost: false } as const;
  const told = [true, false].map((byteFallback) => {
    const model = { type: "BPE", vocab, merges: [], unk_token: "<unk>", byte_fallback: byteFallback };
    const stages = { normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null };
    const file = { version: "1.0", added_tokens: [], ...stages, model };
    return editTokenizer(file as unknown as EditableFile, [edit]).told[0];
  });
  expect(told.map((one) => one?.byte)).toEqual(["41", null]);
});
