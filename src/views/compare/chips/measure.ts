import type { ChipLabel } from "./label";

/** Lengths in CSS pixels that chips.css repeats. */
export const chip = { gap: 3, rowHeight: 32, rowHeightWithIds: 48, spaceAround: 10 } as const;

/** What the width of a chip depends on, besides the fonts that there are. */
export interface MeasuredChip {
  readonly label: ChipLabel;
  /** Null where chips do not show ids. */
  readonly id: number | null;
}

const cacheLimit = 50_000;
const widths = new Map<string, number>();
const listeners = new Set<() => void>();
let fonts = 0;
let bench: HTMLElement | null = null;

/** Some of each font that chips use: when these change their widths, all have. */
const samples: readonly MeasuredChip[] = [
  {
    label: {
      parts: [
        { text: "Ag漢한শกش", kind: "text" },
        { text: "·⏎", kind: "mark" },
        { text: "U+200B", kind: "code" },
      ],
      fraction: "2/3",
    },
    id: null,
  },
  { label: { parts: [], fraction: null }, id: 1_234_567_890 },
];

/**
 * Widths of chips in CSS pixels as the browser draws them, without the gaps between them. It lays out those not met
 * before out of sight, all at once: nothing else knows its fonts, what it takes for glyphs that one of them lacks, and
 * the least size that somebody has set.
 */
export function measureChips(chips: readonly MeasuredChip[]): number[] {
  bench ??= setUpBench();
  const keys = chips.map(keyOf);
  const unknown = new Map<string, HTMLElement>();
  if (widths.size > cacheLimit) widths.clear();
  for (const [i, key] of keys.entries()) {
    const chip = chips[i];
    if (chip !== undefined && !widths.has(key) && !unknown.has(key)) unknown.set(key, drawChip(chip));
  }
  if (unknown.size > 0) {
    const row = rowOf(unknown.values());
    bench.append(row);
    for (const [key, element] of unknown) widths.set(key, element.getBoundingClientRect().width);
    row.remove();
  }
  return keys.map((key) => widths.get(key) ?? 0);
}

/** Tells when fonts have changed, and with them all widths: one has come, or text alone was enlarged. */
export function subscribeToFonts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A number that is another one after each change of fonts. */
export function fontsVersion(): number {
  return fonts;
}

/** What one chip has in common with all that are as wide. */
function keyOf({ label: { parts, fraction }, id }: MeasuredChip): string {
  return `${id} ${fraction} ${parts.map(({ kind, text }) => kind + text).join("\0")}`;
}

function setUpBench(): HTMLElement {
  const element = document.createElement("div");
  element.className = "chip-bench";
  element.setAttribute("aria-hidden", "true");
  const row = rowOf(samples.map(drawChip));
  element.append(row);
  document.body.append(element);
  const measure = () => row.getBoundingClientRect().width;
  let width = measure();
  new ResizeObserver(() => {
    const now = measure();
    if (now === width) return;
    width = now;
    widths.clear();
    fonts++;
    for (const listener of listeners) listener();
  }).observe(row);
  return element;
}

function rowOf(chips: Iterable<HTMLElement>): HTMLElement {
  const row = document.createElement("div");
  row.className = "chip-bench-row";
  row.append(...chips);
  return row;
}

/** A chip as ChipRow.tsx makes it, as far as its width depends on that. */
function drawChip({ label: { parts, fraction }, id }: MeasuredChip): HTMLElement {
  const element = document.createElement("div");
  element.className = "chip";
  const text = document.createElement("span");
  text.className = "chip-text";
  for (const part of parts) {
    const shown = document.createElement("bdi");
    if (part.kind !== "text") shown.className = part.kind;
    shown.textContent = part.text;
    text.append(shown);
  }
  if (fraction !== null) text.append(noteOf("fraction", fraction));
  // As in the page: one text has nothing around it.
  element.append(parts.length === 1 && fraction === null ? (text.firstChild as Node) : text);
  if (id !== null) element.append(noteOf("id", String(id)));
  return element;
}

function noteOf(className: string, note: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.dataset.note = note;
  return element;
}
