import { expose } from "comlink";
import { layoutFiles, readFiles } from "./files";
import type { CorpusWorkerApi } from "./protocol";

const api: CorpusWorkerApi = { layout: layoutFiles, read: readFiles };

expose(api);
