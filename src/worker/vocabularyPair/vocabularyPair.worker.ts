import { expose } from "comlink";
import { closeDoors } from "../closeDoors";
import { compareSides, detailsOf, onlyOf, reportUse } from "./compare";
import { listOf, rowsOf, writeList } from "./lists";
import type { PairWorkerApi } from "./protocol";

closeDoors("here");

const api: PairWorkerApi = {
  compare: compareSides,
  details: detailsOf,
  only: onlyOf,
  use: reportUse,
  rows: async (request, from, count) => rowsOf(await listOf(request), from, count),
  write: async (request, format) => writeList(await listOf(request), request.list, format),
};

expose(api);
