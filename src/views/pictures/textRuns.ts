/** A stretch of one text node on one line and in one direction, where the browser has put it. */
export interface TextRun {
  readonly text: string;
  /** Where it begins in its node, in UTF-16 offsets. */
  readonly start: number;
  readonly left: number;
  readonly right: number;
  /** Of the box around it, whose middle is the line's. */
  readonly middle: number;
  readonly isRightToLeft: boolean;
}

/** CSS pixels by which neighbours may be apart or overlap. */
const slack = 0.9;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Where a text node's characters stand, in runs that another program sets alike: it need know neither where lines break nor how
 * directions are nested (Unicode Standard Annex 9). White space that is wider than a space, as a tab, ends a run.
 */
export function textRuns(node: Text): TextRun[] {
  const runs: TextRun[] = [];
  let current: OpenRun | null = null;
  const range = document.createRange();
  const end = () => {
    if (current !== null) runs.push(closed(current));
    current = null;
  };
  for (const { segment, index } of graphemes.segment(node.data)) {
    if (/[\t\n\r]/.test(segment)) {
      end();
      continue;
    }
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    const box = boundsOf(range);
    const before: OpenRun | null = current;
    if (box === null) {
      if (before !== null) before.text += segment;
      continue;
    }
    const step = before === null ? 0 : stepTo(before, box);
    if (before === null || step === 0 || (before.step !== 0 && before.step !== step)) {
      end();
      current = openRun(segment, index, box);
    } else {
      before.text += segment;
      before.step = step;
      before.left = Math.min(before.left, box.left);
      before.right = Math.max(before.right, box.right);
      if (!isSpace(segment)) see(before);
    }
  }
  end();
  return runs;
}

/** A run that more may be added to. White space at its end shows nothing, and programs disagree on how wide it is there. */
interface OpenRun {
  text: string;
  readonly start: number;
  left: number;
  right: number;
  /** The same up to the last character that is no space. */
  seen: { readonly text: string; readonly left: number; readonly right: number };
  /** The way in which it goes on; 0 while nobody knows. */
  step: -1 | 0 | 1;
  readonly middle: number;
  readonly height: number;
}

const isSpace = (segment: string) => /^ +$/.test(segment);

function openRun(text: string, start: number, { left, right, top, bottom }: Box): OpenRun | null {
  if (isSpace(text)) return null;
  const [middle, height] = [(top + bottom) / 2, bottom - top];
  return { text, start, left, right, seen: { text, left, right }, step: 0, middle, height };
}

function see(run: OpenRun): void {
  const { text, left, right } = run;
  run.seen = { text, left, right };
}

function closed({ start, seen, middle, step }: OpenRun): TextRun {
  return { ...seen, start, middle, isRightToLeft: step < 0 || (step === 0 && startsRightToLeft.test(seen.text)) };
}

/** Letters of the scripts that are written from right to left, after signs that are of no direction. */
const startsRightToLeft =
  /^[^\p{L}\p{N}]*[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a box goes on with a run to the right or left of it; 0 where it stands elsewhere. */
function stepTo(run: OpenRun, box: Box): -1 | 0 | 1 {
  if (Math.abs(run.middle - (box.top + box.bottom) / 2) >= run.height / 2) return 0;
  if (Math.abs(box.left - run.right) < slack) return 1;
  if (Math.abs(box.right - run.left) < slack) return -1;
  // Parts of a ligature share its box.
  return box.left >= run.left - slack && box.right <= run.right + slack ? run.step || 1 : 0;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Null where there is nothing to see. */
function boundsOf(range: Range): Box | null {
  const boxes = Array.from(range.getClientRects()).filter(({ width }) => width > 0);
  const [first] = boxes;
  if (first === undefined) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: first.top,
    bottom: first.bottom,
  };
}
