/* What scripts/prepare.mjs makes packs with. */
export { readTiktokenJson } from "../formats/tiktokenJson";
export { readTokenizerJson } from "../formats/tokenizerJson";
export { writePack } from "./write";
