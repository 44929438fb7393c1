import { expose, transfer } from "comlink";
import { loadVocabulary } from "./loadVocabulary";
import type { VocabularyWorkerApi } from "./protocol";
import { buffersOfAudit, tellAudit } from "./tellAudit";
import { tellExamined } from "./tellExamined";
import { tellOverview } from "./tellOverview";
import { buffersOfUsage, tellUsage } from "./tellUsage";

const api: VocabularyWorkerApi = {
  async audit(request, onProgress) {
    const { baseUrl, reload } = request;
    const audited = await tellAudit(await loadVocabulary(request, { baseUrl, reload, onProgress }), onProgress);
    return transfer(audited, buffersOfAudit(audited));
  },

  async examine(request, onProgress) {
    const { baseUrl, reload } = request;
    const examined = await tellExamined(await loadVocabulary(request, { baseUrl, reload, onProgress }), onProgress);
    return transfer(examined, [examined.covers.buffer, examined.scripts.buffer] as ArrayBuffer[]);
  },

  async countUsage(request, onProgress) {
    const { baseUrl, reload } = request;
    const loaded = await loadVocabulary(request, { baseUrl, reload, onProgress });
    const counted = await tellUsage(loaded, request, onProgress);
    return transfer(counted, buffersOfUsage(counted));
  },

  async measure(request, onProgress) {
    const { baseUrl, reload } = request;
    return tellOverview(await loadVocabulary(request, { baseUrl, reload, onProgress }), request, onProgress);
  },

  async tellEntry(request, onProgress) {
    const { baseUrl, reload } = request;
    const [{ tellEntry }, loaded] = await Promise.all([
      loadTeller(),
      loadVocabulary(request, { baseUrl, reload, onProgress }),
    ]);
    return tellEntry(loaded, request.id);
  },

  async findSentences(request, onProgress) {
    const { baseUrl, reload } = request;
    const [{ tellSentences }, loaded] = await Promise.all([
      import("./tellSentences"),
      loadVocabulary(request, { baseUrl, reload, onProgress }),
    ]);
    return tellSentences(loaded, request, onProgress);
  },

  async tellEdits(request, onProgress) {
    const { baseUrl, reload } = request;
    const [{ tellEdits }, loaded] = await Promise.all([
      import("./tellEdits"),
      loadVocabulary(request, { baseUrl, reload, onProgress }),
    ]);
    return tellEdits(loaded, request);
  },

  async writeEdits(request, onProgress) {
    const { baseUrl, reload } = request;
    const [{ writeEdits }, loaded] = await Promise.all([
      import("./tellEdits"),
      loadVocabulary(request, { baseUrl, reload, onProgress }),
    ]);
    return writeEdits(loaded, request);
  },
};

/** An audit does without what tells of one entry. */
const loadTeller = () => import("../../analysis/vocabulary/entry/tellEntry");

expose(api);
