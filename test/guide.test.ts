import entries from "virtual:finding-index";
import { describe, expect, test } from "vitest";
import { classNames } from "../src/analysis/vocabulary/entryClasses";
import { loadBundled } from "../src/cli/bundledCorpus";
import { findings } from "../src/guide";
import { aboutOf } from "../src/guide/about";
import { makeBench } from "../src/guide/bench";
import { exercises } from "../src/guide/exercises";
import { notBorneOut, numberIn } from "../src/guide/finding";
import { papers } from "../src/guide/papers";
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

const numbers = /\d[\d,]*(?:\.\d+)?%?/g;

describe.each(findings.map((finding) => [finding.id, finding] as const))("%s", (id, finding) => {
  const { title, claim, stated, named = [] } = finding;

  test("its figure bears out what it says", async () => {
    const figure = await finding.figure(bench);
    expect(notBorneOut(finding, figure)).toEqual([]);
    expect("lines" in figure ? figure.lines : figure.rows).not.toHaveLength(0);
    // It goes from a worker to the page.
    expect(structuredClone(figure)).toEqual(figure);
  });

  test("each number in its title and claim is stated, or part of a name; it is short, of papers that there are, and of its file", () => {
    const text = `${title} ${claim}`;
    for (const { says } of stated) expect([text.includes(says), Number.isFinite(numberIn(says))]).toEqual([true, true]);
    let rest = text;
    for (const words of [...named, ...stated.map(({ says }) => says)]) rest = rest.replaceAll(words, "");
    expect(rest.match(numbers)).toBeNull();
    expect(title).not.toMatch(/\.$/);
    expect(claim.match(/[.?!](?=\s|$)/g)?.length).toBeLessThanOrEqual(3);
    expect(finding.papers.filter((name) => !papers.some((paper) => paper.name === name))).toEqual([]);
    expect(Object.keys(import.meta.glob("../src/guide/findings/*.ts"))).toContain(`../src/guide/findings/${id}.ts`);
  });

  test("its link opens in the state that it names", async () => {
    const read = await fragmentToComparison(`#/${finding.open}`, isKnown);
    expect(read).toMatchObject({ ok: true });
    expect(read).not.toHaveProperty("lost");
    expect(read.ok && read.comparison).toBeTruthy();
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
  ];
  const about = entries.flatMap((each) => each.about);
  expect(about.filter((name) => !known.includes(name))).toEqual([]);
  expect(about).toEqual(expect.arrayContaining(["paths", "languages.premium", "audit.inContext"]));
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
