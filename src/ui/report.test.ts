import { describe, expect, it } from "vitest";
import { placesOf } from "./report";

/** An error as an engine makes it, with this stack. */
function thrown(message: string, stack: string): Error {
  return Object.assign(new Error(message), { stack });
}

describe("placesOf", () => {
  it("keeps functions and files of V8's stacks", () => {
    const stack =
      "Error: no\n    at cut (https://a.example/secret/assets/Column-x1.js:3:14)\n    at https://a.example/b.js:1:2";
    expect(placesOf(thrown("no", stack))).toEqual(["cut (Column-x1.js:3:14)", "? (b.js:1:2)"]);
  });

  it("keeps those of Firefox and Safari", () => {
    expect(placesOf(thrown("no", "cut@https://a.example/assets/Column-x1.js:3:14\n"))).toEqual([
      "cut (Column-x1.js:3:14)",
    ]);
  });

  it("gives nothing of a message, not even of one that looks like a stack", () => {
    const message = "secret\n    at secret (https://a.example/secret.js:1:1)";
    const stack = `Error: ${message}\n    at cut (https://a.example/a.js:3:14)`;
    expect(placesOf(thrown(message, stack))).toEqual(["cut (a.js:3:14)"]);
    expect(placesOf("secret")).toEqual([]);
  });
});
