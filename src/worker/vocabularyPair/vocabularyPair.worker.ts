import { expose } from "comlink";
import { closeDoors } from "../closeDoors";
import { compareSides, detailsOf, firstOtherIn, onlyOf } from "./compare";
import { listOf, rowsOf, writeList } from "./lists";
import type { PairWorkerApi } from "./protocol";
import { countUse, reportUse } from "./tellUse";

closeDoors("here");

const api: PairWorkerApi = {
  compare: compareSides,
  details: detailsOf,
  only: onlyOf,
  use: countUse,
  countedSoFar: reportUse,
  first: firstOtherIn,
  rows: async (request, from, count) => rowsOf(await listOf(request), from, count),
  write: async (request, format) => writeList(await listOf(request), request.list, format),
};

expose(api);
