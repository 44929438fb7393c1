import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { writeNotices } from "../scripts/licences.ts";

/** What package-lock.json says of a package, as npm's documentation has it. */
interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
}

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
);
/** All but the project itself. */
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const named = (found: typeof packages) => found.map(([path, { license }]) => `${path} ${license}`);

/** Packages that may run a script of theirs as they are installed, with the reason. */
const mayRunScripts: readonly string[] = [];
/** Licences that let the page be passed on under its own. */
const shipped = ["MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "0BSD", "Zlib"];
/** Of what builds and tests it, and whose code is no part of it. */
const forDevelopment = [...shipped, "MPL-2.0", "BlueOak-1.0.0", "Unicode-3.0"];

/** Whether an SPDX expression asks for nothing but some licences: all of “AND”, one of “OR”. */
function isWithin(expression: string | undefined, allowed: readonly string[]): boolean {
  const names = allowed.map((name) => name.toLowerCase());
  return (expression ?? "none")
    .toLowerCase()
    .replace(/[()]/g, "")
    .split(" or ")
    .some((all) => all.split(" and ").every((name) => names.includes(name)));
}

describe("packages of the lock file", () => {
  test("are pinned by their hash, and come from the registry", () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(named(packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? "")))).toEqual([]);
    // Neither from a repository nor from a file; without an address it is the registry that npm is set to.
    const archive = /^https:\/\/[\w.-]+\/(@[\w.-]+\/)?[\w.-]+\/-\/[\w.-]+\.tgz$/;
    expect(named(packages.filter(([, { resolved }]) => resolved !== undefined && !archive.test(resolved)))).toEqual([]);
  });

  test("run nothing as they are installed", () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(running).toEqual(mayRunScripts);
  });

  test("have licences that allow what the page's own does", () => {
    const reaching = packages.filter(([, { dev }]) => !dev);
    expect(reaching.length).toBeGreaterThan(50);
    expect(named(reaching.filter(([, { license }]) => !isWithin(license, shipped)))).toEqual([]);
    expect(named(packages.filter(([, { license }]) => !isWithin(license, forDevelopment)))).toEqual([]);
  });
});

test("the page comes with the notices of what it is made of", () => {
  const notices = writeNotices(".");
  expect(notices).toMatch(/^react 19\.[\d.]+ \(MIT\)$/m);
  expect(notices).toMatch(/^pbf 5\.[\d.]+ \(BSD-3-Clause\)$/m);
  expect(notices).toContain("Copyright (c) Meta Platforms, Inc. and affiliates.");
  expect(notices).not.toMatch(/^(vitest|vite|playwright) /m);
});

test("an expression of licences is read", () => {
  expect(isWithin("(MIT AND Zlib)", ["MIT", "Zlib"])).toBe(true);
  expect(isWithin("MIT AND GPL-3.0", ["MIT"])).toBe(false);
  expect(isWithin("MIT OR GPL-3.0", ["MIT"])).toBe(true);
  expect(isWithin(undefined, ["MIT"])).toBe(false);
});
