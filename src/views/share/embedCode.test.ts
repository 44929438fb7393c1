import { expect, test } from "vitest";
import { embedCode } from "./embedCode";

test("the code of a frame has the link as it is, and nothing in it ends an attribute", () => {
  const code = embedCode("https://tessera.example/#/compare?v=1&t=llama3&x=abc", ['a"b<c>&', "Llama 3"]);
  expect(code).toBe(
    '<iframe src="https://tessera.example/#/compare?v=1&amp;t=llama3&amp;x=abc&amp;embed=1" ' +
      'title="The same text in a&quot;b&lt;c&gt;&amp;, Llama 3 (Tessera)" ' +
      'width="100%" height="420" style="border: 0" loading="lazy"></iframe>',
  );
});
