import entries from "virtual:finding-index";
import { describe, expect, test } from "vitest";
import { compareWith } from "../src/analysis/premium";
import { classNames } from "../src/analysis/vocabulary/entryClasses";
import { loadBundled } from "../src/cli/bundledCorpus";
import { findings } from "../src/guide";
import { aboutOf } from "../src/guide/about";
import { encodeOptions, makeBench } from "../src/guide/bench";
import { exercises } from "../src/guide/exercises";
import { type Finding, notBorneOut, openedBy } from "../src/guide/finding";
import { numbersIn } from "../src/guide/numbers";
import { papers } from "../src/guide/papers";
import { openingText } from "../src/guide/rows";
import { languageMeasures } from "../src/instruments/corpus/measures";
import { instruments } from "../src/instruments/names";
import { catalogue } from "../src/tokenizers/catalogue";
import { ownAndWay } from "../src/tokenizers/tokenizerReference";
import { tokenizerInWay } from "../src/tokenizers/ways/inWay";
import { fragmentToComparison } from "../src/url/readLink";
import { useClasses } from "../src/views/tokenizers/page/audit/sectionProps";
import { loadBuiltin, readParts } from "./support/builtins";

const corpus = loadBundled("udhr", new URL("../public/corpora/", import.meta.url));

const bench = makeBench(
  {
    async loadTokenizer(reference) {
      const [own, way] = ownAndWay(reference);
      return way ? tokenizerInWay(loadBuiltin(own), way) : loadBuiltin(own);
    },
    loadParts: async (reference) => readParts(reference),
    async openCorpus() {
      const { header, segments } = await corpus.then((opened) => ({
        header: opened.header,
        segments: (code: string) => opened.segments(code),
      }));
      return { languages: header.languages, segments };
    },
  },
  new AbortController().signal,
);

const isKnown = (id: string) => catalogue.some((entry) => entry.id === id);

const goesByLists = ({ open }: Finding) => open.includes("&below=units");

const labels = catalogue.map(({ label }) => label).filter((label) => /\d/.test(label));

/** A text without some of its words, each where it is no part of another number. */
function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, each) => {
    const told = each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const before = /^[\p{L}\p{N}]/u.test(each) ? "(?<![\\p{L}\\p{N}]|\\d[.,])" : "";
    return rest.replace(new RegExp(`${before}${told}(?!\\d|[.,]\\d)`, "gu"), "§");
  }, text);
}

describe.each(findings.map((finding) => [finding.id, finding] as const))("%s", (id, finding) => {
  const { title, claim, caption, limits = "", published, stated, named = [] } = finding;

  test("its figure bears out what it says", async () => {
    const figure = await finding.figure(bench);
    expect(notBorneOut(finding, figure)).toEqual([]);
    expect("lines" in figure ? figure.lines : figure.rows).not.toHaveLength(0);
    // It goes from a worker to the page.
    expect(structuredClone(figure)).toEqual(figure);
  });

  test("each number in its texts is stated, or named", () => {
    const text = [title, claim, caption, limits, published?.differs ?? ""].join(" \n");
    for (const { says } of stated) {
      const said = numbersIn(says);
      expect([says, text.includes(says), said.map(({ value }) => Number.isFinite(value))]).toEqual([
        says,
        true,
        [true],
      ]);
    }
    expect(named.filter((words) => !text.includes(words))).toEqual([]);
    const rest = without(without(text, labels), [...named, ...stated.map(({ says }) => says)]);
    expect(numbersIn(rest).map(({ words }) => words)).toEqual([]);
    // What bounds a number is stated with it.
    expect(rest.match(/(?:than|above|over|beyond|below|under|nearly|almost) §/g)).toBeNull();
  });

  test("it is short, of papers that there are, and of its file; what is published is told with its place", () => {
    expect(title).not.toMatch(/\.$/);
    expect(claim.match(/[.?!](?=\s|$)/g)?.length).toBeLessThanOrEqual(3);
    expect(finding.papers.filter((name) => !papers.some((paper) => paper.name === name))).toEqual([]);
    expect(Object.keys(import.meta.glob("../src/guide/findings/*.ts"))).toContain(`../src/guide/findings/${id}.ts`);
    expect(published?.says ?? "").not.toMatch(/\.$/);
    expect(published?.where).not.toBe("");
  });

  test("its link opens in the state that it names, with what its figure is of", async () => {
    const text = await openingText(bench, finding);
    const read = await fragmentToComparison(`#/${openedBy(finding, text)}`, isKnown);
    if (!read.ok || read.comparison === null) throw new Error("not read");
    expect(read).not.toHaveProperty("lost");
    const { page, languages, ...shown } = read.comparison;
    if (text !== null) expect(shown.text).toBe(text);
    // Without a text there is nothing to see but what goes by lists; and the usual languages are not those of the figure.
    if (page === "compare" && !goesByLists(finding)) expect(shown.text).not.toBe("");
    if (page === "languages") expect(languages.group.kind).toBe("list");
  });
});

test("a paper has a finding, or it is said why not", () => {
  const shown = new Set(findings.flatMap((finding) => finding.papers));
  expect(papers.filter(({ name, without }) => shown.has(name) === (without !== undefined))).toEqual([]);
  expect(new Set(papers.map(({ name }) => name)).size).toBe(papers.length);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
});

test("what other pages know of findings is what they are, each of something that there is", () => {
  expect(entries).toEqual(findings.map((each) => ({ id: each.id, title: each.title, about: aboutOf(each) })));
  const known = [
    ...Object.keys(instruments),
    ...languageMeasures.map(({ name }) => `languages.${name}`),
    ...[...classNames, ...useClasses].map((name) => `audit.${name}`),
    ...["train", "lesson", "vocabularies"],
  ];
  const about = entries.flatMap((each) => each.about);
  expect(about.filter((name) => !known.includes(name))).toEqual([]);
  // All that stands below the columns leads somewhere, and each page that is no list.
  expect(Object.keys(instruments).filter((name) => !about.includes(name))).toEqual([]);
  expect(about).toEqual(
    expect.arrayContaining(["languages.premium", "audit.inContext", "train", "lesson", "vocabularies"]),
  );
});

test("the tour goes through six findings, one after the other", () => {
  const places = findings.flatMap(({ tour }) => tour ?? []).sort((a, b) => a - b);
  expect(places).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each(exercises.map((each) => [`${each.reference}: ${each.text}`, each] as const))(
  "an exercise is cut so: %s",
  async (_, each) => {
    const { reference, text, ends } = each;
    const { byteEnd } = await bench.encode(reference, text);
    const bytes = new TextEncoder().encode(text);
    const told = [...byteEnd].slice(0, -1).map((end) => [...new TextDecoder().decode(bytes.subarray(0, end))].length);
    expect(told).toEqual(ends);
  },
);

test("a language that lacks an article is compared with English as in Languages, where the finding leads", async () => {
  const finding = findings.find(({ id }) => id === "fifteen-times");
  const { segments } = await corpus.then((opened) => ({ segments: (code: string) => opened.segments(code) }));
  expect(segments("amh").some((segment) => segment === "")).toBe(true);
  const tokenizer = loadBuiltin("cl100k_base");
  const measure = compareWith(segments("eng"), "segment", (text) => tokenizer.encode(text, encodeOptions));
  const facts = Object.entries((await finding?.figure(bench))?.facts ?? {});
  expect(facts.length).toBeGreaterThan(0);
  for (const [code, premium] of facts) expect([code, premium]).toEqual([code, measure(code, segments(code)).premium]);
});
