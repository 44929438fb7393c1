import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyComparison, anyText, comparisonOf, isKnown } from "../../test/support/comparisons";
import { comparisonToFile, parseComparisonFile } from "./file";
import { inflatedLimit } from "./limits";

const parse = (text: string) => parseComparisonFile(text, isKnown);

async function fileOf(text: string): Promise<string> {
  const file = await comparisonToFile(comparisonOf(text));
  if (!file.ok) throw new Error(file.problem.message);
  return file.content;
}

it("gives back any comparison exactly", async () => {
  await fc.assert(
    fc.asyncProperty(anyComparison, async (comparison) => {
      const file = await comparisonToFile(comparison);
      expect(file.ok && (await parse(file.content))).toEqual({ ok: true, comparison, textLeftOut: false });
    }),
  );
});

it("carries a text of the largest size, and refuses a larger one when written", async () => {
  const largest = "ab".repeat(inflatedLimit / 2);
  expect(await parse(await fileOf(largest))).toMatchObject({ ok: true, comparison: { text: largest } });
  expect(await comparisonToFile(comparisonOf(`${largest}c`))).toMatchObject({ problem: { code: "text-too-large" } });
});

it("refuses a text that hardly compresses when it is written, not when it is opened", async () => {
  const units = new Uint16Array(new Uint8Array(randomBytes(4_000_000)).buffer).map((unit) => 0x4e00 + (unit & 0x3fff));
  const noise = new TextDecoder("utf-16le").decode(units);
  const file = await comparisonToFile(comparisonOf(noise));
  expect(file.ok ? file.content.length : file.problem.code).toBe("text-too-large");
});

it("is known by its content, however it was laid out", async () => {
  const { link } = JSON.parse(await fileOf("hello"));
  for (const text of [
    `\ufeff \n{"link":${JSON.stringify(link)},"tessera":1}`,
    JSON.stringify({ tessera: 1, link, note: "more" }, null, "\t"),
  ]) {
    expect(await parse(text)).toMatchObject({ ok: true, comparison: { text: "hello" } });
  }
});

it.each([
  "",
  "{",
  "[1]",
  "null",
  '{"tessera":"^1.0"}',
  '{"a":{"tessera":1}}',
  'function () { "tessera" }',
  '{ "tessera": x',
])("leaves %j to be compared as a text", async (text) => {
  expect(await parse(text)).toBeNull();
});

it("says so when it is cut short, at every length from which it can be known", async () => {
  const content = await fileOf("The quick brown fox");
  const known = content.indexOf("1") + 1;
  for (let length = 0; length < content.trimEnd().length; length++) {
    const result = await parse(content.slice(0, length));
    if (length < known) expect(result).toBeNull();
    else expect(result).toMatchObject({ ok: false, problem: { code: "file-damaged" } });
  }
});

it.each([
  ['{"tessera":1}', "file-damaged"],
  ['{"tessera":1,"link":7}', "file-damaged"],
  ['{"tessera":1,"link":""}', "file-damaged"],
  ['{"tessera":1,"link":"#/compare?v=1&t=words&long=1"}', "file-damaged"],
  ['{"tessera":0,"link":""}', "file-damaged"],
  ['{"tessera":1.5,"link":""}', "newer-version"],
  ['{"tessera":2,"link":""}', "newer-version"],
  ['{"tessera":1,"link":"#/compare?v=1&t=nope"}', "unknown-tokenizers"],
])("refuses %s: %s", async (text, code) => {
  expect(await parse(text)).toMatchObject({ ok: false, problem: { code } });
});

it("never throws, and takes no text for a file by accident", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.json(), async (text, json) => {
      expect(await parse(text)).toBeNull();
      expect(await parse(`{"tessera":${json}`)).toSatisfy((result) => result === null || !result.ok);
    }),
  );
});
