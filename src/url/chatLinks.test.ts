import fc from "fast-check";
import { expect, test } from "vitest";
import { comparisonOf } from "../../test/support/comparisons";
import { isGiven } from "../state/compare/givenNames";
import type { Comparison } from "../state/pages";
import { fragmentToComparison } from "./readLink";
import { comparisonToFragment } from "./writeLink";

const opened = async (fragment: string) => {
  const result = await fragmentToComparison(fragment, () => true);
  if (!result.ok || result.comparison === null) throw new Error("The link does not open.");
  return { comparison: result.comparison, problem: result.lost?.problem.message ?? null };
};

test("a chat’s link says its variables and templates, whatever is in them", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 });
  const variables = fc.dictionary(
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,10}$/).filter((name) => name !== "__proto__" && !isGiven(name)),
    fc.oneof(fc.boolean(), text, fc.constantFrom(",", "a,b", "%2C", "!", ":", "&x=1")),
    { minKeys: 1, maxKeys: 4, noNullPrototype: true },
  );
  const template = text.filter((source) => source !== "");
  await fc.assert(
    fc.asyncProperty(variables, template, async (set, source) => {
      const templates = { "builtin:llama3": source } as const;
      const chat: Comparison = comparisonOf("[]", { input: "chat", variables: set, templates });
      const { comparison, problem } = await opened(await comparisonToFragment(chat));
      expect(problem).toBeNull();
      expect(comparison).toEqual(chat);
    }),
    { numRuns: 30 },
  );
});

test("what is pinned belongs to a text that all columns have: a chat’s link says nothing of it", async () => {
  const pinned = { start: 0, end: 2 };
  expect(await comparisonToFragment(comparisonOf("[]", { input: "chat", pinned }))).not.toContain("at=");
  expect(await comparisonToFragment(comparisonOf("[]", { pinned }))).toContain("at=0-2");
});

test.each([
  ["in=poem", /“in” .*must be “chat”/],
  ["in=chat&var=a-b", /“var” .*must be a list of names/],
  ["in=chat&var=!a:b", /“var” .*must be a list of names/],
  ["in=chat&var=__proto__", /“var” .*must be a list of names/],
  ["in=chat&var=!enable_thinking,messages", /“var” .*none that every template is given, as “messages”/],
  ["in=chat&var=bos_token:x", /“var” .*none that every template is given/],
  ["in=chat&var=a:%25ff", /“var” .*must be a list of names/],
  [`in=chat&var=${Array.from({ length: 60 }, (_, i) => `v${i}`).join(",")}`, /“var” .*must be a list of names/],
  ["in=chat&tpl=e3ttfX0", /“tpl” .*must be a list as long as “t”/],
  ["in=chat&tpl=,_w", /“tpl” .*must be a list as long as “t”/],
])("%s is told, and the rest of the link is read", async (parameters, told) => {
  const { comparison, problem } = await opened(
    `#/compare?v=1&t=qwen3,llama3&${parameters}&x=C8lIVSgszUzOVkgqyi_PU0jLr1DIKs0tKFbIL0stUijJSFXISayqVEjJT9cDAA`,
  );
  expect(comparison.text).toBe("The quick brown fox jumps over the lazy dog.");
  expect(problem).toMatch(told);
});
