import type { InstrumentName } from "../../src/instruments";
import type { GivenList } from "../../src/instruments/instrument";
import { loadBundledList } from "../../src/instruments/lists/loadBundled";
import { loadInstrument } from "../../src/instruments/load";
import { instrumentNames } from "../../src/instruments/names";
import { chosenLists, readOptions } from "../../src/instruments/options";
import { textSubject } from "../../src/instruments/textSubject";
import { utf8Length } from "../../src/text/utf8";
import { buildBuiltin } from "../../src/tokenizers/catalogue/build";
import { readPack } from "../../src/tokenizers/pack/read";
import type { Tokenizer } from "../../src/tokenizers/tokenizer";
import { inWay } from "../../src/tokenizers/ways/inWay";
import { wayNamed, wayNames } from "../../src/tokenizers/ways/way";
import { readText } from "./libraries";
import type { Environment, InstrumentTimes, WayTimes } from "./task";
import { median } from "./timing";

/** Four columns, as one worker measures them one after the other, and one more tokenizer. */
export const measuredColumns = ["o200k_base", "llama3", "gemma3", "bert_uncased"] as const;
export const measuredTokenizers = [...measuredColumns, "cl100k_base"] as const;
export const measuredInstruments: readonly InstrumentName[] = instrumentNames;

const options = { specials: "text", inserted: false } as const;
/** UTF-16 units of a short text, and of each of the stretches that it is put together from, all from other places. */
const short = { length: 7500, stretch: 750 } as const;
const shortTexts = 6;

/** Texts of which none has a part of another: two of a megabyte, and short ones. */
async function readTexts(environment: Environment) {
  const [long = "", other = "", rest = ""] = JSON.parse(await readText(environment, "long.corpus.json")) as string[];
  const step = Math.floor(rest.length / (short.length / short.stretch));
  const shorts = Array.from({ length: shortTexts }, (_, turn) => {
    let text = "";
    for (let at = turn * short.stretch; text.length < short.length; at += step)
      text += rest.slice(at, at + short.stretch);
    return text.toWellFormed();
  });
  return { long, other, shorts };
}

async function build(tokenizer: string, environment: Environment): Promise<Tokenizer> {
  return buildBuiltin(tokenizer, await readPack(await environment.asset(`${tokenizer}.pack`), environment));
}

/** The text that one is compared with, where an instrument asks for two. */
function nextTo(text: string, texts: readonly string[]): string {
  return texts[(texts.indexOf(text) + 1) % texts.length] as string;
}

/** One instrument in all tokenizers, one after the other as its worker has them; a place in the middle is pointed at. */
export async function instrumentTimes(
  name: InstrumentName,
  isLong: boolean,
  environment: Environment,
): Promise<Record<string, InstrumentTimes>> {
  const { long, other, shorts } = await readTexts(environment);
  const instrument = await loadInstrument(name);
  const chosen = readOptions(instrument.options, "").options;
  const lists: Record<string, GivenList> = {};
  for (const [option, list] of Object.entries(chosenLists(instrument.options, chosen)))
    lists[option] = { name: list, text: await loadBundledList(list) };
  const control = { onProgress: () => {}, signal: new AbortController().signal };
  const found: Record<string, InstrumentTimes> = {};
  for (const id of measuredTokenizers) {
    const tokenizer = await build(id, environment);
    // The text's tokens come from elsewhere: this one has not met it.
    const columns = await build(id, environment);
    const texts = isLong ? [other, long] : shorts;
    const taken = async (text: string) => {
      const middle = utf8Length(text.slice(0, text.length >> 1).toWellFormed());
      const encoded = textSubject(text, columns, options, { start: middle, end: middle }, lists, nextTo(text, texts));
      const subject = { ...encoded, loadTokenizer: () => Promise.resolve(tokenizer) };
      const start = environment.processorTime();
      await instrument.measure(subject, chosen, control);
      return environment.processorTime() - start;
    };
    const all: number[] = [];
    for (const text of texts) all.push(await taken(text));
    const [cold = Number.NaN, ...warm] = all;
    found[id] = { cold, warm: median(warm) };
  }
  return found;
}

/** A megabyte that has not been met, cut in each way, once another has been. */
export async function wayTimes(tokenizer: string, environment: Environment): Promise<WayTimes> {
  const { long, other } = await readTexts(environment);
  const own = await build(tokenizer, environment);
  const found: Record<string, number> = {};
  for (const name of wayNames) {
    if (name === "dropout" && tokenizer === "bert_uncased") continue;
    const cut = inWay(own, wayNamed(name));
    cut.encode(other, options);
    const start = environment.processorTime();
    cut.encode(long, options);
    found[name] = environment.processorTime() - start;
  }
  return found;
}
