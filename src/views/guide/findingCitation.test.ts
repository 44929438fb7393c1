import { afterEach, expect, test, vi } from "vitest";
import { papers } from "../../guide/papers";
import { findingCitation } from "./findingCitation";

afterEach(() => vi.unstubAllGlobals());

test("a finding is cited with the program at its link and its papers, whose keys no two have", () => {
  vi.stubGlobal("__APP_VERSION__", "1.2.3");
  const [paper] = papers.filter(({ name }) => name.startsWith("Language Model Tokenizers Introduce"));
  const link = "https://example.org/#/guide?v=1&f=fifteen-times";
  expect(findingCitation({ title: "A title" }, paper === undefined ? [] : [paper], link)).toMatchInlineSnapshot(`
    "@software{tessera,
      title   = {Tessera: an exact, client-side tokenizer playground},
      author  = {{The Tessera authors}},
      version = {1.2.3},
      url     = {https://example.org/#/guide?v=1&f=fifteen-times},
      note    = {Field guide: A title}
    }

    @misc{petrov2023language,
      title  = {Language Model Tokenizers Introduce Unfairness Between Languages},
      author = {Petrov and La Malfa and Torr and Bibi},
      year   = {2023},
      url    = {https://arxiv.org/abs/2305.15425}
    }
    "
  `);
  const text = findingCitation({ title: "5% & more" }, papers, link);
  expect(text).toContain(String.raw`{Field guide: 5\% \& more}`);
  const keys = [...text.matchAll(/@misc\{(.*),/g)].map(([, key]) => key);
  expect(keys.filter((key) => !/^[a-z][a-z0-9]+$/.test(key ?? ""))).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(text).not.toMatch(/ et al|[^\\\\]&[^f]/);
});
