/* What vite.config.ts and Vite itself add to the modules that can be imported. */

/** The manifest that scripts/prepare.mjs writes, by vocabulary name. */
declare module "virtual:prepared-vocabularies" {
  export interface PreparedVocabulary {
    /** Name in the page's `vocabularies/` folder; it carries the start of the hash. */
    readonly file: string;
    /** Size of the file, in bytes: gzipped JSON. */
    readonly bytes: number;
    /** Size of the JSON within, in bytes. */
    readonly rawBytes: number;
    /** SHA-256 of the file's bytes, in hex. */
    readonly sha256: string;
    /** npm package that it was prepared from, and its version. */
    readonly package: string;
    readonly version: string;
  }
  const vocabularies: Readonly<Record<string, PreparedVocabulary>>;
  export default vocabularies;
}

declare module "*.wasm?url" {
  const url: string;
  export default url;
}

/** The version in package.json. */
declare const __APP_VERSION__: string;
