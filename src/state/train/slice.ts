import type { PageSlice } from "../pageSlice";

/** What the page Train shows, as its link has it, by parameter; one that is not there is as at the start. `choice.ts` says what each means. */
export type TrainParameters = Readonly<Record<string, string>>;

/** The slice of the page that trains vocabularies. It is text, so that the first page has nothing of what it means. */
export interface TrainSlice {
  readonly train: TrainParameters;
}

export const trainSlice: PageSlice<TrainSlice> = { start: { train: {} } };
