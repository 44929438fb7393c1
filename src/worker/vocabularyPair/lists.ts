import { becomesNames } from "../../analysis/vocabulary/pair/becomes";
import { addedChangeName, entryChangeName, mergeChangeName } from "../../analysis/vocabulary/pair/changes/changeNames";
import { vocabularyChanges } from "../../analysis/vocabulary/pair/changes/changes";
import { comparedBytes, type Side } from "../../analysis/vocabulary/pair/side";
import { csvLine } from "../../text/csvLine";
import { toHex } from "../../text/hex";
import { strictText } from "../../text/strictUtf8";
import { onlyIn } from "./compare";
import { keepLast } from "./keepLast";
import { type ListField, type ListRequest, type ListRows, listFields, type PairList } from "./protocol";
import { pairIn } from "./sides";
import { usedIn } from "./tellUse";

/** A list whose rows are made when they are asked for. */
export interface RowList {
  readonly all: number;
  rowAt(index: number): readonly ListField[];
}

/** It is looked into row by row. */
const lastList = keepLast<RowList>();

/** A list of a request. @throws as `pairIn` and `usedIn` do */
export async function listOf(request: ListRequest): Promise<RowList> {
  const { sources, list, heldTo } = request;
  const isCounted = list === "map" || list === "swap";
  const counted = isCounted ? (await usedIn(request, heldTo)).report.languages.length : 0;
  const key = JSON.stringify([sources.slice(0, 2).map(({ tokenizer }) => tokenizer), list, heldTo, counted]);
  return lastList(key, () => makeList(request));
}

async function makeList(request: ListRequest): Promise<RowList> {
  const pair = await pairIn(request);
  const { a, b } = pair;
  switch (request.list) {
    case "onlyA":
    case "onlyB": {
      const { a: onlyA, b: onlyB } = await onlyIn(request, () => {});
      const [only, here, there] = request.list === "onlyA" ? [onlyA, a, b] : [onlyB, b, a];
      return listed(only.ids.length, (i) => {
        const pieces = only.pieces.subarray(only.offsets[i], only.offsets[i + 1]);
        const becomes = becomesNames[only.becomes[i] as number] ?? "";
        const entry = written(here.entries.at(only.indices[i] as number));
        return [only.ids[i] as number, entry, becomes, pieces.length, Array.from(pieces, (id) => nameOf(there, id))];
      });
    }
    case "common": {
      const places = Array.from(pair.inB.keys()).filter((place) => (pair.inB[place] as number) >= 0);
      return listed(places.length, (i) => {
        const place = places[i] as number;
        return [written(comparedBytes(a, place)), a.compared.columns.ids[place] as number, pair.inB[place] as number];
      });
    }
    case "changes": {
      const rows: ListField[][] = [];
      const { addedTokens } = vocabularyChanges(pair, {
        entry: (change) => {
          rows.push([entryChangeName(change), change.idA, change.idB, written(change.bytes)]);
        },
        merge: (change) => {
          const { left, right, rankA, rankB } = change;
          rows.push([mergeChangeName(change), rankA, rankB, [written(left), written(right)]]);
        },
      });
      const added = addedTokens.map((change): ListField[] => {
        return [addedChangeName(change), change.a?.id ?? null, change.b?.id ?? null, change.content];
      });
      const all = [...added, ...rows];
      return listed(all.length, (i) => all[i] ?? []);
    }
    case "map": {
      const { map } = await usedIn(request, request.heldTo);
      const byDice = [...map].sort((one, other) => other.dice - one.dice || other.both - one.both || one.a - other.a);
      return listed(byDice.length, (i) => {
        const found = byDice[i];
        if (found === undefined) return [];
        const { a: idA, b: idB, both, ofA, ofB, dice } = found;
        return [idA, nameOf(a, idA), idB, nameOf(b, idB), both, ofA, ofB, dice];
      });
    }
    case "swap": {
      const { candidates } = (await usedIn(request, request.heldTo)).swap;
      return listed(candidates.length, (i) => {
        const found = candidates[i];
        return found === undefined ? [] : [i + 1, found.id, nameOf(b, found.id), found.uses, found.saved];
      });
    }
  }
}

function listed(all: number, rowAt: RowList["rowAt"]): RowList {
  return { all, rowAt };
}

/** Rows of a list. */
export function rowsOf({ all, rowAt }: RowList, from: number, count: number): ListRows {
  const to = Math.min(all, from + count);
  return { all, rows: Array.from({ length: Math.max(0, to - from) }, (_, i) => rowAt(from + i)) };
}

/** A list as CSV (RFC 4180) with a heading, or as a JSON array of objects. */
export function writeList({ all, rowAt }: RowList, list: PairList, format: "csv" | "json"): Blob {
  const fields = listFields[list];
  const lines: string[] = [];
  for (let i = 0; i < all; i++) {
    const row = rowAt(i);
    lines.push(
      format === "csv"
        ? csvLine(
            row.map((field) => (Array.isArray(field) ? JSON.stringify(field) : (field as string | number | null))),
          )
        : JSON.stringify(Object.fromEntries(fields.map((name, at) => [name, row[at]]))),
    );
  }
  if (format === "json") return new Blob([`[${lines.join(",\n")}]\n`], { type: "application/json" });
  return new Blob([csvLine(fields), lines.join("")], { type: "text/csv" });
}

/** An entry as text, with a space for “▁”; in hexadecimal after 0x where it is none. */
function written(bytes: Uint8Array): string {
  return strictText(bytes) ?? `0x${toHex(bytes)}`;
}

function nameOf({ tokenizer }: Side, id: number): string {
  return written(tokenizer.tokenBytes(id));
}
