import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../test/support/shown";
import { freshColumn } from "../../state/compare/columns";
import { sayHeldMemory } from "./heldMemory";

test("what columns hold is said where it is much: the sizes of their arrays, each once", () => {
  const short = showEncoding("ab", cutAt("ab", [1]));
  expect(sayHeldMemory({ "builtin:a": { ...freshColumn, shown: short }, "builtin:b": freshColumn })).toBe("");
  // Starts and ends that lie over each other are one array.
  const shared = new Uint32Array(new ArrayBuffer(80e6));
  const encoding = { ...short.encoding, byteStart: shared.subarray(1), byteEnd: shared };
  const long = { ...freshColumn, shown: { ...short, encoding } };
  expect(sayHeldMemory({ "builtin:a": long })).toBe("");
  const other = { ...long, shown: { ...long.shown, encoding: { ...encoding, ids: new Uint32Array(20e6) } } };
  expect(sayHeldMemory({ "builtin:a": long, "builtin:b": other })).toMatch(/^Its tokens take 160 MB of memory/);
});
