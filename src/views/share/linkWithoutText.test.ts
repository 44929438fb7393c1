import { expect, test } from "vitest";
import { defaultComparison } from "../../state/pages";
import { fragmentToComparison } from "../../url/readLink";
import { linkWithoutText } from "./linkWithoutText";

test("a link without the text has the columns and options, and nothing that somebody wrote", async () => {
  const url = linkWithoutText("https://example.org/page/#/compare?v=1&x=secret", {
    ...defaultComparison,
    text: "secret",
    other: "a second secret",
    tokenizers: ["builtin:llama3", "builtin:words"],
    showIds: true,
    pinned: { start: 0, end: 6 },
    input: "chat",
    variables: { name: "secret" },
    templates: { "builtin:llama3": "{{ 'secret' }}" },
  });
  expect(url).toMatch(/^https:\/\/example\.org\/page\/#\/compare\?v=1&h=\w+&t=llama3,words&ids=1$/);
  const read = await fragmentToComparison(url.slice(url.indexOf("#")), () => true);
  expect(read).toMatchObject({ ok: true, comparison: { text: "", showIds: true }, textLeftOut: false });
});
