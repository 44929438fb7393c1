import type { PaintedRun, TextRun } from "./drawnTexts";

/** Pixels of a painted text for one of the page's: 384 to the inch in print. */
const scale = 4;

/** Has the browser set a text, in whichever fonts it has for its script. */
export function paintRun({ text, size, isBold, isItalic, family, color }: TextRun): PaintedRun {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser has no canvas to paint on. Save the SVG instead.");
  const font = `${isItalic ? "italic " : ""}${isBold ? "600 " : ""}${size}px ${family}`;
  context.font = font;
  const { width } = context.measureText(text);
  // Marks stand high above letters in some scripts, and far below in others.
  const [margin, ascent, descent] = [size / 2, size * 1.6, size * 1.1];
  canvas.width = Math.ceil((width + 2 * margin) * scale);
  canvas.height = Math.ceil((ascent + descent) * scale);
  // Another size makes it forget all that was set.
  context.scale(scale, scale);
  context.font = font;
  context.fillStyle = color;
  context.fillText(text, margin, ascent);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { columns: canvas.width, rows: canvas.height, rgba: data, width, margin, ascent, scale };
}
