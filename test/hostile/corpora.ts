import { gzipSync } from "node:zlib";
import { checkDraft } from "../../src/corpora/draft";
import { CorpusError } from "../../src/corpora/parallel";
import { layoutFiles, readFiles } from "../../src/worker/corpus/files";
import { checkWords, type HostileKind } from "./kind";
import { mutateBytes, mutateJson, mutateText, oddStrings, writeOddJson } from "./mutate";
import { Random } from "./random";

type Made = Readonly<Record<string, string | Uint8Array>>;

const lines = (word: string) =>
  Array.from({ length: 12 }, (_, i) => `${word} ${i}, “मनुष्य” ${"x".repeat(i)}`).join("\n");
const rows = ["eng_Latn", "deu_Latn", "hin_Deva"].map((code) => lines(code).split("\n"));

const damaged = (random: Random, text: string): string | Uint8Array => {
  const changed = random.chance(0.8) ? mutateText(random, text) : text;
  if (random.chance(0.05)) return Buffer.from(changed, "utf16le");
  if (random.chance(0.05)) return gzipSync(changed);
  return random.chance(0.4) ? mutateBytes(random, Buffer.from(changed)) : changed;
};

const table = (separator: string) =>
  [
    "eng_Latn,deu_Latn,hin_Deva".replaceAll(",", separator),
    ...(rows[0] ?? []).map((_, i) => rows.map((row) => `"${row[i]}"`).join(separator)),
  ].join("\n");

const layouts: readonly ((random: Random) => Made)[] = [
  (random) => ({ "t.csv": damaged(random, table(random.pick([",", ";", "\t"]))) }),
  (random) => ({ "t.tsv": damaged(random, table("\t")) }),
  (random) => {
    const objects = (rows[0] ?? []).map((eng, i) => ({
      eng_Latn: eng,
      deu_Latn: rows[1]?.[i],
      __proto__x: i,
      hin_Deva: null,
    }));
    const written = objects.map((row) => writeOddJson(random, random.chance(0.2) ? mutateJson(random, row) : row));
    return { "t.jsonl": damaged(random, written.join("\n")) };
  },
  (random) => ({
    "flores/eng_Latn.dev": damaged(random, lines("eng")),
    "flores/deu_Latn.dev": damaged(random, lines("deu")),
    "flores/eng_Latn.devtest": damaged(random, lines("eng")),
    "flores/deu_Latn.devtest": lines("deu"),
  }),
  (random) => {
    const names = [
      "eng.txt",
      "deu.txt",
      "hin",
      "a/eng.txt",
      ".hidden",
      "README.md",
      `${random.pick(oddStrings).slice(0, 200)}.txt`,
      "t.csv",
    ];
    return Object.fromEntries(
      names.filter(() => random.chance(0.5)).map((name) => [name, damaged(random, lines("x"))]),
    );
  },
];

/** Parallel corpora as people drop them: files by languages, tables, folders. */
export const corpusKind: HostileKind = {
  name: "corpora",
  count: 5000,
  async attempt(seed, number) {
    const random = new Random(seed, "corpora", number);
    const made = Object.entries(random.pick(layouts)(random));
    const files = made.map(([path, content]) => ({
      path,
      file: new File([new Uint8Array(Buffer.from(content))], path.split("/").at(-1) ?? ""),
    }));
    let languages = 0;
    try {
      const { choices } = layoutFiles(files);
      for (const place of choices.keys()) {
        const read = await readFiles(files, place, () => {});
        read.problems.forEach(checkWords);
        const drafts = read.languages.map(({ draft }) => draft);
        for (const pivot of [null, drafts[0]?.code ?? "eng"]) {
          for (const { message } of checkDraft(drafts, pivot)) checkWords(message);
        }
        languages += drafts.length;
      }
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      checkWords(error.message);
    }
    return { outcome: languages > 0 ? "loaded" : "refused" };
  },
};
