import { unpackWords } from "./packedWords";

/** Words of a language, of packages: too many to come with the short lists. */
const words = {
  englishWords: () => import("virtual:package-data/english-words"),
  turkishWords: () => import("virtual:package-data/turkish-words"),
} as const;

/**
 * The text of a list that comes with the page, by its name (`bundled.ts`, and words of a language).
 * @throws {Error} where there is none of that name
 */
export async function loadBundledList(name: string): Promise<string> {
  if (name === "englishWords" || name === "turkishWords") return unpackWords((await words[name]()).default);
  const { bundledLists } = await import("./bundled");
  const text = Object.hasOwn(bundledLists, name) ? bundledLists[name as keyof typeof bundledLists] : undefined;
  if (text === undefined) throw new Error(`There is no list “${name}” here.`);
  return text;
}
