import type { InstrumentName } from ".";
import type { AnyInstrument } from "./instrument";

/** Each instrument's module, by the folder that has its name. */
const modules = import.meta.glob<{ readonly instrument: AnyInstrument }>("./*/instrument.ts");

/** Loads an instrument. */
export async function loadInstrument(name: InstrumentName): Promise<AnyInstrument> {
  const load = modules[`./${name}/instrument.ts`];
  if (load === undefined) throw new Error(`There is no folder of an instrument “${name}”.`);
  return (await load()).instrument;
}
