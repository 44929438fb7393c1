import { expect, it } from "vitest";
import { compareSlice } from "../state/compare/slice";
import type { FilesChoice } from "../state/files/choice";
import type { LanguagesChoice } from "../state/languages/choice";
import type { Comparison } from "../state/pages";
import { fragmentToComparison } from "./readLink";

const { start: compareStart } = compareSlice;

/** Spelt out, so that a default which changes is noticed as a link that changes its meaning. */
const v1 = (text: string, tokenizers: Comparison["tokenizers"], options: Partial<Comparison> = {}): Comparison => ({
  text,
  tokenizers,
  view: "tokens",
  specials: "text",
  inserted: false,
  showIds: false,
  baseline: null,
  contextWindow: 128_000,
  prices: {},
  page: "compare",
  files: filesAtFirst,
  languages: languagesAtFirst,
  inspected: {
    reference: "builtin:o200k_base",
    search: "",
    find: "parts",
    sort: "id",
    bias: -100,
    tab: "vocabulary",
    class: "",
    part: "",
    on: "corpus",
  },
  overview: { search: "", sort: "", picked: [] },
  train: {},
  guide: { at: "", presenting: "" },
  pair: ["builtin:o200k_base", "builtin:cl100k_base"],
  pairOn: "eng",
  ...options,
});

const filesAtFirst: FilesChoice = { sort: { column: null, descending: true }, measure: "tokens" };

const languagesAtFirst: LanguagesChoice = {
  corpus: "udhr",
  pivot: null,
  mode: "segment",
  chart: "bars",
  map: null,
  group: { kind: "spoken" },
  search: "",
  sort: { column: null, descending: true },
  scale: "linear",
  by: "script",
  open: null,
};

/*
 * Links as they have been given out. They stand in mails and on other people's pages: never delete or change one, for a
 * new version add its own. They are only ever decoded, since another zlib may compress the same text to other bytes.
 */
const golden: [link: string, comparison: Comparison][] = [
  [
    "#/compare?v=1&t=qwen3,llama3&in=chat&var=add_generation_prompt,!enable_thinking,tone:calm%252C%20brief&tpl=,e3ttfX0&x=C8lIVSgszUzOVkgqyi_PU0jLr1DIKs0tKFbIL0stUijJSFXISayqVEjJT9cDAA",
    v1("The quick brown fox jumps over the lazy dog.", ["builtin:qwen3", "builtin:llama3"], {
      input: "chat",
      variables: { add_generation_prompt: true, enable_thinking: false, tone: "calm, brief" },
      templates: { "builtin:llama3": "{{m}}" },
    }),
  ],
  [
    "#/compare?v=1&t=o200k_base,llama3&x=C8lIVSgszUzOVkgqyi_PU0jLr1DIKs0tKFbIL0stUijJSFXISayqVEjJT9cDAA",
    v1("The quick brown fox jumps over the lazy dog.", ["builtin:o200k_base", "builtin:llama3"]),
  ],
  ["#/compare?v=1&t=utf8_bytes", v1("", ["builtin:utf8_bytes"])],
  [
    "#/compare?v=1&t=o200k_base,o200k_base:fewest,llama3:dropout-0.1-7&b=o200k_base:fewest",
    v1("", ["builtin:o200k_base", "builtin:o200k_base:fewest", "builtin:llama3:dropout-0.1-7"], {
      baseline: "builtin:o200k_base:fewest",
    }),
  ],
  [
    "#/compare?v=1&t=o200k_base,cl100k_base,gemma3&view=reading&x=HYmxDYAwEMRWOUZFn5dQlqAMTQpElU3O26B845PPpF9PPx7aoHltkocIOqc86wjVdC7Sd4k_mgcprypB_g",
    v1("مرحبا بالعالم! كيف حالك اليوم؟ السلام عليكم", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:gemma3"], {
      view: "reading",
    }),
  ],
  [
    "#/compare?v=1&t=o200k_harmony,llama2,bert_uncased,utf8_bytes,code_points,graphemes,words,claude2&ids=1&b=utf8_bytes&x=PcbBCYNQDAbgVbKcezTQq4gHEYr0BYlKi6DQgnrpW8AhfjyIx0AWKFTo6fss5I_tktqf7qQlC3qzkH3IQvZ24c6FaxeeXLh34ZcLR4IWaFLoBNVfRmiEDrSXzV71x_NOWK6YS8w1JSt_AQ",
    v1(
      "👩\u{200d}👩\u{200d}👧\u{200d}👦 🤚🏾 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} क्षत्रिय 日本語 ไทย e\u{301}",
      [
        "builtin:o200k_harmony",
        "builtin:llama2",
        "builtin:bert_uncased",
        "builtin:utf8_bytes",
        "builtin:code_points",
        "builtin:graphemes",
        "builtin:words",
        "builtin:claude2",
      ],
      { showIds: true, baseline: "builtin:utf8_bytes" },
    ),
  ],
  [
    "#/compare?v=1&t=qwen3,deepseek_v3&w=8192&p=,0.27&x=MzQwUFVQNTFUUK2qUtBO1E5SULNVtlewSbJTKizNL0lNUbLRT7JTiFGoUUgAAA",
    v1('100% %41 %zz +a+b &=#? <b>"quoted"</b> \\ | `', ["builtin:qwen3", "builtin:deepseek_v3"], {
      contextWindow: 8192,
      prices: { "builtin:deepseek_v3": 0.27 },
    }),
  ],
  [
    "#/compare?v=1&t=r50k_base,p50k_base&i=1&x=e797f35eKi9XSXk-b0lGUWoqV1p-aREnQ2peCi8XAA",
    v1("\u{feff}one\r\ntwo\rthree\nfour\t\u0000end\r\n", ["builtin:r50k_base", "builtin:p50k_base"], {
      inserted: true,
    }),
  ],
  [
    "#/compare?v=1&t=o200k_base,cl100k_base&s=control&i=1&b=cl100k_base&p=2.5,0&x=s6lJzUvJTytJrSipsUtJTVNI06jQtOJSUFBQKEotKS3KU6iwQVYCAA",
    v1("<|endoftext|>def f(x):\n    return x<|endoftext|>", ["builtin:o200k_base", "builtin:cl100k_base"], {
      specials: "control",
      inserted: true,
      baseline: "builtin:cl100k_base",
      prices: { "builtin:o200k_base": 2.5, "builtin:cl100k_base": 0 },
    }),
  ],
  [
    "#/compare?v=1&t=mistral_nemo,llama3&x16=BcGxDQAQEADAG-UXMYyETp5EYVWFYdwNU-pCuaFKTfDcsB3VsnTNBw",
    v1("lone \ud83d and \udc00\ud800 swapped", ["builtin:mistral_nemo", "builtin:llama3"]),
  ],
  [
    "#/compare?v=1&t=words&view=reading&w=100000000&x=7cIxDQAAAAIgq9q_hDF8GDQFAAAAzgY",
    v1("a\0".repeat(2000), ["builtin:words"], { view: "reading", contextWindow: 100000000 }),
  ],
  [
    "#/compare?v=1&t=llama2,words&st=llama2&rows=normalized,tokens&below=cost",
    v1("", ["builtin:llama2", "builtin:words"], {
      stages: ["builtin:llama2"],
      stageRows: ["normalized", "tokens"],
      instrument: "cost",
    }),
  ],
  ["#/compare?v=1&t=words&below=ratios", v1("", ["builtin:words"])],
  ["#/compare?v=1&t=words&cut=128-16-paragraph", v1("", ["builtin:words"], { cut: [128, 16, "paragraph"] })],
  [
    "#/languages?v=1&t=o200k_base,bert_uncased",
    v1("", ["builtin:o200k_base", "builtin:bert_uncased"], { page: "languages" }),
  ],
  [
    "#/languages?v=1&t=o200k_base,llama3,gemma3&chart=heat&pivot=hin&mode=joined&g=region.Southern%20Asia&q=%E0%A4%B9%E0%A4%BF&sort=llama3&scale=log",
    v1("", ["builtin:o200k_base", "builtin:llama3", "builtin:gemma3"], {
      page: "languages",
      languages: {
        ...languagesAtFirst,
        corpus: "udhr",
        pivot: "hin",
        mode: "joined",
        chart: "heat",
        map: null,
        group: { kind: "region", region: "Southern Asia" },
        search: "हि",
        sort: { column: "builtin:llama3", descending: false },
        scale: "log",
      },
    }),
  ],
  [
    "#/languages?v=1&t=o200k_base,gemma3&chart=map&map=gemma3&g=all",
    v1("", ["builtin:o200k_base", "builtin:gemma3"], {
      page: "languages",
      languages: { ...languagesAtFirst, chart: "map", map: "builtin:gemma3", group: { kind: "all" } },
    }),
  ],
  [
    "#/languages?v=1&t=words&g=list.eng~deu_1996~a%257Eb&by=family&open=deu_1996",
    v1("", ["builtin:words"], {
      page: "languages",
      languages: {
        ...languagesAtFirst,
        group: { kind: "list", list: "eng~deu_1996~a%7Eb" },
        by: "family",
        open: "deu_1996",
      },
    }),
  ],
  [
    "#/languages?v=1&t=words,llama2&open=deu_1996&passage=llama2",
    v1("", ["builtin:words", "builtin:llama2"], {
      page: "languages",
      languages: { ...languagesAtFirst, open: "deu_1996", openIn: "builtin:llama2" },
    }),
  ],
  [
    "#/languages?v=1&t=o200k_base&measure=information.renyiEfficiency%2Calpha%3A3",
    v1("", ["builtin:o200k_base"], {
      page: "languages",
      languages: { ...languagesAtFirst, measure: "information.renyiEfficiency,alpha:3" },
    }),
  ],
  [
    "#/languages?v=1&t=words&g=family.Indo-European",
    v1("", ["builtin:words"], {
      page: "languages",
      languages: { ...languagesAtFirst, group: { kind: "family", family: "Indo-European" } },
    }),
  ],
  [
    "#/languages?v=1&t=o200k_base&measure=information.renyiEfficiency",
    v1("", ["builtin:o200k_base"], {
      page: "languages",
      languages: { ...languagesAtFirst, measure: "information.renyiEfficiency" },
    }),
  ],
  [
    "#/languages?v=1&t=words&chart=scatter&c=own%3Amine.csv%230123abcd&g=above.2.5&sort=-speakers",
    v1("", ["builtin:words"], {
      page: "languages",
      languages: {
        ...languagesAtFirst,
        chart: "scatter",
        corpus: "own:mine.csv#0123abcd",
        group: { kind: "above", premium: 2.5 },
        sort: { column: "speakers", descending: true },
      },
    }),
  ],
  // From here on with a check (`check.ts`).
  [
    "#/compare?v=1&h=-PpkNQgmXiGA&t=o200k_base,gemma3&view=reading&p=,0.5&x=c8zJSVXwTc0rTs5IzVMozsxLUUgrSs1UKM1LUUjPSc1MzlBIzFMIP7ynKCUVLBiUmpxRkpqnkJ6alF-Umqen8GTHtOdTexQ-zF8y68P8_n28XAA",
    v1(
      "Alle Menschen sind frei und gleich an Würde und Rechten geboren. 世界 🤚🏾\r\n",
      ["builtin:o200k_base", "builtin:gemma3"],
      { view: "reading", prices: { "builtin:gemma3": 0.5 } },
    ),
  ],
  [
    "#/compare?v=1&h=Go9__wZlR6mw&t=bert_uncased,llama2,words&st=bert_uncased,llama2&x=ASwA0_9EaWUgU0FNRSBuYcOvdmUgV8O2cnRlcsKtCuCkqOCkruCkuOCljeCkpOClhw",
    v1("Die SAME naïve Wörter\u00ad\nनमस्ते", ["builtin:bert_uncased", "builtin:llama2", "builtin:words"], {
      stages: ["builtin:bert_uncased", "builtin:llama2"],
    }),
  ],
  ["#/compare?v=1&h=nYs_yw0WfNOg&t=words&x16=y2HIZ8hjSGVQYLC9AQA", v1("lone \ud83d", ["builtin:words"])],
  [
    "#/languages?v=1&h=Et4dGgAAAAAA&t=o200k_base,llama3&pivot=hin&q=%E0%A4%B9%E0%A4%BF",
    v1("", ["builtin:o200k_base", "builtin:llama3"], {
      page: "languages",
      languages: { ...languagesAtFirst, pivot: "hin", search: "हि" },
    }),
  ],
  [
    "#/tokenizer?v=1&h=R0lkVAAAAAAA&t=bert_uncased&q=%23%23ing&sort=longest",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizer",
      inspected: {
        reference: "builtin:bert_uncased",
        search: "##ing",
        find: "parts",
        sort: "longest",
        bias: -100,
        tab: "vocabulary",
        class: "",
        part: "",
        on: "corpus",
      },
    }),
  ],
  [
    "#/tokenizer?v=1&t=llama3&q=%C4%A0the&find=spellings&bias=-2.5",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizer",
      inspected: {
        reference: "builtin:llama3",
        search: "Ġthe",
        find: "spellings",
        sort: "id",
        bias: -2.5,
        tab: "vocabulary",
        class: "",
        part: "",
        on: "corpus",
      },
    }),
  ],
  [
    "#/tokenizer?v=1&t=qwen3&tab=audit&class=never",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizer",
      inspected: {
        reference: "builtin:qwen3",
        search: "",
        find: "parts",
        sort: "id",
        bias: -100,
        tab: "audit",
        class: "never",
        part: "",
        on: "corpus",
      },
    }),
  ],
  [
    "#/tokenizer?v=1&t=qwen3&tab=audit&class=unused&part=use&on=text",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizer",
      inspected: {
        reference: "builtin:qwen3",
        search: "",
        find: "parts",
        sort: "id",
        bias: -100,
        tab: "audit",
        class: "unused",
        part: "use",
        on: "text",
      },
    }),
  ],
  [
    "#/tokenizer?v=1&t=gemma3&class=fragment&tab=audit&token=262144",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizer",
      inspected: {
        reference: "builtin:gemma3",
        search: "",
        find: "parts",
        sort: "id",
        bias: -100,
        tab: "audit",
        class: "fragment",
        part: "",
        on: "corpus",
        token: 262_144,
      },
    }),
  ],
  [
    "#/tokenizer?v=1&t=llama3&tab=edit&edits=remove:%C4%A0the,add:a%252Cb%253A%2525:-1.5,rank:ab:12,swap:a:b",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizer",
      inspected: {
        reference: "builtin:llama3",
        search: "",
        find: "parts",
        sort: "id",
        bias: -100,
        tab: "edit",
        class: "",
        part: "",
        on: "corpus",
        edits: "remove:%C4%A0the,add:a%252Cb%253A%2525:-1.5,rank:ab:12,swap:a:b",
      },
    }),
  ],
  [
    "#/vocabularies?v=1&t=llama3,cl100k_base&on=hin",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "vocabularies",
      pair: ["builtin:llama3", "builtin:cl100k_base"],
      pairOn: "hin",
    }),
  ],
  [
    "#/train?v=1&lesson=wordpiece&words=hug%C3%9710%20pug%C3%975&step=2",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "train",
      train: { lesson: "wordpiece", words: "hug×10 pug×5", step: "2" },
    }),
  ],
  [
    "#/train?v=1&lesson=unigram&words=low%C3%975%20lowest&step=3&entries=20&word=newer",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "train",
      train: { lesson: "unigram", words: "low×5 lowest", step: "3", entries: "20", word: "newer" },
    }),
  ],
  [
    "#/train?v=1&begin=yes&size=600&l=tha",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "train",
      train: { begin: "yes", size: "600", l: "tha" },
    }),
  ],
  ["#/train?v=1", v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], { page: "train" })],
  [
    "#/train?v=1&algorithm=wordpiece&size=12000&pattern=%5Cp%7BL%7D%2B%7C.&min=2&alphabet=none&specials=%3Cs%3E~a%257Eb&second=yes&size2=500&c=own%3Amine.csv%230123abcd&l=eng~hin&temperature=1.5&held=no&axis=gini&pivot=eng&at=900&sha=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "train",
      train: {
        algorithm: "wordpiece",
        size: "12000",
        pattern: String.raw`\p{L}+|.`,
        min: "2",
        specials: "<s>~a%7Eb",
        second: "yes",
        size2: "500",
        c: "own:mine.csv#0123abcd",
        l: "eng~hin",
        temperature: "1.5",
        held: "no",
        axis: "gini",
        pivot: "eng",
        at: "900",
        sha: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      },
    }),
  ],
  ["#/tokenizers?v=1", v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], { page: "tokenizers" })],
  [
    "#/tokenizers?v=1&q=thai%20bpe&sort=-entries&pick=llama3,gemma3",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "tokenizers",
      overview: { search: "thai bpe", sort: "-entries", picked: ["builtin:llama3", "builtin:gemma3"] },
    }),
  ],
  [
    "#/guide?v=1&f=spelled-470-ways&present=tour",
    v1("", ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"], {
      page: "guide",
      guide: { at: "spelled-470-ways", presenting: "tour" },
    }),
  ],
];

it.each(golden)("opens %s", async (link, comparison) => {
  expect(await fragmentToComparison(link, () => true)).toEqual({ ok: true, comparison, textLeftOut: false });
});

/** Links that people write by hand, with the text in the clear. They stand in articles and notes, and are no less in use. */
const byHand: [link: string, comparison: Comparison][] = [
  ["#/compare?t=o200k_base,llama3&text=hello%20world", v1("hello world", ["builtin:o200k_base", "builtin:llama3"])],
  // As browsers write what somebody types into the address; a plus is a plus, and an equals sign ends nothing.
  ["#/compare?text=%EC%95%88%EB%85%95+1=1?/&t=words", v1("안녕+1=1?/", ["builtin:words"])],
  ["#/compare?text=%F0%9F%A4%9A%F0%9F%8F%BE%26%23%0D%0A%2B", v1("🤚🏾&#\r\n+", compareStart.tokenizers)],
  [
    "#/compare?v=1&t=words,llama3&view=reading&s=control&b=llama3&at=0-2&text=%3Cs%3E%20",
    v1("<s> ", ["builtin:words", "builtin:llama3"], {
      view: "reading",
      specials: "control",
      baseline: "builtin:llama3",
      pinned: { start: 0, end: 2 },
    }),
  ],
  ["#/compare?t=words&text=", v1("", ["builtin:words"])],
  ["#/?text=a&t=words", v1("a", ["builtin:words"])],
  ["#?text=a", v1("a", compareStart.tokenizers)],
];

it("opens a link that people write by hand without a text, with models in place of tokenizers", async () => {
  const builtins = ["o200k_base", "cl100k_base", "llama3", "words"];
  const read = (link: string) => fragmentToComparison(link, (id) => builtins.includes(id));
  const opened = { ok: true, textLeftOut: false, isByHand: true, keepsText: true };
  expect(await read("#/compare?t=llama3,words&ids=1")).toEqual({
    ...opened,
    comparison: v1("", ["builtin:llama3", "builtin:words"], { showIds: true }),
  });
  const named = await read("#/compare?t=gpt-4o,words,gpt-4,GPT-5");
  expect(named).toMatchObject({
    ...opened,
    comparison: { tokenizers: ["builtin:o200k_base", "builtin:words", "builtin:cl100k_base"] },
  });
  const models = named.ok ? named.comparison?.models : undefined;
  expect(Object.entries(models ?? {}).map(([reference, of]) => [reference, of?.map(({ name }) => name)])).toEqual([
    ["builtin:o200k_base", ["gpt-4o", "GPT-5"]],
    ["builtin:cl100k_base", ["gpt-4"]],
  ]);
});

it.each(byHand)("opens %s", async (link, comparison) => {
  const opened = { ok: true, comparison, textLeftOut: false, isByHand: true };
  expect(await fragmentToComparison(link, () => true)).toEqual(opened);
});
