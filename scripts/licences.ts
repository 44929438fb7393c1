import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { afterBuild } from "./afterBuild.ts";

/** Writes `licences.txt` beside the page: the notices of all packages that its code may have parts of, as their licences ask for. */
export function licences(): Plugin {
  return afterBuild("licences", (folder) => {
    writeFileSync(join(folder, "licences.txt"), writeNotices(process.cwd()));
  });
}

/**
 * The notices of all packages that are not for development alone.
 * @param project the folder that has package-lock.json and node_modules
 */
export function writeNotices(project: string): string {
  const lock: { readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly license?: string }>> } =
    JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  const notices = Object.entries(lock.packages)
    // Optional ones for other systems are not installed.
    .filter(([path, { dev }]) => path !== "" && !dev && existsSync(join(project, path, "package.json")))
    .map(([path, { license }]) => {
      const { name, version } = JSON.parse(readFileSync(join(project, path, "package.json"), "utf8"));
      const files = readdirSync(join(project, path)).filter((file) =>
        /^(licen[cs]e|copying|copyright|notice)\b/i.test(file),
      );
      const texts = files.sort().map((file) => readFileSync(join(project, path, file), "utf8").trim());
      return { title: `${name} ${version} (${license})`, text: texts.join("\n\n") };
    });
  const head = "Tessera is made with the packages below. Each stands under its own licence.";
  const rule = "-".repeat(80);
  const parts = [...byText(notices)].map(([text, of]) => {
    return [...of.map(({ title }) => title).sort(), ...(text === "" ? [] : ["", text])].join("\n");
  });
  return `${[head, ...parts].join(`\n\n${rule}\n`)}\n`;
}

/** Many have the same text. */
function byText<T extends { readonly text: string }>(notices: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const notice of notices) groups.set(notice.text, [...(groups.get(notice.text) ?? []), notice]);
  return groups;
}
