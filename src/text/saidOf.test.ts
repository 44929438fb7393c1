import { expect, test } from "vitest";
import { saidOf } from "./saidOf";

test.each([
  "Failed to fetch dynamically imported module: http://localhost/assets/inspections-D98uaFGW.js",
  "error loading dynamically imported module: http://localhost/assets/inspections-D98uaFGW.js",
  "Importing a module script failed.",
])("of code that did not come a sentence is said, and not the browser's “%s”", (message) => {
  expect(saidOf(new TypeError(message))).toMatch(/^That part of the page could not be loaded\. Check the connection/);
});

test("other errors say what they say, and so does what is none", () => {
  expect(saidOf(new Error("There is no such id."))).toBe("There is no such id.");
  expect(saidOf("stopped")).toBe("stopped");
});
