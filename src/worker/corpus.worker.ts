import { expose } from "comlink";
import { layoutFiles, readFiles } from "./corpusFiles";
import type { CorpusWorkerApi } from "./corpusProtocol";

const api: CorpusWorkerApi = { layout: layoutFiles, read: readFiles };

expose(api);
