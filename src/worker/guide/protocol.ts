import type { LiveFigure } from "../../guide/figures";
import type { LoadProgress } from "../pool/protocol";

/** Which figure, and where files are fetched from. */
export interface FigureRequest {
  /** The finding's id. */
  readonly id: string;
  readonly baseUrl: string;
  /** Asks the server again in place of the browser's cache: what Retry does. */
  readonly reload: boolean;
}

/** What a finding comes to. */
export interface ComputedFinding {
  readonly figure: LiveFigure;
  /** What its link goes on with, where that is a text of the corpus. */
  readonly text: string | null;
  /** What has been loaded for it and for those before it: beginnings of files' paths, “vocabularies/o200k_base.”. */
  readonly files: readonly string[];
}

/** The worker's calls, as Comlink exposes them; `onProgress` is a Comlink proxy. */
export interface GuideWorkerApi {
  figure(request: FigureRequest, onProgress: (progress: LoadProgress) => void): Promise<ComputedFinding>;
}
