import { expose } from "comlink";
import { closeDoors } from "../closeDoors";
import { layoutFiles, readFiles } from "./files";
import type { CorpusWorkerApi } from "./protocol";

closeDoors();

const api: CorpusWorkerApi = { layout: layoutFiles, read: readFiles };

expose(api);
