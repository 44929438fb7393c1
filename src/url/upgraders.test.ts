import { expect, it } from "vitest";
import { currentVersion } from "./limits";
import { type RawParameters, type Upgrader, upgrade, upgradeThrough } from "./upgraders";

const rename = (from: number, old: string, now: string): Upgrader => ({
  from,
  upgrade: (parameters) => new Map([...parameters].map(([name, value]) => [name === old ? now : name, value])),
});
const steps = [rename(2, "b", "c"), rename(1, "a", "b")];

it("brings each version to the current one", () => {
  const through = upgradeThrough(steps, 3);
  const upgraded = (name: string, from: number) => [...through(new Map([[name, "1"]]), from).keys()];
  expect(upgraded("a", 1)).toEqual(["c"]);
  expect(upgraded("b", 2)).toEqual(["c"]);
  expect(upgraded("a", 3)).toEqual(["a"]);
});

it("leaves the current version alone", () => {
  const parameters: RawParameters = new Map([["t", "words"]]);
  expect(upgrade(parameters, currentVersion)).toEqual(parameters);
});

it("refuses to be built with a gap, a repetition or a step too many", () => {
  expect(() => upgradeThrough([rename(2, "b", "c")], 3)).toThrow("each version below 3; there are: 2");
  expect(() => upgradeThrough([...steps, rename(2, "b", "c")], 3)).toThrow();
  expect(() => upgradeThrough(steps, 2)).toThrow();
  expect(() => upgradeThrough([], 2)).toThrow("none");
});
