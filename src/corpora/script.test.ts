import fc from "fast-check";
import { expect, test } from "vitest";
import { directionOf, scriptOf } from "./script";

test("the script is that of most letters", () => {
  const texts: Readonly<Record<string, string>> = {
    Latn: "All human beings are born free – Все",
    Cyrl: "Все люди рождаются свободными, all",
    Deva: "सभी मनुष्यों को गौरव OK",
    Arab: "يولد جميع الناس أحرارًا",
    Hani: "人人生而自由,在尊严和权利上一律平等。",
    Jpan: "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    Hang: "모든 인간은 태어날 때부터 자유로우며",
    Hira: "ひと",
    Guru: "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ",
    Tfng: "ⵉⵎⴷⴰⵏⴻⵏ",
    Zyyy: "12 – 34 👍🏽",
  };
  for (const [script, text] of Object.entries(texts)) expect(scriptOf(text)).toBe(script);
  expect(scriptOf("")).toBe("Zyyy");
});

test("a word in kana makes no Japanese of Chinese, nor a Chinese name of Korean", () => {
  expect(scriptOf(`${"人人生而自由在尊严和权利上一律平等".repeat(3)}ソニー`)).toBe("Hani");
  expect(scriptOf("모든 인간은 태어날 때부터 自由")).toBe("Hang");
});

test("any text has a script and that a direction", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(scriptOf(text)).toMatch(/^[A-Z][a-z]{3}$/);
      expect(["ltr", "rtl"]).toContain(directionOf(scriptOf(text)));
    }),
  );
  expect(["Arab", "Hebr", "Nkoo", "Adlm", "Latn", "Jpan", "Mong"].map(directionOf)).toEqual([
    "rtl",
    "rtl",
    "rtl",
    "rtl",
    "ltr",
    "ltr",
    "ltr",
  ]);
});
