import { largestFiles } from "../../tokenizers/formats/limits";

/** Bytes of a file that are read at a time. */
const stretch = 4 * 2 ** 20;

/** Whether some of the files may be models in GGUF, which have gigabytes; what they are called is all that is asked. */
export function mayHaveTensors(files: readonly File[]): boolean {
  return files.some(({ name, size }) => /\.gguf$/i.test(name) || size > largestFiles);
}

/**
 * The files, and of models in GGUF their header alone, under the same name: it has the tokenizer, and nobody wants gigabytes
 * read or kept.
 * @throws {TokenizerError} for a header beyond all measure; {DOMException} for a file that cannot be read
 */
export async function withoutTensors(files: readonly File[]): Promise<File[]> {
  const { beginsGguf } = await import("../../tokenizers/formats/gguf/beginsGguf");
  const { ggufHeaderOf } = await import("../../tokenizers/formats/gguf/headerOf");
  const cut: File[] = [];
  for (const file of files) {
    const isGguf = beginsGguf(new Uint8Array(await file.slice(0, 4).arrayBuffer()));
    cut.push(isGguf ? new File([await ggufHeaderOf(piecesOf(file))], file.name) : file);
  }
  return cut;
}

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += stretch) {
    yield new Uint8Array(await file.slice(at, at + stretch).arrayBuffer());
  }
}
