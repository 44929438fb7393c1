import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** Has lucide's icons made by `src/ui/plainIcon.ts`, which says why. */
export function plainIcons(): Plugin {
  const own = fileURLToPath(new URL("../src/ui/plainIcon.ts", import.meta.url));
  return {
    name: "plain-icons",
    enforce: "pre",
    resolveId: (source, importer) =>
      /\/createLucideIcon\.mjs$/.test(source) && /\/lucide-react\//.test(importer ?? "") ? own : null,
  };
}
