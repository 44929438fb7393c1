import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../test/support/strings";
import { PlaceLists } from "./placeLists";

test("lists that grow beside each other and are taken in any order have their places, the last first", () => {
  const step = fc.tuple(fc.nat(5), fc.nat(2 ** 31 - 1), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), fc.nat(50), (steps, expected) => {
      const lists = new PlaceLists(expected);
      const own = new Int32Array(6);
      const places: number[][] = Array.from(own, () => []);
      const take = (which: number) => {
        expect([...lists.take(own[which] as number)]).toEqual(places[which]?.reverse());
        own[which] = 0;
        places[which] = [];
      };
      for (const [which, place, isTaken] of steps) {
        own[which] = lists.append(own[which] as number, place);
        places[which]?.push(place);
        if (isTaken && place % 3 === 0) take(which);
      }
      for (let which = 0; which < own.length; which++) take(which);
    }),
    { seed },
  );
});

test("a list longer than any before is taken as a whole", () => {
  const lists = new PlaceLists();
  let list = 0;
  for (let place = 0; place < 100_000; place++) list = lists.append(list, place);
  const taken = lists.take(list);
  expect(taken).toHaveLength(100_000);
  expect([taken[0], taken[99_999]]).toEqual([99_999, 0]);
});
