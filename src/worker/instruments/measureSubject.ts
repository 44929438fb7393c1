import { loadInstrument } from "../../instruments/load";
import { readOptions } from "../../instruments/options";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { InstrumentProgress, InstrumentRequest } from "./protocol";

/**
 * Puts an instrument to a text.
 * @param load loads the request's tokenizer, for the instruments that ask for it
 * @param signal aborting ends it where the instrument next comes to the event loop
 * @throws what the instrument throws, and the signal's reason
 */
export async function measureSubject(
  request: InstrumentRequest,
  load: () => Promise<Tokenizer>,
  onProgress: (progress: InstrumentProgress) => void,
  signal: AbortSignal,
): Promise<unknown> {
  const { text, place, lists, other, encoding, options, vocabularySize } = request;
  const instrument = await loadInstrument(request.instrument);
  return instrument.measure(
    { text, place, lists, other, encoding, options, vocabularySize, loadTokenizer: load },
    readOptions(instrument.options, request.with).options,
    { onProgress: (share) => onProgress({ kind: "measure", share }), signal },
  );
}
