/** What holds for every tokenizer and any text, whatever the references say. Ids and offsets: `oracle/`. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "../src/tokenizers/tokenizer";
import { builtinIds, huggingFaceIds, loadBuiltin, tiktokenIds } from "./support/builtins";
import { expectEqual } from "./support/equal";
import { allOptions } from "./support/oracle";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

/** Tokenizers that leave out a part of the text, and a pattern for what they may leave out. */
const dropped: Readonly<Record<string, RegExp>> = {
  // White space, controls and accents.
  bert_uncased: /[\p{White_Space}\p{Cc}\p{Cf}\p{Co}\ufffd\p{Mn}]/u,
  words: /\p{White_Space}/u,
};

/** Tokenizers that write “▁” for a space. */
const writesSpaceSign: readonly string[] = ["llama2", "mistral_7b", "gemma3"];

const options = fc.constantFrom(...allOptions);
const parameters = { ...runs(40, 4000), seed };

/** As `expect`, a thousand times faster: these checks are for each token of each text. */
function check(holds: boolean, otherwise: () => string): asserts holds {
  if (!holds) throw new Error(otherwise());
}

describe.each(builtinIds)("%s", (id) => {
  const has = (flags: number | undefined, flag: number) => ((flags ?? 0) & flag) !== 0;

  /** Runs a check on generated texts. */
  function forAnyText(
    property: (tokenizer: Tokenizer, text: string, options: EncodeOptions, encoding: Encoding) => void,
  ) {
    const tokenizer = loadBuiltin(id);
    const texts = fc.oneof(
      // The second name of Harmony's 200018 is a case of its own, below.
      { weight: 9, arbitrary: trickyStrings(vocabularyEntries(tokenizer)).map((t) => t.replaceAll("_200018", "")) },
      // Lone surrogates too: they are U+FFFD to all of them.
      { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom("a", " ", "\ud83d", "\udc4d", "é") }) },
    );
    fc.assert(
      fc.property(texts, options, (text, how) => {
        property(tokenizer, text, how, tokenizer.encode(text, how));
      }),
      parameters,
    );
  }

  test("columns are of equal length, ranges inside the text, and zero bytes only under inserted tokens", () => {
    forAnyText((_, text, __, { ids, byteStart, byteEnd, flags }) => {
      expect([byteStart.length, byteEnd.length, flags.length]).toEqual([ids.length, ids.length, ids.length]);
      const bytes = Buffer.byteLength(text);
      for (let i = 0; i < ids.length; i++) {
        const [start = -1, end = -1] = [byteStart[i], byteEnd[i]];
        check(start <= end && end <= bytes, () => `token ${i}: ${start} to ${end} of ${bytes}`);
        const inserted = has(flags[i], TokenFlag.inserted);
        check((start === end) === inserted, () => `token ${i}: ${start} to ${end}, inserted: ${inserted}`);
      }
    });
  });

  test("ranges never run backwards", () => {
    forAnyText((_, __, ___, { byteStart, byteEnd }) => {
      for (let i = 1; i < byteStart.length; i++) {
        check((byteStart[i] ?? -1) >= (byteStart[i - 1] ?? 0), () => `start of token ${i}`);
        check((byteEnd[i] ?? -1) >= (byteEnd[i - 1] ?? 0), () => `end of token ${i}`);
      }
    });
  });

  test("ranges cover all that the normalizer and the pre-tokenizer keep", () => {
    forAnyText((_, text, __, { byteStart, byteEnd }) => {
      const covered = new Uint8Array(Buffer.byteLength(text));
      for (let i = 0; i < byteStart.length; i++) covered.fill(1, byteStart[i], byteEnd[i]);
      let byte = 0;
      for (const character of text.toWellFormed()) {
        const size = Buffer.byteLength(character);
        const bytes = covered.subarray(byte, byte + size);
        byte += size;
        const droppable = dropped[id]?.test(character) ?? false;
        check(droppable || !bytes.includes(0), () => `${JSON.stringify(character)} before byte ${byte} is not covered`);
        const alwaysDropped = id === "bert_uncased" && /[\t\n\r\p{Z}]/u.test(character);
        check(
          !alwaysDropped || !bytes.includes(1),
          () => `${JSON.stringify(character)} before byte ${byte} is covered`,
        );
      }
    });
  });

  test("the bytes of an unchanged token are the text's own, pieces of characters included", () => {
    forAnyText((tokenizer, text, _, { ids, byteStart, byteEnd, flags }) => {
      const source = Buffer.from(text);
      ids.forEach((token, i) => {
        if (has(flags[i], TokenFlag.inserted | TokenFlag.changed | TokenFlag.unknown)) return;
        const own = latin1(tokenizer.tokenBytes(token));
        const there = latin1(source.subarray(byteStart[i], byteEnd[i]));
        const same = writesSpaceSign.includes(id) ? asSpaces(own) === asSpaces(there) : own === there;
        check(same, () => `token ${i} is ${JSON.stringify(own)}, the text there ${JSON.stringify(there)}`);
      });
    });
  });

  test("the tokens' bytes, one after the other, are the normalized text's", () => {
    forAnyText((tokenizer, text, how, { ids, flags }) => {
      const normalized = latin1(Buffer.from(tokenizer.normalize(text, how)));
      // What the post-processor inserts is no part of the text; a dummy prefix is.
      const insertedControl = TokenFlag.inserted | TokenFlag.special;
      const parts = Array.from(ids, (token, i) => ({ token, flags: flags[i] ?? 0 }))
        .filter((part) => (part.flags & insertedControl) !== insertedControl)
        .map((part) => (has(part.flags, TokenFlag.unknown) ? null : latin1(tokenizer.tokenBytes(part.token))));
      if (!parts.includes(null)) expect(parts.join("")).toBe(normalized);
      else
        expect(normalized).toMatch(new RegExp(`^${parts.map((p) => (p === null ? ".+?" : quote(p))).join("")}$`, "s"));
    });
  });

  test("flags say what the ids are", () => {
    forAnyText((tokenizer, text, { specials, inserted }, { ids, byteStart, byteEnd, flags }) => {
      ids.forEach((token, i) => {
        const flag = flags[i] ?? 0;
        const name = tokenizer.tokenName(token);
        if (has(flag, TokenFlag.byteFallback)) {
          expect(name).toMatch(/^<0x[0-9A-F]{2}>$/);
          expect(writesSpaceSign).toContain(id);
        }
        if (has(flag, TokenFlag.unknown)) expect([id, name]).toEqual(["bert_uncased", "[UNK]"]);
        // A control token is in the text, or inserted; as text there are none.
        if (has(flag, TokenFlag.special) && !has(flag, TokenFlag.inserted)) {
          expect(specials).toBe("control");
          expect(Buffer.from(text).subarray(byteStart[i], byteEnd[i]).toString()).toBe(name);
        }
        if (has(flag, TokenFlag.special) && has(flag, TokenFlag.inserted)) expect(inserted).toBe(true);
      });
    });
  });

  test("without inserted tokens the rest is the same", () => {
    forAnyText((tokenizer, text, { specials }) => {
      const bare = tokenizer.encode(text, { specials, inserted: false });
      const full = tokenizer.encode(text, { specials, inserted: true });
      const insertedControl = TokenFlag.inserted | TokenFlag.special;
      const rest = Array.from(full.ids).filter((_, i) => ((full.flags[i] ?? 0) & insertedControl) !== insertedControl);
      expect(rest).toEqual(Array.from(bare.ids));
    });
  });

  test("the same text gives the same tokens, whatever was encoded before", () => {
    let previous = "";
    forAnyText((tokenizer, text, how, encoding) => {
      tokenizer.encode(previous, how);
      expectEqual(tokenizer.encode(text, how), encoding);
      previous = text;
    });
  });

  test("lone surrogates are read as U+FFFD, the text around them as ever", () => {
    forAnyText((tokenizer, text, how, encoding) => {
      if (text.isWellFormed()) return;
      expectEqual(tokenizer.encode(text.toWellFormed(), how), encoding);
    });
  });

  test("an empty text has no tokens but inserted ones", () => {
    for (const how of allOptions) {
      const { ids, flags } = loadBuiltin(id).encode("", how);
      expect(Array.from(flags)).toEqual(Array.from(ids, () => TokenFlag.inserted | TokenFlag.special));
      if (!how.inserted) expect(ids.length).toBe(0);
    }
  });
});

describe("every entry of the vocabulary", () => {
  test.each([...huggingFaceIds, ...tiktokenIds, "utf8_bytes"])("%s: has bytes and a name; no other id has", (id) => {
    const tokenizer = loadBuiltin(id);
    let known = 0;
    // OpenAI's control tokens lie some ids above the ordinary ones.
    const size = tokenizer.vocabularySize ?? 0;
    for (let token = 0; token < size + 100; token++) {
      try {
        check(tokenizer.tokenBytes(token).length > 0, () => `token ${token} has no bytes`);
        check(tokenizer.tokenName(token) !== "", () => `token ${token} has no name`);
        known++;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    expect(known).toBe(size);
    expect(() => tokenizer.tokenBytes(2 ** 31)).toThrow(RangeError);
  });
});

test("trap 4: literal <0x41> is text, and 🤚 four byte-fallback tokens of its four bytes", () => {
  for (const id of writesSpaceSign) {
    const tokenizer = loadBuiltin(id);
    const how = { specials: "control", inserted: false } as const;
    const literal = tokenizer.encode("<0x41>", how);
    expect(Array.from(literal.flags).filter((flag) => (flag & TokenFlag.byteFallback) !== 0)).toEqual([]);
    expect(Array.from(literal.ids, (token) => tokenizer.tokenName(token))).not.toContain("<0x41>");
  }
  const llama = loadBuiltin("llama2");
  const { ids, byteStart, byteEnd, flags } = llama.encode("a🤚", { specials: "text", inserted: false });
  const pieces = Array.from(ids, (token, i) => [llama.tokenName(token), byteStart[i], byteEnd[i], flags[i]]);
  expect(pieces).toEqual([
    ["▁a", 0, 1, TokenFlag.changed],
    ["<0xF0>", 1, 2, TokenFlag.byteFallback],
    ["<0x9F>", 2, 3, TokenFlag.byteFallback],
    ["<0xA4>", 3, 4, TokenFlag.byteFallback],
    ["<0x9A>", 4, 5, TokenFlag.byteFallback],
  ]);
});

test("trap 3: a dummy prefix that stands alone covers nothing", () => {
  const llama = loadBuiltin("llama2");
  const { ids, byteStart, byteEnd, flags } = llama.encode("\n", { specials: "text", inserted: false });
  expect(Array.from(ids, (token, i) => [llama.tokenName(token), byteStart[i], byteEnd[i], flags[i]])).toEqual([
    ["▁", 0, 0, TokenFlag.inserted],
    ["<0x0A>", 0, 1, TokenFlag.byteFallback],
  ]);
});

test("trap 5: tokens of the user's text are never control tokens unless asked for", () => {
  const cases = [
    ["o200k_base", "a<|endoftext|>b", "<|endoftext|>"],
    ["llama2", "a</s>b", "</s>"],
    ["llama3", "a<|eot_id|>b", "<|eot_id|>"],
    ["qwen3", "a<|im_end|>b", "<|im_end|>"],
    ["bert_uncased", "a[SEP]b", "[SEP]"],
  ] as const;
  for (const [id, text, name] of cases) {
    const tokenizer = loadBuiltin(id);
    const names = (specials: "text" | "control") =>
      Array.from(tokenizer.encode(text, { specials, inserted: false }).ids, (token) => tokenizer.tokenName(token));
    expect(names("text"), id).not.toContain(name);
    expect(
      names("control").filter((found) => found === name),
      id,
    ).toEqual([name]);
  }
});

test("trap 12: a token whose bytes really are U+FFFD keeps them", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const { ids } = tokenizer.encode("\ufffd", { specials: "text", inserted: false });
  expect(Buffer.concat(Array.from(ids, (token) => tokenizer.tokenBytes(token)))).toEqual(Buffer.from("\ufffd"));
});

test("trap 9: Qwen composes e and U+0301, and the token covers both", () => {
  const { ids, byteStart, byteEnd, flags } = loadBuiltin("qwen3").encode("e\u0301", {
    specials: "text",
    inserted: false,
  });
  expect(ids).toEqual(loadBuiltin("qwen3").encode("é", { specials: "text", inserted: false }).ids);
  expect([byteStart[0], byteEnd.at(-1), flags[0]]).toEqual([0, 3, TokenFlag.changed]);
});

test("Harmony's 200018 covers whichever of its two names the text has, and is called by the first", () => {
  const tokenizer = loadBuiltin("o200k_harmony");
  const text = "é<|reserved_200018|><|endofprompt|>";
  const { ids, byteStart, byteEnd } = tokenizer.encode(text, { specials: "control", inserted: false });
  expect(Array.from(ids.slice(-2))).toEqual([200_018, 200_018]);
  expect(Array.from(byteStart.slice(-2))).toEqual([2, 21]);
  expect(Array.from(byteEnd.slice(-2))).toEqual([21, 36]);
  expect(tokenizer.tokenName(200_018)).toBe("<|endofprompt|>");
});

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** Bytes in Latin-1, with each “▁” (E2 96 81) as a space. */
function asSpaces(bytes: string): string {
  return bytes.replaceAll("\u00e2\u0096\u0081", " ");
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
