import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";

/**
 * As `expect(actual).toEqual(expected)`, for what is compared thousands of times: Node finds equal columns equal in a twentieth
 * of the time, and what it does not, Vitest decides and shows.
 */
export function expectEqual<T>(actual: T, expected: T): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
