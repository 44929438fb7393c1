import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * A step of the build that works on the files which it has written; such steps are done in the order of the plugins.
 * @param work is given the build's folder
 */
export function afterBuild(name: string, work: (folder: string) => unknown): Plugin {
  let folder = "";
  let hasFailed = false;
  return {
    name,
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    // A build that fails is closed too, with files of another in its folder, or none: what is wrong then is its own error.
    buildEnd(error) {
      hasFailed = error !== undefined;
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler: async () => {
        if (!hasFailed) await work(folder);
      },
    },
  };
}
