import { posixSet, property, shorthandSet } from "./characters";
import type { ClassItem, Dialect } from "./syntax";

const categories = `
  C Other, Cc Control, Cf Format, Cn Unassigned, Co Private_Use, Cs Surrogate, L Letter, LC Cased_Letter,
  Ll Lowercase_Letter, Lm Modifier_Letter, Lo Other_Letter, Lt Titlecase_Letter, Lu Uppercase_Letter, M Mark,
  Mc Spacing_Mark, Me Enclosing_Mark, Mn Nonspacing_Mark, N Number, Nd Decimal_Number, Nl Letter_Number,
  No Other_Number, P Punctuation, Pc Connector_Punctuation, Pd Dash_Punctuation, Pe Close_Punctuation,
  Pf Final_Punctuation, Pi Initial_Punctuation, Po Other_Punctuation, Ps Open_Punctuation, S Symbol,
  Sc Currency_Symbol, Sk Modifier_Symbol, Sm Math_Symbol, So Other_Symbol, Z Separator, Zl Line_Separator,
  Zp Paragraph_Separator, Zs Space_Separator, Any, ASCII, Assigned, Alphabetic, Case_Ignorable, Cased, Dash,
  Default_Ignorable_Code_Point, Diacritic, Emoji, Emoji_Component, Emoji_Modifier, Emoji_Modifier_Base,
  Emoji_Presentation, Extended_Pictographic, Extender, Grapheme_Base, Grapheme_Extend, Hex_Digit, ID_Continue,
  ID_Start, Ideographic, Join_Control, Lowercase, Math, Noncharacter_Code_Point, Quotation_Mark,
  Regional_Indicator, Sentence_Terminal, Terminal_Punctuation, Unified_Ideograph, Uppercase, Variation_Selector,
  White_Space WhiteSpace, XID_Continue, XID_Start`;

/** Both dialects ignore case, spaces, hyphens and underscores in names. */
const loose = (name: string): string => name.toLowerCase().replace(/[ _-]/g, "");

/** JavaScript's name, by every spelling. */
const names = new Map(
  categories.split(",").flatMap((entry) => {
    const [first = "", ...others] = entry.trim().split(" ");
    return [first, ...others].map((name) => [loose(name), first] as const);
  }),
);

/**
 * The set of `\p{name}`.
 * @param inClass whether it stands between brackets, where Oniguruma's `\p{word}` is smaller
 * @returns null where the dialect or JavaScript has no such property
 */
export function propertySet(name: string, inClass: boolean, dialect: Dialect): readonly ClassItem[] | null {
  const known = names.get(loose(name));
  if (known !== undefined) return [property(known)];
  if (dialect === "oniguruma") {
    // There a property of a POSIX name is that bracket, but for Punct, which is the category.
    if (loose(name) === "punct") return [property("P")];
    if (loose(name) === "word") return shorthandSet("w", inClass, dialect).items;
    const posix = posixSet(loose(name), dialect);
    if (posix !== null) return posix.items;
    return scriptSet("Script", name);
  }
  const [, key, value] = /^([a-z_]+)=(\w+)$/i.exec(name) ?? [];
  if (key === undefined || value === undefined) return scriptSet("Script", name);
  if (["gc", "generalcategory"].includes(loose(key))) {
    const category = names.get(loose(value));
    return category === undefined ? null : [property(category)];
  }
  if (["sc", "script"].includes(loose(key))) return scriptSet("Script", value);
  return ["scx", "scriptextensions"].includes(loose(key)) ? scriptSet("Script_Extensions", value) : null;
}

/** JavaScript is strict about a script's spelling: `Old_Italic`. */
function scriptSet(key: string, name: string): ClassItem[] | null {
  if (!/^[a-z_ -]+$/i.test(name)) return null;
  const spelt = name
    .toLowerCase()
    .split(/[ _-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("_");
  try {
    new RegExp(`\\p{${key}=${spelt}}`, "u");
  } catch {
    // No such script; the caller refuses the pattern by name.
    return null;
  }
  return [property(`${key}=${spelt}`)];
}
