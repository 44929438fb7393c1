/** Single components of a tokenizer.json in the native package, and strings to hold them against it with. */
import fc from "fast-check";
import { Tokenizer } from "tokenizers";

type Component = Readonly<Record<string, unknown>>;

function tokenizerWith(stages: Readonly<Record<string, Component>>): Tokenizer {
  const none = { normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null };
  const model = { type: "WordLevel", vocab: { x: 0 }, unk_token: "x" };
  return Tokenizer.fromString(JSON.stringify({ version: "1.0", added_tokens: [], ...none, ...stages, model }));
}

export interface NativeNormalizer {
  /** The normalized text. */
  normalize(text: string): string;
  /** For each character of the normalized text, where it came from, in code points. */
  offsets(text: string): Promise<number[][]>;
}

/** The native package's normalizer of a description. */
export function nativeNormalizer(normalizer: Component): NativeNormalizer {
  const tokenizer = tokenizerWith({ normalizer, pre_tokenizer: { type: "FixedLength", length: 1 } });
  const stage = tokenizer.getNormalizer();
  return {
    normalize: (text) => stage?.normalizeString(text) ?? text,
    offsets: async (text) => (await tokenizer.encode(text)).getOffsets(),
  };
}

/** The native package's pre-tokens by a description: their texts, and where they came from, in code points. */
export function nativePreTokenizer(preTokenizer: Component): (text: string) => [string, [number, number]][] {
  const stage = tokenizerWith({ pre_tokenizer: preTokenizer }).getPreTokenizer();
  return (text) => stage?.preTokenizeString(text) ?? [];
}

/** The ids that the native package's post-processor of a description puts around a text, whose own are 0. */
export async function nativeTemplate(postProcessor: Component, text: string): Promise<number[]> {
  const encoding = await tokenizerWith({ post_processor: postProcessor }).encode(text, null, {
    addSpecialTokens: true,
  });
  return encoding.getIds();
}

/** Characters that were in Unicode before version 8, since the native package's tables are partly of that age. */
const units = [
  ..."aabBzZ  \t\n\r-_,.'!$+(`~07",
  ..."éÉèñßẞſﬁﬀÅÅİıΣσςǅŉ½²Ⅷ①™…¨´«»¡§°µ×",
  ..."жЙЁ عربيلا٣ﷺאב हिन्दीक्षका क१ தமிழ் ไทยำ้ ລຳ ကမြန် ខ្មែរ བོད",
  ..."中豈龥々。、「アガがﾊﾞー각한ᄀ가ㄱㅏﾡ　㌔㍿Ａｂ１！￥",
  "\0",
  "\u0001",
  "\u000b",
  "\u007f",
  "\u0085",
  "\u008f",
  "\u00a0",
  "\u00ad",
  "\u0300",
  "\u0301",
  "\u0308",
  "\u0323",
  "\u0334",
  "\u0345",
  "\u034f",
  "\u0600",
  "\u093c",
  "\u094d",
  "\u0e33",
  "\u1100",
  "\u1161",
  "\u11a8",
  "\u1680",
  "\u180e",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200f",
  "\u2028",
  "\u2029",
  "\u20dd",
  "\u2581",
  "\u2581",
  "\u302a",
  "\u3099",
  "\ufe0f",
  "\ufeff",
  "\ufffc",
  "\ufffd",
  "\r\n",
  "e\u0301",
  "\u{1d165}",
  "\u{1d16d}",
  "\u{1d49c}",
  "\u{10400}",
  "\u{20000}",
  "\u{2f800}",
  "\u{e0001}",
  "👍",
  "👍🏽",
  "👨‍👩‍👧",
  "❤️",
  "🇩🇪",
  "🇺",
];

/** Strings that are hard on the stages before the model. */
export const hardTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 1, arbitrary: fc.constantFrom(..."ab A. \n") }, fc.constantFrom(...units)), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

/** The last code point of a text, -1 for the empty one. */
export function lastOf(text: string): number {
  return Array.from(text).at(-1)?.codePointAt(0) ?? -1;
}
