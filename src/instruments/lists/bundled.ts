/** Lists that come with the page, all of our own writing, by the names that options give them. */
export const bundledLists = {} as const satisfies Readonly<Record<string, string>>;
