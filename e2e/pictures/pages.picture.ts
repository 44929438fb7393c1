import { fileURLToPath } from "node:url";
import { expect, linkTo, test } from "../support";

const pathOf = (name: string) => fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url));

test.use({ viewport: { width: 1440, height: 860 } });

// Whoever looks at a picture is not offered a tour.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("tessera-tour", "over")));

test("compare", async ({ compare, page }) => {
  await compare.open();
  await compare.expectText(await compare.text(), ["o200k_base", "cl100k_base", "llama2"]);
  await compare.expectCodeEditor();
  await page.screenshot({ path: pathOf("compare") });
});

test("languages", async ({ page }) => {
  await page.goto("./#/languages");
  await expect(page.locator("[data-premium]").first()).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.screenshot({ path: pathOf("languages") });
});

test("train", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1240 });
  await page.goto("./#/train?v=1&algorithm=bpe&size=3000&l=eng~tur~hin&algorithm2=parity");
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  await expect(page.getByText(/entries learned/)).toHaveCount(2, { timeout: 60_000 });
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.screenshot({ path: pathOf("train") });
});

test("guide", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1240 });
  await page.goto("./#/guide?v=1");
  await expect(page.locator("[data-finding]").first()).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
  await page.screenshot({ path: pathOf("guide") });
});

/** What is pinned of a text, in bytes, and in which columns. */
const inspected = [
  { name: "strawberry", text: "strawberry", pinned: "strawberry", tokenizers: ["cl100k_base", "llama3", "gemma3"] },
  {
    name: "arabic",
    text: "نفس الكلمات لا تكلف الشيء نفسه.",
    pinned: "الكلمات",
    tokenizers: ["o200k_base", "llama3", "bert_uncased"],
  },
  {
    name: "hindi",
    text: "वही शब्द, अलग क़ीमत।",
    pinned: " क़ीमत",
    tokenizers: ["o200k_base", "cl100k_base", "llama2"],
  },
  {
    name: "thai",
    text: "คำเดียวกัน ราคาต่างกัน",
    pinned: "ราคาต่างกัน",
    tokenizers: ["o200k_base", "gemma3", "llama2"],
  },
  { name: "emoji", text: "a 👩‍👩‍👧‍👦 family, 🤚🏾", pinned: "👩‍👩‍👧‍👦", tokenizers: ["o200k_base", "cl100k_base"] },
  {
    name: "code",
    text: "def total(items):\n    return sum(item.price2024 for item in items)\n",
    pinned: "price2024",
    tokenizers: ["cl100k_base", "qwen3", "deepseek_v3"],
  },
] as const;

/** As high as the inspector's story takes. */
const tall = { width: 1440, height: 1240 };

for (const { name, text, pinned, tokenizers } of inspected) {
  test(`inspector: ${name}`, async ({ compare, page }) => {
    await page.setViewportSize(tall);
    const start = Buffer.byteLength(text.slice(0, text.indexOf(pinned)));
    const at = `${start}-${start + Buffer.byteLength(pinned)}`;
    await compare.open(linkTo({ tokenizers, text }).replace("&x=", `&at=${at}&x=`));
    await compare.expectText(text, tokenizers);
    await compare.expectCodeEditor();
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await expect(inspector.locator("[data-came]:has([data-pre-token])")).toHaveCount(tokenizers.length);
    await expect(inspector.locator("[data-why], [data-why-alike]").first()).toBeVisible();
    await expect(inspector.locator("[data-why]:not([data-state=ready])")).toHaveCount(0);
    await page.screenshot({ path: pathOf(`inspector-${name}`) });
  });
}

const conversation = [
  { role: "system", content: "Answer in the language of the question." },
  { role: "user", content: "मुझे बताओ: how many r’s are in “strawberry”? <|im_end|>" },
  { role: "assistant", content: "तीन।" },
  { role: "user", content: "وبالعربية؟ 你好 👋🏽" },
];

for (const width of [390, 1024, 1600]) {
  test(`chat at ${width}`, async ({ compare, page }) => {
    await page.setViewportSize({ width, height: width < 500 ? 1700 : 1240 });
    const tokenizers = ["qwen3", "llama3", "gemma3"];
    await page.goto(`./${linkTo({ tokenizers, text: JSON.stringify(conversation) }).replace("&x=", "&in=chat&x=")}`);
    for (const id of tokenizers)
      await expect(compare.column(id).getByText(/Messages \d+ · template \d+/)).toBeVisible();
    await page.screenshot({ path: pathOf(`chat-${width}`) });
  });
}

/** A text that tells something, and what of the instrument's options is set. */
const instrumentsShown = [
  { name: "information", tokenizers: ["o200k_base", "llama2", "bert_uncased"], text: "declaration", options: "" },
  { name: "ways", tokenizers: ["o200k_base", "llama2", "bert_uncased"], text: "declaration", options: "" },
  { name: "paths", tokenizers: ["cl100k_base", "r50k_base", "o200k_base"], text: " strawberry", options: "" },
  { name: "canonical", tokenizers: ["cl100k_base"], text: "[1277, 25, 322]", options: "" },
  { name: "parts", tokenizers: ["o200k_base", "llama2"], text: "http://strawberry.example का क्षेत्र", options: "" },
  {
    name: "noise",
    tokenizers: ["o200k_base", "llama2", "bert_uncased"],
    text: "declaration",
    options: "&with=rate:0.1",
  },
  { name: "covers", tokenizers: ["cl100k_base", "llama3"], text: "See http:", options: "" },
  { name: "admits", tokenizers: ["o200k_base", "llama3"], text: "202", options: "&with=expression:\\d{4}-\\d{2}" },
  { name: "letters", tokenizers: ["cl100k_base", "llama2"], text: "declaration", options: "" },
  { name: "numbers", tokenizers: ["cl100k_base", "r50k_base", "llama2"], text: "numbers", options: "" },
  { name: "identifiers", tokenizers: ["cl100k_base", "llama2"], text: "code", options: "" },
  { name: "wordBytes", tokenizers: ["o200k_base", "llama2"], text: "declaration", options: "" },
  { name: "pooling", tokenizers: ["o200k_base", "llama2"], text: "declaration", options: "" },
  { name: "merge", tokenizers: ["o200k_base", "llama2", "bert_uncased"], text: "declaration", options: "" },
  {
    name: "overlap",
    tokenizers: ["cl100k_base", "bert_uncased", "gemma3"],
    text: "The quick brown fox jumps over the lazy dog.\nAll human beings are born free and equal in dignity and rights.\nشرح قصير للنص\n第二行的文字。第二行的文字。\nThe quick brown fox jumped over a lazy dog.\nشرح قصير للنص",
    options: "&two=130",
  },
] as const;

const declaration =
  "Recognition of the inherent dignity and of the equal and inalienable rights of all members of the human family is the foundation of freedom, justice and peace in the world. Die Anerkennung der angeborenen Würde und der gleichen und unveräußerlichen Rechte aller Mitglieder der Gemeinschaft der Menschen bildet die Grundlage von Freiheit, Gerechtigkeit und Frieden in der Welt. मानव परिवार के सभी सदस्यों के जन्मजात गौरव और समान तथा अविच्छिन्न अधिकार की स्वीकृति ही विश्व-शान्ति, न्याय और स्वतन्त्रता की बुनियाद है।";

const code = `async function parseHTTPResponse(userName, max_retry_count) {
  const sha256Sum = await computeSHA256(userName);
  for (let i = 0; i < max_retry_count; i++) if (__internalCache$.has(sha256Sum)) return new XMLHttpRequest();
}
`;

/** Texts that several have, or that are long, by what stands for them. */
const longTexts: Readonly<Record<string, string>> = {
  declaration,
  code,
  numbers: "In 1453 and 2024: 1234567, 1000000000 and ١٢٣٤. 21.5, 22.25, 19.125, -3.0625",
};

for (const { name, tokenizers, text, options } of instrumentsShown) {
  test(`instrument: ${name}`, async ({ page }) => {
    const shown = longTexts[text] ?? text;
    await page.goto(`./${linkTo({ tokenizers, text: shown }).replace("&x=", `&below=${name}${options}&x=`)}`);
    const instrument = page.locator(`[data-instrument=${name}][data-state=ready]`);
    await expect(instrument).toBeVisible();
    await expect(page.locator('.column[data-state="loading"]')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await instrument.screenshot({ path: pathOf(`instrument-${name}`) });
  });
}
