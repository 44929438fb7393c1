import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyComparison,
  anyFilesLink,
  anyGuideLink,
  anyInspectedLink,
  anyLanguagesLink,
  anyOverviewLink,
  anyText,
  comparisonOf,
  isKnown,
} from "../../test/support/comparisons";
import { runs } from "../../test/support/runs";
import { loadInstrument } from "../instruments/load";
import { instrumentNames } from "../instruments/names";
import type { OptionSpecs } from "../instruments/options";
import { ownInstruments } from "../state/compare/slice";
import { defaultComparison } from "../state/pages";
import { fragmentToComparison } from "./readLink";
import { joined, parted } from "./twoTexts";
import { comparisonToFragment, joinFragment } from "./writeLink";

const open = (fragment: string) => fragmentToComparison(fragment, isKnown);
const opened = (comparison: object | null) => ({ ok: true, comparison, textLeftOut: false });

/** A link as pages before the check wrote it. */
const withoutCheck = (fragment: string) => fragment.replace(/&h=[\w-]{12}(?=&)/, "");

describe("a link", () => {
  it("gives back any comparison exactly", async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, async (comparison) => {
        expect(await open(await comparisonToFragment(comparison))).toEqual(opened(comparison));
      }),
      runs(50, 3000),
    );
  });

  it("gives back any choice of the Languages page exactly", async () => {
    await fc.assert(
      fc.asyncProperty(anyLanguagesLink, async (comparison) => {
        const fragment = await comparisonToFragment(comparison);
        expect(fragment).toMatch(/^#\/languages\?[A-Za-z0-9_.,=&+%!~*'():@?/-]*$/);
        expect(await open(fragment)).toEqual(opened(comparison));
      }),
      runs(50, 3000),
    );
  });

  it("gives back any choice of the Files page exactly", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilesLink, async (comparison) => {
        expect(await open(await comparisonToFragment(comparison))).toEqual(opened(comparison));
      }),
      { numRuns: 100 },
    );
  });

  it("gives back what the overview of all tokenizers shows exactly", async () => {
    await fc.assert(
      fc.asyncProperty(anyOverviewLink, async (comparison) => {
        expect(await open(await comparisonToFragment(comparison))).toEqual(opened(comparison));
      }),
      { numRuns: 100 },
    );
  });

  it("gives back what the guide shows exactly", async () => {
    await fc.assert(
      fc.asyncProperty(anyGuideLink, async (comparison) => {
        expect(await open(await comparisonToFragment(comparison))).toEqual(opened(comparison));
      }),
      { numRuns: 50 },
    );
  });

  it("gives back what a tokenizer's page shows exactly", async () => {
    await fc.assert(
      fc.asyncProperty(anyInspectedLink, async (comparison) => {
        expect(await open(await comparisonToFragment(comparison))).toEqual(opened(comparison));
      }),
      runs(50, 3000),
    );
  });

  it("to the Languages page may be typed without anything behind it", async () => {
    expect(await open("#/languages")).toEqual(opened({ ...defaultComparison, page: "languages", text: "" }));
  });

  it.each([
    "مرحبا بالعالم، كيف الحال؟",
    "👩‍👩‍👧‍👦 🤚🏾 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "one\r\ntwo\rthree\nfour\r\n",
    "\0a\0",
    "100% %41 %zz",
    "+a+b &=#?",
    "\ufeffBOM at the start",
    "\ud83d lone, \udc00\ud800 swapped",
    "<script>alert(1)</script>",
    " ",
    "",
    "a".repeat(3_000_000),
  ])("gives back %j", async (text) => {
    expect(await open(await comparisonToFragment(comparisonOf(text)))).toEqual(opened(comparisonOf(text)));
  });

  it("holds only characters that nobody needs to escape", async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, async (comparison) => {
        expect(await comparisonToFragment(comparison)).toMatch(/^#\/compare\?[A-Za-z0-9_.,=&+%!~*'():@?/-]*$/);
      }),
    );
  });

  it("survives a mail program that escapes it once", async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, async (comparison) => {
        const escaped = (await comparisonToFragment(comparison)).replace(
          /[,_.+-]/g,
          (c) => `%${c.charCodeAt(0).toString(16)}`,
        );
        expect(await open(escaped)).toEqual(opened(comparison));
      }),
    );
  });

  it("leaves defaults out and keeps its order", async () => {
    expect(withoutCheck(await comparisonToFragment(comparisonOf("")))).toBe("#/compare?v=1&t=o200k_base,llama3");
    const all = comparisonOf("", {
      view: "reading",
      specials: "control",
      inserted: true,
      showIds: true,
      color: "agreement",
      stages: ["builtin:llama3"],
      stageRows: ["original", "inserted"],
      baseline: "builtin:llama3",
      contextWindow: 8192,
      prices: { "builtin:llama3": 0.5 },
      currency: "EUR",
      calls: {
        cached: { "builtin:llama3": 0.05 },
        output: { "builtin:o200k_base": 8 },
        currencies: { "builtin:o200k_base": "USD" },
        outputTokens: 500,
        cachedTokens: 1000,
      },
      cut: [512, 64, "sentence", "graphemes"],
      pinned: { start: 12, end: 20 },
    });
    const fragment =
      "#/compare?v=1&t=o200k_base,llama3&view=reading&s=control&i=1&ids=1&color=agreement&st=llama3&rows=original,inserted&b=llama3&w=8192&p=,0.5&pc=,0.05&po=8,&pcur=USD,&cached=1000&out=500&cur=EUR&cut=512-64-sentence-graphemes&at=12-20";
    expect(withoutCheck(await comparisonToFragment(all))).toBe(fragment);
    expect(await open(fragment)).toEqual(opened(all));
  });

  it("says what is open below the columns, as long as that says nothing by itself", async () => {
    for (const instrument of [...ownInstruments, ...instrumentNames]) {
      const fragment = `#/compare?v=1&t=o200k_base,llama3&below=${instrument}`;
      expect(withoutCheck(await comparisonToFragment(comparisonOf("", { instrument })))).toBe(fragment);
      expect(await open(fragment)).toEqual(opened(comparisonOf("", { instrument })));
    }
    const cut = [128, 16, "line"] as const;
    const both = await open("#/compare?v=1&t=o200k_base,llama3&below=cost&cut=128-16-line");
    expect(both).toEqual(opened(comparisonOf("", { cut })));
  });

  it("has an instrument's options whole, also none of a text, and the longest that there can be", async () => {
    for (const instrument of instrumentNames) {
      const texts = Object.entries((await loadInstrument(instrument)).options as OptionSpecs).flatMap(([name, spec]) =>
        spec.kind === "text" ? [[name, spec.longest] as const] : [],
      );
      for (const text of [() => "", (longest: number) => "%2C".repeat(longest)]) {
        const instrumentOptions = texts.map(([name, longest]) => `${name}:${text(longest)}`).join(",");
        if (instrumentOptions === "") continue;
        const comparison = comparisonOf("", { instrument, instrumentOptions });
        expect(await open(await comparisonToFragment(comparison)), instrument).toEqual(opened(comparison));
      }
    }
  });

  it("says by which models columns were chosen, and their windows are looked up", async () => {
    const named = comparisonOf("", {
      models: {
        "builtin:o200k_base": [
          { name: "GPT-5.2", window: { tokens: 400_000, reason: "GPT-5.2 takes so many (platform.openai.com)" } },
          { name: "gpt-5.9", window: null },
        ],
      },
    });
    const fragment = "#/compare?v=1&t=o200k_base,llama3&m=GPT-5.2~gpt-5.9,";
    expect(withoutCheck(await comparisonToFragment(named))).toBe(fragment);
    expect(await open(fragment)).toEqual(opened(named));
  });

  it.each(["languages", "files"] as const)("says on %s too by which models columns were chosen", async (page) => {
    const named = comparisonOf("", { page, models: { "builtin:llama3": [{ name: "Llama 3.1 8B", window: null }] } });
    const fragment = await comparisonToFragment(named);
    expect(withoutCheck(fragment)).toBe(`#/${page}?v=1&t=o200k_base,llama3&m=,Llama%203.1%208B`);
    const result = await open(fragment);
    expect(result.ok && result.comparison?.models?.["builtin:llama3"]?.[0]?.name).toBe("Llama 3.1 8B");
  });

  it.each([
    ["a model of another tokenizer", "GPT-4~GPT-5.2,Llama%203.1", 1],
    ["a model without one", "Claude%20Opus%204~GPT-5.2,", 1],
    ["what is no model", "~GPT-5.2~%3Cb%3E,", 1],
    ["too short a list", "GPT-5.2", 0],
    ["too long a list", "GPT-5.2,,", 0],
  ])("calls no column by %s", async (_, m, columns) => {
    const result = await open(`#/compare?v=1&t=o200k_base,llama3&m=${m}`);
    expect(result).toMatchObject({ ok: true, lost: { text: false, tokenizers: false } });
    const models = (result.ok && result.comparison?.models) || {};
    expect(models["builtin:o200k_base"]?.map(({ name }) => name)).toEqual(columns === 0 ? undefined : ["GPT-5.2"]);
  });

  it("leaves out what it would refuse to read", async () => {
    const broken = comparisonOf("", {
      stages: ["builtin:words"],
      baseline: "builtin:words",
      contextWindow: Number.NaN,
      prices: { "builtin:words": 1, "builtin:llama3": -1, "builtin:o200k_base": Number.POSITIVE_INFINITY },
      currency: "€",
      calls: {
        cached: { "builtin:llama3": Number.NaN },
        output: { "builtin:words": 1 },
        currencies: { "builtin:llama3": "euro" },
        outputTokens: -1,
        cachedTokens: 0.5,
      },
      pinned: { start: 3, end: 2 },
    });
    expect(withoutCheck(await comparisonToFragment(broken))).toBe("#/compare?v=1&t=o200k_base,llama3");
  });

  it("means the empty text when it has none, and says when the text was left out", async () => {
    expect(await open("#/compare?v=1&t=words")).toMatchObject({ comparison: { text: "" }, textLeftOut: false });
    expect(await open(joinFragment(comparisonOf("gone"), ["long", "1"]))).toMatchObject({
      ok: true,
      textLeftOut: true,
    });
  });

  it("is none where the fragment is empty", async () => {
    for (const empty of ["", "#", "#/"]) expect(await open(empty)).toEqual(opened(null));
  });

  it("ignores parameters of no meaning, whatever they hold", async () => {
    const odd = "utm_source=%zz&utm_source=2&__proto__=1&constructor&=&&toString=x&hasOwnProperty";
    expect(await open(`#/compare?${odd}&v=1&t=words&${odd}`)).toEqual(
      opened(comparisonOf("", { tokenizers: ["builtin:words"] })),
    );
    const ours = await comparisonToFragment(comparisonOf("text"));
    expect(await open(`${ours}&${odd}`)).toEqual(opened(comparisonOf("text")));
  });

  it("gives back any text with its parameters in another order", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const [page, query = ""] = (await comparisonToFragment(comparisonOf(text))).split("?");
        expect(await open(`${page}?${query.split("&").reverse().join("&")}`)).toEqual(opened(comparisonOf(text)));
      }),
    );
  });
});

describe("a link to two texts", () => {
  const two = (text: string, other: string) => comparisonOf(text, { other });

  it("has them behind each other, and where the second begins", async () => {
    const texts = fc.string({ unit: "binary" });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, other) => {
        const fragment = await comparisonToFragment(joined(two(text, other)));
        const result = await open(fragment);
        if (!result.ok || result.comparison === null) throw new Error("It does not open.");
        expect(parted(result.comparison)).toMatchObject({ text, other });
      }),
      runs(20, 600),
    );
    expect(withoutCheck(await comparisonToFragment(joined(two("ab", "c"))))).toMatch(
      /^#\/compare\?v=1&t=o200k_base,llama3&two=2&x=/,
    );
  });

  it("is as it was where there is but one, and tells a place that is none", async () => {
    const one = comparisonOf("abc");
    expect(joined(one)).toBe(one);
    expect(parted(one)).toBe(one);
    const far = await open((await comparisonToFragment({ ...one, split: 4 })).replace(/&h=[^&]+/, ""));
    expect(far).toMatchObject({ ok: true, comparison: { text: "abc" }, lost: { problem: { code: "partly-read" } } });
    if (far.ok && far.comparison !== null) expect(parted(far.comparison).other).toBeUndefined();
  });
});
