import { measureEncoding } from "../../analysis/encodingFigures";
import { hasOtherLetters } from "../../analysis/keepsText";
import { type LineFigures, replaceLines } from "../../analysis/sumFigures";
import { measureText } from "../../analysis/textFigures";
import { locateTokens, type TokenPlaces } from "../../analysis/tokenPlaces";
import { changedStretch } from "../../text/lineEndings";
import { segment } from "../../text/segments";
import { Utf8Index, type Utf16Offset } from "../../text/utf8";
import { GapColumns } from "../../tokenizers/gapColumns";
import { updateEncoding } from "../../tokenizers/incremental";
import { LiveEncoding } from "../../tokenizers/liveEncoding";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { TokenChange } from "../pool/protocol";
import { type Described, describeEncoding, nameTokens, type PreparedText } from "./describeEncoding";
import { editedLines, type TextLines } from "./editedLines";
import { IdCounts } from "./idCounts";

/** The places that move with the text behind an edit. */
const moving = ["unitStart", "unitEnd", "clusterStart", "clusterEnd"] as const;

/** UTF-16 units of a text whose columns are copied ahead: 34 bytes a token. */
const mostAhead = 2_000_000;

/**
 * A long text as one tokenizer cuts it, with all that the page shows of it, kept so that an edit takes time for the lines that
 * it changes: of the others nothing is encoded, segmented or counted again. What is left is copying the columns for the page, for
 * which there is time before the next key ({@link LongColumn.copyAhead}).
 */
export class LongColumn {
  private readonly tokenizer: Tokenizer;
  private readonly options: EncodeOptions;
  private readonly prepare: (text: string) => PreparedText;
  private text = "";
  /** What the last text came to; null before the first, and while something is amiss. */
  private kept: Kept | null = null;

  /** @param prepare indexes, segments and measures a text as a whole */
  constructor(tokenizer: Tokenizer, options: EncodeOptions, prepare: (text: string) => PreparedText) {
    this.tokenizer = tokenizer;
    this.options = options;
    this.prepare = prepare;
  }

  /**
   * Encodes a text: by what it has changed of the last one where that is enough, else as a whole.
   * @throws as {@link Tokenizer.encode} does; the next text is then encoded as a whole
   */
  show(text: string): Shown {
    const { kept } = this;
    this.kept = null;
    const shown = kept === null ? this.begin(text, null) : this.update(text, kept);
    this.text = text;
    return shown;
  }

  /**
   * Copies some of the columns that the next answer needs, where the last one was an edit's and all of them are not too large to
   * be kept once more.
   * @returns whether there was anything to copy: there may be more
   */
  copyAhead(): boolean {
    if (this.kept?.wasEdited !== true || this.text.length > mostAhead) return false;
    return this.kept.live.copyAhead() || this.kept.places.copyAhead(this.text.length);
  }

  private begin(text: string, known: LiveEncoding | null): Shown {
    const encoding = known?.take() ?? this.tokenizer.encode(text, this.options);
    const live = known ?? new LiveEncoding(text, this.options, encoding);
    const described = describeEncoding(this.tokenizer, encoding, this.prepare(text));
    const { figures, textFigures, places } = described;
    const { distinct: _, ...additive } = figures;
    const ids = new IdCounts();
    ids.add(encoding);
    const lines = { figures: additive, textFigures };
    const says = isWhole(figures) ? described.keepsText : null;
    const kept = new GapColumns(places, encoding.ids.length, moving);
    const { names } = described;
    this.kept = { live, places: kept, lines, ids, saysAll: says, names, wasEdited: false };
    return { ...described, change: null };
  }

  private update(text: string, kept: Kept): Shown {
    const edit = changedStretch(this.text, text);
    const old = kept.live.text;
    const live = updateEncoding(this.tokenizer, kept.live, edit);
    const lines = live === kept.live ? editedLines(old, edit, text, live) : null;
    if (lines === null || 2 * lines.after.text.length > text.length) return this.begin(text, live);
    const { before, after, start, firstToken } = lines;
    const [was, is] = [measureLines(before), measureLines(after)];
    const total = replaceLines(kept.lines, was, is);
    const saysAll = isWhole(total.figures) ? this.saysAll(kept.saysAll, [before, was.index], [after, is.index]) : null;
    if (saysAll === null && isWhole(total.figures)) return this.begin(text, live);
    kept.ids.remove(before.encoding);
    kept.ids.add(after.encoding);
    const rows = after.encoding.ids.length;
    const part = moved(locateTokens(after.encoding, is.index, is.segmentation), start);
    const change = { first: firstToken, removed: before.encoding.ids.length, inserted: rows };
    kept.places.replace(firstToken, firstToken + change.removed, part, old.length, text.length);
    const encoding = live.take();
    // Most lines have no such token, and there are many to look at.
    const hasOthers = [before, after].some((part) => nameTokens(this.tokenizer, part.encoding).size > 0);
    const names = hasOthers ? nameTokens(this.tokenizer, encoding) : kept.names;
    this.kept = { ...kept, lines: total, saysAll, names, wasEdited: true };
    return {
      encoding,
      places: kept.places.take(text.length),
      figures: { ...total.figures, distinct: kept.ids.distinct },
      keepsText: saysAll ?? false,
      textFigures: total.textFigures,
      vocabularySize: this.tokenizer.vocabularySize,
      names: this.kept.names,
      change,
    };
  }

  /** Whether the letters are the text's, after some lines have become others; null where the others would have to be read. */
  private saysAll(before: boolean | null, [old, oldIndex]: IndexedLines, [now, index]: IndexedLines): boolean | null {
    if (before === null) return null;
    const bytes = (id: number) => this.tokenizer.tokenBytes(id);
    if (hasOtherLetters(now.encoding, index, bytes)) return false;
    return before || !hasOtherLetters(old.encoding, oldIndex, bytes) ? before : null;
  }
}

/** What is shown of a text, and which tokens are others than before; null where that is not known. */
export interface Shown extends Described {
  readonly change: TokenChange | null;
}

type IndexedLines = readonly [TextLines, Utf8Index];

interface Kept {
  readonly live: LiveEncoding;
  readonly places: GapColumns<TokenPlaces>;
  readonly lines: LineFigures;
  readonly ids: IdCounts;
  /** Whether all letters are the text's; null where it does not matter, since some of the text is in no token. */
  readonly saysAll: boolean | null;
  readonly names: Described["names"];
  /** Whether it came to be by an edit: another one is likely to come. */
  readonly wasEdited: boolean;
}

/** Whether all of the text is in tokens. */
function isWhole({ unknown, droppedBytes }: LineFigures["figures"]): boolean {
  return unknown === 0 && droppedBytes === 0;
}

function measureLines({ text, encoding }: TextLines) {
  const index = new Utf8Index(text);
  const segmentation = segment(text);
  const figures = measureEncoding(encoding, index, segmentation);
  return { index, segmentation, figures, textFigures: measureText(index, segmentation) };
}

function moved(places: TokenPlaces, by: Utf16Offset): TokenPlaces {
  for (const name of moving)
    for (let i = 0; i < places[name].length; i++) places[name][i] = (places[name][i] ?? 0) + by;
  return places;
}
