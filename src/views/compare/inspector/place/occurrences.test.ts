import fc from "fast-check";
import { expect, test } from "vitest";
import { occurrencesOf } from "./occurrences";

test("next leads through all tokens that are the same and back to the first, previous the other way", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 1 }), fc.nat(), (list, pick) => {
      const ids = Uint32Array.from(list);
      const token = pick % ids.length;
      const same = list.flatMap((id, i) => (id === list[token] ? [i] : []));
      const at = same.indexOf(token);
      expect(occurrencesOf(ids, token)).toEqual({
        count: same.length,
        number: at + 1,
        previous: same.at(at - 1),
        next: same[(at + 1) % same.length],
      });
    }),
  );
});
