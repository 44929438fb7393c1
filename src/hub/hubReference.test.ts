import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEndpoint } from "./hubEndpoint";
import { HubError } from "./hubError";
import { isPlaceId, placeOf } from "./hubPlace";
import { formatPinned, readHubReference } from "./hubReference";

const commit = "0123456789abcdef0123456789abcdef01234567";

function refusal(text: string, endpoint?: string): string {
  try {
    readHubReference(text, endpoint);
  } catch (error) {
    if (error instanceof HubError && error.code === "reference") return error.message;
    throw error;
  }
  throw new Error(`“${text}” was not refused.`);
}

test.each([
  ["Qwen/Qwen3-8B", "Qwen/Qwen3-8B", null],
  ["  gpt2\n", "gpt2", null],
  ["hub:owner/name@v1.0", "owner/name", "v1.0"],
  [`hub:a/b@${commit}`, "a/b", commit],
  ["a/b@refs/pr/12", "a/b", "refs/pr/12"],
  ["https://huggingface.co/owner/name", "owner/name", null],
  ["https://huggingface.co/owner/name/", "owner/name", null],
  ["https://hf.co/owner/name?library=transformers#usage", "owner/name", null],
  ["hub:https://huggingface.co/owner/name/tree/v1", "owner/name", "v1"],
  ["owner/name/tokenizer_2", "owner/name/tokenizer_2", null],
  ["owner/name/a/b@refs/pr/1", "owner/name/a/b", "refs/pr/1"],
  ["owner/name/tree/main/tokenizer", "owner/name/tokenizer", "main"],
  ["owner/name/tree", "owner/name/tree", null],
  [`hub:owner/name@${commit}/tokenizer_2`, "owner/name/tokenizer_2", commit],
  [`owner/name/tokenizer_2@${commit}`, "owner/name/tokenizer_2", commit],
  ["https://huggingface.co/owner/name/tree/main/tokenizer_2/", "owner/name/tokenizer_2", "main"],
  ["https://huggingface.co/owner/name/blob/main/sub/tokenizer.json", "owner/name/sub", "main"],
  ["https://huggingface.co/owner/name/blob/main/sub/merges.txt", "owner/name/sub", "main"],
  ["https://huggingface.co/owner/name/blob/main/onnx/model.onnx", "owner/name", "main"],
  ["https://huggingface.co/owner/name/blob/main/tokenizer.json", "owner/name", "main"],
  ["https://huggingface.co/owner/name/blob/main/x-Q4_K_M.gguf", "owner/name/x-Q4_K_M.gguf", "main"],
  ["https://huggingface.co/owner/name/resolve/main/sub/x.gguf?download=true", "owner/name/sub/x.gguf", "main"],
  [`https://huggingface.co/owner/name/resolve/${commit}/tokenizer.json?download=true`, "owner/name", commit],
  ["https://huggingface.co/owner/name/tree/refs%2Fpr%2F1", "owner/name", "refs/pr/1"],
  ["https://huggingface.co/owner/name/tree/refs/pr/1/sub", "owner/name/sub", "refs/pr/1"],
  ["https://huggingface.co/owner/name/discussions/3", "owner/name", null],
  ["https://huggingface.co/gpt2", "gpt2", null],
  ["https://huggingface.co/gpt2/blob/main/vocab.json", "gpt2", "main"],
  ["https://huggingface.co/owner/tree/tree/main", "owner/tree", "main"],
])("%s", (text, id, revision) => {
  expect(readHubReference(text)).toEqual({ id, revision });
});

test("a mirror's addresses are read where it is set as the Hub's, under its path too", () => {
  const mirror = readEndpoint("https://mirror.example:8443/hub/");
  const reference = { id: "owner/name", revision: "main" };
  expect(readHubReference("https://mirror.example:8443/hub/owner/name/tree/main", mirror)).toEqual(reference);
  expect(readHubReference("https://huggingface.co/owner/name/tree/main", mirror)).toEqual(reference);
  expect(refusal("https://mirror.example:8443/owner/name", mirror)).toContain(mirror);
  expect(refusal("https://mirror.example/owner/name")).toContain("https://huggingface.co");
  expect(refusal("https://huggingface.co.evil.example/owner/name")).toContain("https://huggingface.co;");
});

describe("hostile references are refused in a sentence", () => {
  test.each([
    ...[
      "",
      "hub:",
      "@main",
      "owner/",
      "/name",
      "a/b/",
      "a/b//c",
      "a/b/../c",
      "a/b/c d",
      "a/b/.c",
      "../etc/passwd",
      "owner/..",
      "./a",
      "owner/na..me",
      "a--b/c",
    ],
    ...["own er/name", "owner/na\nme", "оwner/name", "owner/näme", "owner/name.git", "-a/b", "a/b-", "a\\b"],
    ...[
      "%2e%2e/name",
      "owner%2Fname",
      "owner/name@",
      "a/b@../../x",
      "a/b@main@v1",
      "a/b@x y",
      "a/b@%2e%2e",
      "a/b@x..y",
    ],
    ...["a/b@/x", "a/b@x/", "a/b@-x", "a/b@.x", "a/b@x.lock", `a/${"b".repeat(97)}`, `a/b@${"c".repeat(251)}`],
    ...["https://huggingface.co/gpt2/tree/main/onnx"],
    ...["https://huggingface.co/", "https://huggingface.co/datasets/a/b", "https://huggingface.co/api/models/a/b"],
    ...[
      "https://huggingface.co/a/%2e%2e%2fb",
      "https://huggingface.co/a/b/tree/%2e%2e%2f%2e%2e",
      "https://",
      "http://[",
    ],
    ...[
      "file:///etc/passwd",
      "javascript:alert(1)",
      "__proto__/x//y",
      "a/b?x=1",
      `a/b/${"c/".repeat(7)}d`,
      `a/b@${commit}/../c`,
      "a/b#c",
      "\u202ea/b",
    ],
  ])("%j", (text) => {
    expect(refusal(text)).toMatch(/cannot be looked up on the Hub: .*\. Give owner\/name/);
  });

  test("messages stay short, and carry no control characters", () => {
    expect(refusal(`${"x".repeat(5_000_000)}/y`).length).toBeLessThan(400);
    expect(refusal(`https://huggingface.co/..x/${"x/".repeat(900)}`).length).toBeLessThan(500);
    expect(refusal("a\u001b[2Jb/\u202ec")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test("whatever is read is a path of plain segments, and can be formatted and read again", () => {
  const hostile = fc.string({ unit: fc.constantFrom(..."ab/.@-_%2e~: \\\n?#世") });
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.string(),
        hostile.map((path) => `https://huggingface.co/${path}`),
      ),
      (text) => {
        let read: ReturnType<typeof readHubReference>;
        try {
          read = readHubReference(text);
        } catch (error) {
          expect(error).toBeInstanceOf(HubError);
          return;
        }
        expect(isPlaceId(read.id)).toBe(true);
        const { model, path: behind } = placeOf(read.id);
        const path = `/${model}/resolve/${read.revision ?? "main"}/${behind}`;
        expect(new URL(`https://hub.example${path}`).pathname).toBe(path);
        const pinned = { id: read.id, commit };
        expect(readHubReference(formatPinned(pinned))).toEqual({ id: read.id, revision: commit });
      },
    ),
    { numRuns: 3000 },
  );
});

test("the Hub's address is a server's", () => {
  expect(readEndpoint(" https://Mirror.example/ ")).toBe("https://mirror.example");
  expect(readEndpoint("http://127.0.0.1:8080")).toBe("http://127.0.0.1:8080");
  for (const address of [
    "",
    "hub",
    "ftp://a",
    "https://u:p@a.example",
    "https://a.example?x",
    "file:///x",
    "https://a/#b",
  ]) {
    expect(() => readEndpoint(address), address).toThrow(/The Hub’s address has to be like https:\/\/huggingface\.co/);
  }
});
