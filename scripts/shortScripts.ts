import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minifySync, type Plugin } from "vite";
import { afterBuild } from "./afterBuild.ts";

/** Scripts of `public/` that run before the page's own. */
const scripts = ["first.js"];

/** Makes them short, in JavaScript of 2015: they have to run where the page's own code does not. */
export function shortScripts(): Plugin {
  return afterBuild("short-scripts", (folder) => {
    for (const name of scripts) {
      const path = join(folder, name);
      const { code, errors } = minifySync(name, readFileSync(path, "utf8"), {
        compress: { target: "es2015" },
        codegen: { removeWhitespace: true },
      });
      if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(" ")}`);
      writeFileSync(path, code);
    }
  });
}
