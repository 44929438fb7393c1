import * as v from "valibot";

/** A moment that the browser has kept, in milliseconds since 1970: one that a `Date` has words for. */
export const keptTime = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
