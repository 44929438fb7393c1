import { expose, transfer } from "comlink";
import { agreementOf } from "../../analysis/boundaries/agreement";
import { cellsOf } from "../../analysis/boundaries/cells";
import { listDifferences } from "../../analysis/boundaries/differenceList";
import { findDifferences } from "../../analysis/boundaries/differences";
import { countVotes, voteRows } from "../../analysis/boundaries/votes";
import { headingsOf, linesOf, tokensOfLines } from "../../analysis/sections";
import { utf8Encode } from "../../text/utf8";
import { TokenFlag } from "../../tokenizers/tokenizer";
import { closeDoors } from "../closeDoors";
import type { BoundariesWorkerApi, ComparedColumns, CountedLines } from "./protocol";
import { ColumnReceiver, type ComparedTokens } from "./sentColumns";

closeDoors();

const received = new ColumnReceiver();

/** Where unknown tokens begin. */
function unknownOf({ byteStart, flags }: ComparedTokens): Uint32Array {
  return byteStart.filter((_, token) => ((flags[token] ?? 0) & TokenFlag.unknown) !== 0);
}

const api: BoundariesWorkerApi = {
  take(part) {
    received.take(part);
  },

  compare({ text, rows, mostGroups, mostPlaces }) {
    const columns = received.finish();
    const bytes = utf8Encode(text);
    const cells = columns.map((column) => cellsOf(column, bytes.length));
    const differences = findDifferences(cells, bytes, columns.map(unknownOf));
    const { starts, ends } = differences;
    const list = listDifferences(differences, cells, bytes, mostGroups, mostPlaces);
    const result: ComparedColumns = {
      byteLength: bytes.length,
      rows: voteRows(countVotes(cells), rows),
      agreement: agreementOf(cells),
      starts,
      ends,
      list: { ...list, rows: list.rows.map((row) => ({ ...row, bytes: bytes.slice(row.start, row.end) })) },
    };
    return transfer(result, [starts.buffer, ends.buffer]);
  },

  countLines({ text }) {
    const columns = received.finish();
    const lines = linesOf(text);
    const tokens = columns.map((column) => tokensOfLines(column, lines, TokenFlag.special));
    const result: CountedLines = { ...lines, headings: headingsOf(text, lines), tokens };
    return transfer(
      result,
      [lines.units, lines.bytes, ...tokens].map(({ buffer }) => buffer),
    );
  },
};

expose(api);
