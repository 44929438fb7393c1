import { expect, test } from "vitest";
import { deflateChunkBytes } from "./deflate";
import { encodeText } from "./text";
import { decodeText } from "./unpackText";

test("a text is packed whole, wherever the pieces end that it is packed in", async () => {
  for (const ahead of ["", "a"]) {
    const text = ahead + "👍é".repeat(deflateChunkBytes);
    const parameter = await encodeText(text);
    expect(parameter?.[0]).toBe("x");
    expect(await decodeText("x", parameter?.[1] ?? "")).toBe(text);
  }
});
