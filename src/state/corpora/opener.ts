import { loadCorpusHeader } from "../../worker/corpus/loadCorpus";
import { bundledCorpus } from "../languages/choice";
import type { CorpusOpener } from "../languages/session";
import { openOwnCorpus } from "./ownCorpora";

/** Opens the bundled corpus, or one's own that is known here. */
export const openCorpus: CorpusOpener = async (key, { reload, signal, onProgress }) => {
  if (key !== bundledCorpus) return openOwnCorpus(key);
  const header = await loadCorpusHeader({ baseUrl: document.baseURI, reload, signal, onProgress });
  return {
    key,
    title: header.title,
    version: `${header.package} ${header.version}`,
    segments: header.segments,
    unit: header.unit,
    languages: header.languages,
    source: () => ({ kind: "bundled" }),
  };
};
