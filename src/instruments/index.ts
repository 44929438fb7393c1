import type { AnyInstrument } from "./instrument";

interface Listed {
  /** What the page's bar calls it. */
  readonly label: string;
  load(): Promise<AnyInstrument>;
}

/** All instruments, by the name that links, `tessera measure` and the folder of their panel have. */
export const instruments = {
  information: { label: "Information", load: () => import("./information/information").then((one) => one.information) },
  paths: { label: "Many ways", load: () => import("./paths/paths").then((one) => one.paths) },
} as const satisfies Readonly<Record<string, Listed>>;

export type InstrumentName = keyof typeof instruments;

export const instrumentNames = Object.keys(instruments) as readonly InstrumentName[];
