import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonOf, isKnown } from "../../test/support/comparisons";
import { toBase64url } from "./base64url";
import { fragmentLimit } from "./limits";
import { quote } from "./problems";
import { fragmentToComparison } from "./readLink";
import { comparisonToFragment } from "./writeLink";

const open = (fragment: string) => fragmentToComparison(fragment, isKnown);
const pack = (bytes: Uint8Array) => toBase64url(deflateRawSync(bytes));

/** What opening tells of a link first. */
async function problemOf(fragment: string) {
  const result = await open(fragment);
  const problem = result.ok ? result.lost?.problem : result.problem;
  if (problem === undefined) throw new Error(`${fragment} opened`);
  expect(problem.message.length).toBeLessThan(700);
  if (problem.code !== "partly-read") return problem;
  const [first] = problem.problems;
  expect(problem.message).toContain(first.message);
  return first;
}

describe("a hostile link", () => {
  it.each([
    ["#main", "not-a-link"],
    ["#/language?v=1", "unknown-page"],
    ["#/languages?t=words", "version-missing"],
    ["#/languages?v=1", "no-tokenizers"],
    ["#/languages?v=9&t=words", "newer-version"],
    ["#/compare?v=1&t=words&color=red", "malformed-parameter"],
    ["#/compare?v=1&t=words&color=constructor", "malformed-parameter"],
    ["#/compare?v=1&t=words&at=5", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=llama3", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=words,words", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=constructor", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=words&rows=", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=words&rows=merges", "malformed-parameter"],
    ["#/compare?v=1&t=words&st=words&rows=tokens,tokens", "malformed-parameter"],
    ["#/compare?v=1&t=words&below=constructor", "malformed-parameter"],
    ["#/compare?v=1&t=words&with=alpha:3", "malformed-parameter"],
    ["#/compare?v=1&t=words&below=ratios&with=alpha:3", "malformed-parameter"],
    ["#/compare?v=1&t=words&below=cost&with=alpha:3", "malformed-parameter"],
    ["#/compare?v=1&t=words&below=information&cut=512-64-line&with=alpha:3", "malformed-parameter"],
    ["#/compare?v=1&t=words&below=information&with=alpha", "malformed-parameter"],
    ["#/compare?v=1&t=words&at=5-4", "malformed-parameter"],
    ["#/compare?v=1&t=words&at=-1-4", "malformed-parameter"],
    [`#/compare?v=1&t=words&at=0-${"9".repeat(10)}`, "malformed-parameter"],
    ["#/languages?v=1&t=words&chart=pie", "malformed-parameter"],
    ["#/languages?v=1&t=words&mode=both", "malformed-parameter"],
    ["#/languages?v=1&t=words&map=llama3", "malformed-parameter"],
    ["#/languages?v=1&t=words&passage=llama3", "malformed-parameter"],
    ["#/languages?v=1&t=words&scale=sqrt", "malformed-parameter"],
    ["#/languages?v=1&t=words&pivot=", "malformed-parameter"],
    [`#/languages?v=1&t=words&q=${"a".repeat(201)}`, "malformed-parameter"],
    ["#/languages?v=1&t=words&g=", "malformed-parameter"],
    ["#/languages?v=1&t=words&g=script.deva", "malformed-parameter"],
    ["#/languages?v=1&t=words&g=above.-1", "malformed-parameter"],
    ["#/languages?v=1&t=words&g=above.1e9", "malformed-parameter"],
    ["#/languages?v=1&t=words&g=constructor", "malformed-parameter"],
    ["#/languages?v=1&t=words&sort=llama3", "malformed-parameter"],
    ["#/languages?v=1&t=words&sort=--name", "malformed-parameter"],
    ["#/languages?v=1&t=words&sort=__proto__", "malformed-parameter"],
    ["#/compare/../x?v=1", "unknown-page"],
    ["#/%63ompare?v=1", "unknown-page"],
    ["#/compare", "version-missing"],
    ["#/?v=1", "no-tokenizers"],
    ["#/?nothing=1", "version-missing"],
    ["#?t=words&x=AwA", "version-missing"],
    ["#/compare?t=words&x=AwA", "version-missing"],
    ["#/compare?t=words&h=AAAAAAAAAAAA", "version-missing"],
    ["#/compare?t=nobody", "unknown-tokenizers"],
    ["#/compare?t=", "no-tokenizers"],
    ["#/compare?t=words,words", "repeated-tokenizers"],
    ["#/compare?t=claude%20opus%204", "model-not-built-in"],
    ["#/compare?t=words,kimi-k2&text=a", "model-not-built-in"],
    ["#/compare?t=words&text=%F0%9F%A4%9A&two=1", "malformed-parameter"],
    ["#/compare?v=&t=words", "version-missing"],
    ["#/compare?v=0&t=words", "version-too-old"],
    ["#/compare?v=7&t=words", "newer-version"],
    ["#/compare?v=999999999", "newer-version"],
    ["#/compare?v=-1&t=words", "malformed-parameter"],
    ["#/compare?v=1.5&t=words", "malformed-parameter"],
    ["#/compare?v=1e0&t=words", "malformed-parameter"],
    ["#/compare?v=1", "no-tokenizers"],
    ["#/compare?v=1&t=", "no-tokenizers"],
    ["#/compare?v=1&t=words,", "malformed-parameter"],
    ["#/compare?v=1&t=words&t=llama3", "malformed-parameter"],
    ["#/compare?v=1&t=%zz", "malformed-parameter"],
    ["#/compare?v=1&t=%ff", "malformed-parameter"],
    ["#/compare?v=1&t=words,llama3,words", "repeated-tokenizers"],
    ["#/compare?v=1&t=1,2,3,4,5,6,7,8,9", "too-many-tokenizers"],
    ["#/compare?v=1&t=__proto__,toString", "unknown-tokenizers"],
    ["#/compare?v=1&t=words,hub:meta/llama@abc", "damaged-tokenizers"],
    ["#/compare?v=1&t=hub:meta/llama@main", "damaged-tokenizers"],
    [`#/compare?v=1&t=hub:../llama@${"a".repeat(40)}`, "damaged-tokenizers"],
    [`#/compare?v=1&t=hub:a/b/c@${"a".repeat(40)}`, "damaged-tokenizers"],
    [`#/compare?v=1&t=hub:a/b@${"a".repeat(40)}?%25E0`, "damaged-tokenizers"],
    ["#/compare?v=1&t=file:mine.json#abc", "damaged-tokenizers"],
    [`#/compare?v=1&t=file:a%2Cb%23${"a".repeat(64)}`, "damaged-tokenizers"],
    [`#/compare?v=1&t=hub:a/b@${"a".repeat(40)}?x%252C,hub:a/b@${"a".repeat(40)}?%2578%252c`, "repeated-tokenizers"],
    ["#/compare?v=1&t=ipfs:mine", "unsupported-tokenizers"],
    ["#/tokenizer?v=1", "no-tokenizers"],
    ["#/tokenizer?v=1&t=words,llama3", "malformed-parameter"],
    ["#/tokenizer?v=1&t=words&sort=best", "malformed-parameter"],
    ["#/tokenizer?v=1&t=words&find=all", "malformed-parameter"],
    ["#/tokenizer?v=1&t=words&bias=-101", "malformed-parameter"],
    ["#/tokenizer?v=1&t=words&bias=1e1", "malformed-parameter"],
    ["#/tokenizer?v=1&t=words&bias=", "malformed-parameter"],
    ["#/compare?v=1&t=words&view=grid", "malformed-parameter"],
    ["#/compare?v=1&t=words&s=", "malformed-parameter"],
    ["#/compare?v=1&t=words&i=true", "malformed-parameter"],
    ["#/compare?v=1&t=words&ids=2", "malformed-parameter"],
    ["#/compare?v=1&t=words&b=llama3", "malformed-parameter"],
    ["#/compare?v=1&t=words&w=0", "malformed-parameter"],
    ["#/compare?v=1&t=words&w=100000001", "malformed-parameter"],
    ["#/compare?v=1&t=words&w=1e3", "malformed-parameter"],
    ["#/compare?v=1&t=words&p=-1", "malformed-parameter"],
    ["#/compare?v=1&t=words&p=NaN", "malformed-parameter"],
    ["#/compare?v=1&t=words&p=1e999", "malformed-parameter"],
    ["#/compare?v=1&t=words&p=0x10", "malformed-parameter"],
    ["#/compare?v=1&t=words&p=1,2", "malformed-parameter"],
    ["#/compare?v=1&t=words,llama3&p=1", "malformed-parameter"],
    ["#/compare?v=1&t=words&long=yes", "malformed-parameter"],
    ["#/compare?v=1&t=words&x=AwA&x16=AwA", "malformed-parameter"],
    ["#/compare?v=1&t=words&x=AwA&text=a", "malformed-parameter"],
    ["#/compare?t=words&text=a&x16=AwA", "malformed-parameter"],
    ["#/compare?t=words&text=a&text=b", "malformed-parameter"],
    ["#/compare?t=words&text=100%", "malformed-parameter"],
    ["#/compare?t=words,nobody&text=a", "unknown-tokenizers"],
    ["#/compare?t=&text=a", "no-tokenizers"],
    ["#/compare?v=7&t=words&text=a", "newer-version"],
    ["#/languages?t=words&text=a", "version-missing"],
    ["#/compare?v=1&t=words&x", "text-damaged"],
    ["#/compare?v=1&t=words&x=", "text-damaged"],
    ["#/compare?v=1&t=words&x=A", "text-damaged"],
    ["#/compare?v=1&t=words&x=A+A", "text-damaged"],
    ["#/compare?v=1&t=words&x=AwA=", "text-damaged"],
    ["#/compare?v=1&t=words&x=____", "text-damaged"],
    [`#/compare?v=1&t=words&x=${pack(Buffer.from([0xc3, 0x28]))}`, "text-damaged"],
    [`#/compare?v=1&t=words&x=${pack(Buffer.from([0xed, 0xa0, 0x80]))}`, "text-damaged"],
    [`#/compare?v=1&t=words&x16=${pack(Buffer.from([1, 2, 3]))}`, "text-damaged"],
  ])("is told: %s (%s)", async (fragment, code) => {
    expect((await problemOf(fragment)).code).toBe(code);
  });

  it("of a size that no link has is refused at once", async () => {
    // Work that grows with the square of such a length would not end within the test's time on any machine.
    expect((await problemOf(`#/compare?v=1&t=${",".repeat(1_000_000)}`)).code).toBe("too-many-tokenizers");
    expect((await problemOf(`#/compare?v=1&t=words&p=${",".repeat(1_000_000)}`)).code).toBe("malformed-parameter");
    expect((await problemOf(`#/compare?v=1${"&".repeat(1_000_000)}`)).code).toBe("no-tokenizers");
    expect((await problemOf(`#/compare?v=1&t=words&x=${"A".repeat(fragmentLimit)}`)).code).toBe("link-too-large");
  });

  it("is named in the message, clipped and made harmless", async () => {
    expect((await problemOf("#/compare?v=7&t=words")).message).toBe(
      "Made with a newer Tessera (version 7); this one knows up to 1. Reload the page, or ask for the text and the tokenizers' names.",
    );
    expect(await problemOf("#/compare?v=1&t=words&w=abc")).toMatchObject({ parameter: "w" });
    expect(await problemOf("#/compare?v=1&t=nope,words,x%0Ay")).toMatchObject({ names: ["nope", "x\ny"] });
    expect(quote("a\u202eb\nc")).toBe("“a b c”");
    expect(quote("🤚".repeat(1000))).toBe(`“${"🤚".repeat(40)}…”`);
  });

  it("never opens to another text, or to none, when it was cut short", async () => {
    const text = "Der Mond ist aufgegangen, مرحبا 🤚🏾\r\n".repeat(5);
    const fragment = await comparisonToFragment(comparisonOf(text, { view: "reading" }));
    const page = "#/compare".length;
    for (let length = "#/c".length; length < fragment.length; length++) {
      const result = await open(fragment.slice(0, length));
      if (length < page) expect(result).toMatchObject({ ok: false });
      else expect(result.ok ? result.lost?.text : true, fragment.slice(0, length)).toBe(true);
    }
  });

  it("made before there was a check never opens to another text when it was cut short within it", async () => {
    const text = "Der Mond ist aufgegangen, مرحبا 🤚🏾\r\n".repeat(5);
    const fragment = `#/compare?v=1&t=words&x=${pack(Buffer.from(text))}`;
    const textAt = fragment.indexOf("&x=");
    for (let length = 0; length < fragment.length; length++) {
      const result = await open(fragment.slice(0, length));
      if (length > textAt + "&".length) expect(result.ok ? result.lost?.text : true).toBe(true);
      else if (result.ok) expect(["", undefined]).toContain(result.comparison?.text);
    }
  });

  it("never opens as another comparison unsaid when one character was changed", async () => {
    const prose = Array.from(
      { length: 60 },
      (_, i) => `${i}. The quick brown fox, مرحبا 🤚🏾, jumps ${i * i} times.\n`,
    );
    const comparison = comparisonOf(prose.join(""), { view: "reading", prices: { "builtin:llama3": 2.5 } });
    const good = await comparisonToFragment(comparison);
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        const result = await open(good.slice(0, at) + letter + good.slice(at + 1));
        if (result.ok && result.lost === undefined) expect(result.comparison).toEqual(comparison);
        // The settings may be what was changed, but a text that is shown is the sender's.
        if (result.ok && !result.lost?.text) expect(result.comparison?.text).toBe(comparison.text);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the tokenizers and options that can be read, with their prices", async () => {
    const result = await open("#/compare?v=1&t=nope,words,,llama3,words&p=1,2,3,4,5&view=grid&ids=1&b=llama3&x=AwA");
    expect(result).toMatchObject({
      ok: true,
      comparison: comparisonOf("", {
        tokenizers: ["builtin:words", "builtin:llama3"],
        prices: { "builtin:words": 2, "builtin:llama3": 4 },
        showIds: true,
        baseline: "builtin:llama3",
      }),
      lost: { text: false, tokenizers: false, problem: { code: "partly-read" } },
    });
  });

  it("says of each part what is wrong, and counts the rest when there is much", async () => {
    const result = await open("#/compare?v=1&t=nope&view=grid&s=x&i=2&ids=3&w=0&p=x&x=A");
    const message = result.ok ? result.lost?.problem.message : "";
    expect(message).toContain("no tokenizer called “nope”");
    expect(message).toContain("“view” must be");
    expect(message).toMatch(/And 5 more of its options could not be read\. .*without its text\.$/);
  });

  it("never throws, whatever it is", async () => {
    const name = fc.constantFrom(
      "v",
      "t",
      "view",
      "s",
      "i",
      "ids",
      "color",
      "st",
      "b",
      "w",
      "p",
      "x",
      "x16",
      "long",
      "__proto__",
      "",
    );
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("1", "words", "words,llama3", "reading", "%2C", "%", "AwA", "9e9", ",,"),
      fc.base64String().map((text) => text.replaceAll("=", "")),
    );
    const query = fc.array(fc.tuple(name, value).map((pair) => pair.join("="))).map((parts) => parts.join("&"));
    const fragment = fc.oneof(
      fc.string({ unit: "binary" }),
      query.map((parts) => `#/compare?${parts}`),
      query.map((parts) => `#/compare?v=1&t=words&${parts}`),
    );
    await fc.assert(
      fc.asyncProperty(fragment, async (hostile) => {
        const result = await open(hostile);
        expect(result.ok ? result.lost?.problem.message : result.problem.message).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });

  it("never throws when a good one was changed in one place", async () => {
    const good = await comparisonToFragment(comparisonOf("The quick brown fox, مرحبا 🤚🏾", { view: "reading" }));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.string({ maxLength: 3 }), async (at, patch) => {
        await open(good.slice(0, at) + patch + good.slice(at + 1));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["x", 0],
    ["x16", 0x41],
  ])("that is a deflate bomb is stopped at the limit (%s)", async (name, byte) => {
    const bomb = pack(new Uint8Array(64 * 1024 * 1024).fill(byte));
    expect(bomb.length).toBeLessThan(100_000);
    expect((await problemOf(`#/compare?v=1&t=words&${name}=${bomb}`)).code).toBe("text-too-large");
  });
});

describe("a text in the clear", () => {
  const read = async (written: string) => {
    const result = await open(`#/compare?t=words&text=${written}`);
    if (!result.ok || result.comparison === null) throw new Error(`${written} did not open`);
    return { text: result.comparison.text, isTold: result.lost !== undefined, isLost: result.lost?.text === true };
  };

  it.each([
    ["100%", "100%"],
    ["%zz%41%", "%zzA%"],
    ["%C3%A9%A9", "é%A9"],
    ["%F0%9F%A4", "%F0%9F%A4"],
    ["%ED%A0%80", "%ED%A0%80"],
    ["%C0%AF%2f", "%C0%AF/"],
    ["%E0%A4%20%E0%A4%95", "%E0%A4 क"],
  ])("with damaged escapes is read as far as it can be: %s", async (written, text) => {
    expect(await read(written)).toEqual({ text, isTold: true, isLost: false });
  });

  it("is what was escaped, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        expect(await read(encodeURIComponent(text))).toEqual({ text, isTold: false, isLost: false });
      }),
    );
  });

  it("beside another is none", async () => {
    const result = await open("#/compare?v=1&t=words&text=a&x=AwA");
    expect(result).toMatchObject({ comparison: { text: "" }, lost: { text: true, tokenizers: false } });
    expect(result.ok && result.lost?.problem.message).toContain("“text” stands beside “x”");
  });
});
