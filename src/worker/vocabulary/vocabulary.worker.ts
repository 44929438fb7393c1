import { expose, transfer } from "comlink";
import { loadVocabulary } from "./loadVocabulary";
import type { VocabularyWorkerApi } from "./protocol";
import { buffersOfAudit, tellAudit } from "./tellAudit";

const api: VocabularyWorkerApi = {
  async audit(request, onProgress) {
    const { baseUrl, reload } = request;
    const audited = await tellAudit(await loadVocabulary(request, { baseUrl, reload, onProgress }), onProgress);
    return transfer(audited, buffersOfAudit(audited));
  },
};

expose(api);
