import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { pagePolicy, policyOf, workerPolicies } from "../scripts/contentPolicy.mjs";
import { hostingFiles } from "../scripts/hosting.mjs";

const folder = new URL("../docs/hosting/", import.meta.url);

describe("the policies", () => {
  test("are in what docs/hosting tells servers", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(hostingFiles).sort());
    for (const [name, content] of Object.entries(hostingFiles)) {
      expect(readFileSync(new URL(name, folder), "utf8"), name).toBe(content);
      for (const policy of [pagePolicy, ...Object.values(workerPolicies)]) expect(content, name).toContain(policy);
    }
  });

  test("allow nothing inline and no strings as code, but for tiktoken's WebAssembly where it runs", () => {
    expect(pagePolicy).not.toMatch(/unsafe|\*|https?:/);
    for (const [worker, policy] of Object.entries(workerPolicies)) {
      expect(policy.match(/'[\w-]*unsafe[\w-]*'/g) ?? [], worker).toEqual(
        worker === "reference" ? ["'wasm-unsafe-eval'"] : [],
      );
    }
  });

  test("are sent with the page, and with each kind of worker that there is", () => {
    const workers = readdirSync("src/worker", { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".worker.ts"))
      .map((path) => basename(path, ".worker.ts"));
    expect(Object.keys(workerPolicies).sort()).toEqual(workers.sort());
    expect(policyOf("/")).toBe(pagePolicy);
    expect(policyOf("/a/folder/index.html")).toBe(pagePolicy);
    expect(policyOf("/a/folder/workers/chat/chat.worker-1.js")).toBe(workerPolicies.chat);
    expect(policyOf("/assets/page-1.js")).toBeNull();
  });
});
