import type { Tokenizer } from "../../tokenizers/tokenizer";
import { lackFor } from "../../tokenizers/ways/inWay";
import { wayNames } from "../../tokenizers/ways/way";
import type { Explanations } from "./protocol";

/** What a tokenizer lacks for ways to cut, by the way. */
export function lackingWays(tokenizer: Tokenizer): Explanations["lacking"]["answer"] {
  return Object.fromEntries(
    wayNames.flatMap((way) => {
      const lack = lackFor(tokenizer, way);
      return lack === null ? [] : [[way, lack]];
    }),
  );
}
