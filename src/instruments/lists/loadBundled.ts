/**
 * The text of a list that comes with the page, by its name (`bundled.ts`).
 * @throws {Error} where there is none of that name
 */
export async function loadBundledList(name: string): Promise<string> {
  const { bundledLists } = await import("./bundled");
  const text = Object.hasOwn(bundledLists, name) ? bundledLists[name as keyof typeof bundledLists] : undefined;
  if (text === undefined) throw new Error(`There is no list “${name}” here.`);
  return text;
}
