import { expose, transfer } from "comlink";
import { agreementOf } from "../../analysis/boundaries/agreement";
import { cellsOf } from "../../analysis/boundaries/cells";
import { listDifferences } from "../../analysis/boundaries/differenceList";
import { findDifferences } from "../../analysis/boundaries/differences";
import { countVotes, voteRows } from "../../analysis/boundaries/votes";
import { utf8Encode } from "../../text/utf8";
import type { BoundariesWorkerApi, ComparedColumns } from "./protocol";

const api: BoundariesWorkerApi = {
  compare({ text, columns, rows, mostGroups, mostPlaces }) {
    const bytes = utf8Encode(text);
    const cells = columns.map((column) => cellsOf(column, bytes.length));
    const differences = findDifferences(cells, bytes);
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
};

expose(api);
