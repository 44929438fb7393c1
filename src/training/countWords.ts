import { EncodingBuilder } from "../tokenizers/encodingBuilder";
import { Utf8Scratch } from "../tokenizers/models/scratch";
import { leadOfText } from "../tokenizers/normalizers/lead";
import { preTokenize } from "../tokenizers/pretokenizers/pretokenizer";
import { ScannedPieces } from "../tokenizers/pretokenizers/scannedPieces";
import type { PipelineStages } from "../tokenizers/stages";
import type { WordTable } from "./wordTable";

/**
 * Counts a text's pre-tokens, as the stages in front of a model give them. Lines are taken one by one, each with its end, as
 * Hugging Face's trainers read files: no pre-token goes across the end of a line.
 */
export class WordCounter {
  private readonly stages: Pick<PipelineStages, "normalizer" | "preTokenizer">;
  private readonly words: WordTable;
  private readonly scratch = new Utf8Scratch();
  private readonly scanned: ScannedPieces | null;
  private readonly out = new EncodingBuilder();

  constructor(stages: Pick<PipelineStages, "normalizer" | "preTokenizer">, words: WordTable) {
    this.stages = stages;
    this.words = words;
    const scanners = stages.normalizer === null ? (stages.preTokenizer?.scanners ?? null) : null;
    // In place of a model stands what counts.
    const counting = {
      encodeBytes: ({ bytes }: Utf8Scratch, start: number, end: number) => words.add(bytes, start, end),
    };
    this.scanned = scanners === null ? null : new ScannedPieces(scanners, counting);
  }

  /** Counts the pre-tokens of whole lines. @param text lone surrogates are read as U+FFFD */
  count(text: string): void {
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf("\n", start);
      const end = found === -1 ? text.length : found + 1;
      this.countLine(text.slice(start, end));
      start = end;
    }
  }

  private countLine(line: string): void {
    const { scratch, scanned, words } = this;
    if (scanned !== null) {
      scanned.encodeSection(scratch, scratch.writeAll(line), 0, true, this.out);
      return;
    }
    const { normalizer, preTokenizer } = this.stages;
    const written = line.toWellFormed();
    const lead = leadOfText(normalizer, written, true);
    const text = normalizer === null ? written : normalizer.normalize(written, true).text;
    const found = preTokenize(preTokenizer, { text, alignment: null, ranges: [0, text.length], lead });
    for (let i = 0; i < found.ranges.length; i += 2) {
      const [from, to] = [found.ranges[i] as number, found.ranges[i + 1] as number];
      if (to === from) continue;
      const length = scratch.write(found.text, from, to);
      words.add(scratch.bytes, 0, length);
    }
  }
}
