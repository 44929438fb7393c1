/** Puts a .br and a .gz beside each file of dist/ that gets shorter by it, for servers that send such files as they are. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Packs and corpora are compressed within.
const compressible = /\.(html|js|css|svg|json|txt|webmanifest|wasm)$/;
/** Bytes below which a file fits into the first packet anyway. */
const least = 1024;

const sums = { files: 0, bytes: 0, br: 0, gz: 0 };
for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !compressible.test(entry.name)) continue;
  const content = readFileSync(path);
  if (content.length < least) continue;
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
  const gzip = gzipSync(content, { level: 9 });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzip);
  sums.files++;
  sums.bytes += content.length;
  sums.br += brotli.length;
  sums.gz += gzip.length;
}
console.log(`${sums.files} files, ${sums.bytes} bytes: ${sums.br} as brotli, ${sums.gz} as gzip`);
