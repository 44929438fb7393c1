import type { HostileKind } from "./kind";
import { Random } from "./random";
import { takeTokenizerFiles } from "./takeTokenizer";
import { fileMakers } from "./tokenizerFiles";

/** Every format of tokenizers that the page takes, 10,000 files of each. */
export const tokenizerKinds: readonly HostileKind[] = fileMakers.map(({ name, make }) => ({
  name,
  count: 10_000,
  async attempt(seed, number) {
    const random = new Random(seed, name, number);
    const made = Object.entries(await make(random));
    return takeTokenizerFiles(
      random,
      made.map(([path, content]) => new File([new Uint8Array(Buffer.from(content))], path)),
    );
  },
}));
