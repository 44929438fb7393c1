import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { readUdhr } from "../../test/support/udhr";

const modules = new URL("../../node_modules/", import.meta.url);

/** Bytes of a file, at most: larger ones are generated. */
const largest = 400_000;

/**
 * Mixed text that is always at hand, as people wrote it, each file once: the declarations of human rights, what packages in node_modules say of themselves,
 * and their program code, from one package after the other.
 * @param bytes as much of it, where there is so much
 */
export function trainingText(bytes: number): Buffer {
  const parts: Buffer[] = readUdhr().map(({ text }) => Buffer.from(`${text}\n`));
  const seen = new Set<string>();
  const files = readdirSync(modules, { recursive: true, encoding: "utf8" }).sort();
  const kinds = [/\.md$/i, /(?<!\.min)(?<!\.d)\.(c?js|mjs|tsx?|css|scss|vue|c|cc|h|hpp|rs|py|json|html)$/];
  let sum = parts.reduce((all, { length }) => all + length, 0);
  for (const kind of kinds) {
    for (const file of files) {
      if (sum >= bytes) break;
      // Caches are of this machine, and tokenizers' vocabularies are no text.
      if (!kind.test(file) || /(^|\/)\.|token|vocab|\/data\//i.test(file)) continue;
      const url = new URL(file.split("/").map(encodeURIComponent).join("/"), modules);
      const { size } = statSync(url);
      if (size === 0 || size > largest || !statSync(url).isFile()) continue;
      const content = readFileSync(url);
      const digest = createHash("sha1").update(content).digest("base64");
      if (seen.has(digest)) continue;
      seen.add(digest);
      parts.push(content, Buffer.from("\n"));
      sum += content.length + 1;
    }
  }
  // What is no UTF-8 is read as U+FFFD by all alike.
  return Buffer.from(Buffer.concat(parts).subarray(0, bytes).toString().toWellFormed());
}
