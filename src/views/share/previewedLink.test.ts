import { expect, test } from "vitest";
import { previewedLink } from "./previewedLink";

test.each([
  [
    "https://tessera.example/#/languages?v=1&t=llama3",
    "https://tessera.example/languages.html#/languages?v=1&t=llama3",
  ],
  ["https://tessera.example/a/b/index.html#/languages", "https://tessera.example/a/b/languages.html#/languages"],
  ["https://tessera.example/a/?from=x#/languages?q=%23", "https://tessera.example/a/languages.html#/languages?q=%23"],
])("%s has its page's preview, and all that is behind its “#”", (url, previewed) => {
  expect(previewedLink(url, "languages")).toBe(previewed);
});

test("a link to Compare is as the address bar has it", () => {
  const url = "https://tessera.example/#/compare?v=1&t=llama3&x=abc";
  expect(previewedLink(url, "compare")).toBe(url);
});
