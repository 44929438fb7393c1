import { saveFile } from "../ui/saveFile";

/**
 * Hands a text over as a file, in UTF-8, without opening it; of two there is a blank line between them.
 * @param split where the second of two texts begins, in UTF-16 code units
 */
export function saveText(text: string, split: number | undefined): void {
  const parts = split === undefined ? [text] : [text.slice(0, split), "\n\n", text.slice(split)];
  saveFile(new Blob(parts, { type: "text/plain" }), "tessera-text.txt");
}
