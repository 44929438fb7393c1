import { pieceLine } from "../../../../analysis/exports/pieceLine";
import type { Piece } from "../../../../analysis/pieces/cutToSize";
import { utf8Encode } from "../../../../text/utf8";
import { linkName, type TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { copyText } from "../../../../ui/copyText";
import { plural } from "../../../../ui/format";
import { saveFile } from "../../../../ui/saveFile";

/** Copies pieces as JSON Lines. @returns what happened */
export function copyPieces(pieces: readonly Piece[], text: string): Promise<string> {
  const lines = pieces.map((piece, i) => pieceLine(piece, i, text)).join("");
  return copied(lines, plural(pieces.length, "piece"));
}

/** Copies a piece itself. @returns what happened */
export function copyPiece({ start, end }: Piece, index: number, text: string): Promise<string> {
  return copied(text.slice(start, end), `piece ${index + 1}`);
}

async function copied(text: string, what: string): Promise<string> {
  return (await copyText(text, "Save the pieces as files instead.")) ?? `Copied ${what}.`;
}

/** Saves a piece as a text file. */
export function savePiece(reference: TokenizerReference, piece: Piece, index: number, of: number, text: string): void {
  saveFile(
    new Blob([text.slice(piece.start, piece.end)], { type: "text/plain;charset=utf-8" }),
    nameOf(reference, index, of),
  );
}

/** Saves pieces as text files in a ZIP, which is loaded when somebody wants one. @returns what happened */
export async function savePieces(
  reference: TokenizerReference,
  pieces: readonly Piece[],
  text: string,
): Promise<string> {
  const { zipSync } = await import("fflate");
  const files = Object.fromEntries(
    pieces.map(({ start, end }, i) => [nameOf(reference, i, pieces.length), utf8Encode(text.slice(start, end))]),
  );
  const name = `${stemOf(reference)}.pieces.zip`;
  saveFile(new Blob([zipSync(files, { level: 1 })], { type: "application/zip" }), name);
  return `Saved ${name}.`;
}

/** `o200k_base.03.txt`, with as many digits as the last has. */
function nameOf(reference: TokenizerReference, index: number, of: number): string {
  return `${stemOf(reference)}.${String(index + 1).padStart(String(of).length, "0")}.txt`;
}

function stemOf(reference: TokenizerReference): string {
  return linkName(reference)
    .replace(/[#@].*$/, "")
    .replace(/[^\w.-]+/g, "_");
}
