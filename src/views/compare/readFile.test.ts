import { expect, test } from "vitest";
import { decodeText, readTextFile } from "./readFile";

test("keeps line ends and a byte order mark, which are bytes of the file", () => {
  const bytes = new TextEncoder().encode("\ufeffa\r\nb\rc\n");
  expect(decodeText(bytes, "f.txt")).toEqual({ text: "\ufeffa\r\nb\rc\n", note: null });
});

test("says where bytes were no UTF-8", () => {
  const { text, note } = decodeText(Uint8Array.of(0x61, 0xff, 0x62), "f.txt");
  expect(text).toBe("a\ufffdb");
  expect(note).toBe("f.txt is not valid UTF-8: 1 place read as U+FFFD.");
});

test("reads UTF-16 that says so", () => {
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0), "f.txt").text).toBe("A");
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x41), "f.txt").text).toBe("A");
});

test("refuses what no text field could hold", async () => {
  const file = { name: "big.txt", size: 30_000_000 } as File;
  await expect(readTextFile(file)).rejects.toThrow("30 megabytes");
});

test("half a unit at the end of UTF-16 is told", () => {
  const whole = Uint8Array.of(0xff, 0xfe, 0x61, 0);
  expect(decodeText(whole, "a.txt")).toEqual({ text: "a", note: "a.txt is UTF-16; bytes are counted in UTF-8." });
  const odd = decodeText(Uint8Array.of(...whole, 0x62), "a.txt");
  expect(odd.text).toBe("a\ufffd");
  expect(odd.note).toMatch(/Its last byte is half a unit, and is read as U\+FFFD\.$/);
});
