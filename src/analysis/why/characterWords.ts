/** What characters are called: by the first kind that one is of. */
const kinds: readonly (readonly [kind: RegExp, words: string])[] = [
  [/[\r\n\u0085\u2028\u2029]/u, "a line break"],
  [/\t/u, "a tab"],
  [/ /u, "a space"],
  [/\s/u, "white space"],
  [/\u200c/u, "an invisible sign that keeps letters apart"],
  [/\u200d/u, "an invisible joiner"],
  [/\p{Variation_Selector}/u, "an invisible sign for how the character before it looks"],
  [/\p{Me}/u, "a frame around the character before it"],
  // Marks of all scripts; those that several have are accents, but for what Arabic and its neighbours share.
  [/(?=\p{M})[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}]/u, "a vowel point or the like"],
  [/(?=\p{M})[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]/u, "an accent or the like"],
  [/\p{M}/u, "a vowel sign or the like"],
  [/['’]/u, "an apostrophe"],
  [/\p{sc=Han}/u, "a Chinese or Japanese character"],
  [/[\p{Lu}\p{Lt}]/u, "a capital letter"],
  [/\p{L}/u, "a letter"],
  [/\p{Nd}/u, "a digit"],
  [/\p{N}/u, "a numeral"],
  [/\p{Extended_Pictographic}/u, "an emoji or a symbol"],
  [/\p{P}/u, "a punctuation mark"],
  [/\p{S}/u, "a symbol"],
];

/**
 * What a character is, in words for people who do not know Unicode's categories, such as “a vowel sign or the like”.
 * @param character a code point
 */
export function characterWords(character: string): string {
  return kinds.find(([kind]) => kind.test(character))?.[1] ?? "an invisible character";
}
