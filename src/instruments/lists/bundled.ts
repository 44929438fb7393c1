import { english, englishAffixes } from "./bundled/english";
import { terms } from "./bundled/terms";
import { turkish, turkishAffixes } from "./bundled/turkish";

/** Lists that come with the page, all of our own writing, by the names that options give them. */
export const bundledLists = { english, turkish, englishAffixes, turkishAffixes, terms } as const satisfies Readonly<
  Record<string, string>
>;
