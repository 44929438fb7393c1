import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A file that is a text. */
export interface TextFile {
  /** Its path below the folder that was looked through. */
  readonly name: string;
  readonly text: string;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** All files of a folder and of those in it that are texts: UTF-8 without a zero byte. In the order of their names. */
export function* textsIn(folder: string): Generator<TextFile> {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    if (bytes.includes(0)) continue;
    const text = decoded(bytes);
    if (text !== null) yield { name, text };
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
