import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/**
 * Has lucide's icons made by `src/ui/plainIcon.ts`, which says why. Their paths are given one by one and need no keys: those are random
 * letters, which do not compress.
 */
export function plainIcons(): Plugin {
  const own = fileURLToPath(new URL("../src/ui/plainIcon.ts", import.meta.url));
  return {
    name: "plain-icons",
    enforce: "pre",
    resolveId: (source, importer) =>
      /\/createLucideIcon\.mjs$/.test(source) && /\/lucide-react\//.test(importer ?? "") ? own : null,
    transform: (code, id) =>
      /\/lucide-react\/.*\/icons\//.test(id) ? { code: code.replace(/, key: "\w+"/g, ""), map: null } : null,
  };
}
