import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { afterBuild } from "./afterBuild.ts";
import { anyOther, type Budget, budgets, firstPage } from "./budgets.ts";

/** Ends a production build with an error where a part of it weighs more than scripts/budgets.ts allows. */
export function weighBuild(): Plugin {
  return {
    ...afterBuild("weigh-build", (folder) => {
      const faults = weigh(folder, { firstPage, budgets, anyOther });
      if (faults.length > 0)
        throw new Error(`The build is too heavy (scripts/budgets.ts):\n\n${faults.join("\n\n")}\n`);
    }),
    // Development's React, for one, weighs what it likes.
    apply: (_config, { command, mode }) => command === "build" && mode === "production",
  };
}

/** What is allowed: the lines of scripts/budgets.ts. */
export interface Allowed {
  readonly firstPage: Budget;
  readonly budgets: readonly Budget[];
  /** Thousands of bytes. */
  readonly anyOther: number;
}

/** Files that have to have a line of their own: what somebody opens, runs or waits for. */
const ownLine = /^(assets\/[A-Z]\w*Page|workers\/.*\.worker|vocabularies\/.*|corpora\/.*)$/;
/** Files that are no part of what a browser is sent, or are the same in other clothes. */
const unweighed = /\.(br|gz|map)$|manifest\.json$/;
const compressed = /\.(js|css|html)$/;

/**
 * Weighs what was built.
 * @param folder of the build
 * @returns what is wrong, in a paragraph each: what weighs too much, by how much, and its largest files; files without a line; lines
 * without files. None where all is well
 */
export function weigh(folder: string, { firstPage, budgets, anyOther }: Allowed): string[] {
  const build = new Build(folder);
  const faults: string[] = [];
  const check = ({ what, files, most, why }: Budget, paths: readonly string[]) => {
    const sizes = paths.map((path) => ({ path, bytes: build.weightOf(path) })).sort((a, b) => b.bytes - a.bytes);
    const sum = sizes.reduce((before, { bytes }) => before + bytes, 0);
    const unknown = files.filter((name) => build.named(name).length === 0);
    if (unknown.length > 0)
      faults.push(`${what}: the build has no file ${unknown.join(", ")}. Name the one it is now.`);
    if (sum <= most * 1000) return;
    const largest = sizes.slice(0, 5).map(({ path, bytes }) => `  ${kilo(bytes)}  ${path}`);
    faults.push(
      `${what} weighs ${kilo(sum)}, ${kilo(sum - most * 1000)} more than its ${most} kB. ${why} Its largest files:\n${largest.join("\n")}`,
    );
  };

  const first = new Set(build.scriptsOf(firstPage.files.flatMap((name) => build.named(name))));
  check(firstPage, [...first]);
  const weighed = new Set(first);
  const partsOf = (paths: readonly string[]) => build.scriptsOf(paths).filter((path) => !first.has(path));
  for (const budget of budgets) {
    const paths = budget.files.flatMap((name) => build.named(name));
    const parts = paths.every((path) => path.endsWith(".js")) ? partsOf(paths) : paths;
    for (const path of parts) weighed.add(path);
    check(budget, parts);
  }
  const lines = new Set(budgets.flatMap(({ files }) => files));
  for (const path of build.files) {
    const name = nameOf(path);
    if (ownLine.test(name) && !lines.has(name))
      faults.push(`${path} has no budget. Give “${name}” a line, with its reason.`);
    if (!path.endsWith(".js") || weighed.has(path)) continue;
    const parts = partsOf([path]).filter((part) => part === path || !weighed.has(part));
    check({ what: path, files: [name], most: anyOther, why: "Somebody who has clicked waits for it." }, parts);
  }
  return faults;
}

/** The name of a built file as lines have it: without its hash and the ending that goes with that, but for style. */
export function nameOf(path: string): string {
  return path.replace(/-[\w-]{8}(?=\.\w+$)|\.[\da-f]{16}(?=\.\w+$)/, "\0").replace(/\0(?:\.(?:js|pack|corpus)$)?/, "");
}

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** Files of a build, and what they import. */
class Build {
  /** Paths from the build's folder, with slashes. */
  readonly files: readonly string[];
  private readonly folder: string;
  private readonly weights = new Map<string, number>();

  constructor(folder: string) {
    this.folder = folder;
    this.files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter((path) => !unweighed.test(path));
  }

  /** All files that a line means. */
  named(name: string): string[] {
    return this.files.filter((path) => nameOf(path) === name);
  }

  /** Bytes, as they are sent. */
  weightOf(path: string): number {
    const known = this.weights.get(path);
    if (known !== undefined) return known;
    const content = readFileSync(join(this.folder, path));
    const weight = compressed.test(path) ? gzipSync(content, { level: 9 }).length : content.length;
    this.weights.set(path, weight);
    return weight;
  }

  /** Scripts that are loaded with some files, themselves among them: what they import but not what they import later. */
  scriptsOf(paths: readonly string[]): string[] {
    const reached = new Set(paths);
    // A set that grows while it is gone through goes on with what is new.
    for (const path of reached) for (const other of this.importedBy(path)) reached.add(other);
    return [...reached].filter((path) => path.endsWith(".js"));
  }

  private importedBy(path: string): string[] {
    const pattern = path.endsWith(".html")
      ? /<script[^>]* src="([^"]+)"|<link[^>]*rel="modulepreload"[^>]* href="([^"]+)"/g
      : /\b(?:from|import)\s*["']([^"']+)["']/g;
    if (!/\.(html|js)$/.test(path)) return [];
    const text = readFileSync(join(this.folder, path), "utf8");
    // What another page begins with is a template until that one is opened.
    const found = text.replace(/<template.*?<\/template>/gs, "").matchAll(pattern);
    return [...found]
      .map(([, address, other]) => posix.join(posix.dirname(path), address ?? other ?? ""))
      .filter((other) => this.files.includes(other));
  }
}
