/**
 * What is said never to be a token, looked for in the texts of a folder that `TESSERA_TEXTS` names, for every built-in:
 * `TESSERA_TEXTS=folder npx vitest run --config vitest.exhaustive.config.ts test/exhaustive/reachInTexts.test.ts`
 * (`-t llama3` for one of them). Each file is encoded whole, and each of its lines as a text of its own.
 */
import { describe, expect, test } from "vitest";
import { auditVocabulary } from "../../src/analysis/vocabulary/audit";
import { Reach } from "../../src/analysis/vocabulary/reach/verdicts";
import { EncodingBuilder } from "../../src/tokenizers/encodingBuilder";
import { builtinVocabularyIds, loadVocabulary } from "../support/builtinVocabularies";
import { textsIn } from "../support/textsIn";

const folder = process.env.TESSERA_TEXTS ?? "";
/** Tokens that are told of one tokenizer, at most. */
const mostTold = 20;

describe.skipIf(folder === "")("texts of a folder", () => {
  test.each(builtinVocabularyIds)("%s: what is never a token is in none of them", async (id) => {
    const { tokenizer, parts } = loadVocabulary(id);
    const { entries, reach } = await auditVocabulary(tokenizer, parts);
    const reachOf = new Uint8Array((entries.ids.at(-1) ?? 0) + 1);
    entries.ids.forEach((token, i) => {
      reachOf[token] = reach[i] as number;
    });
    const wasSeen = new Uint8Array(reachOf.length);
    const found = new Map<number, string>();
    const out = new EncodingBuilder();
    let tokens = 0;
    const lookAt = (text: string, specials: "text" | "control", place: string) => {
      out.clear();
      tokenizer.encodePart(text, 0, true, { specials, inserted: false }, out);
      tokens += out.length;
      for (let i = 0; i < out.length; i++) {
        const token = out.idAt(i);
        if (wasSeen[token] === 1) continue;
        wasSeen[token] = 1;
        if (reachOf[token] !== Reach.always && reachOf[token] !== Reach.inContext) found.set(token, place);
      }
    };
    let [files, bytes, lines] = [0, 0, 0];
    for (const { name, text } of textsIn(folder)) {
      files++;
      bytes += Buffer.byteLength(text);
      lookAt(text, "text", name);
      for (const line of text.split(/\r?\n/)) {
        if (line === "") continue;
        lines++;
        lookAt(line, "control", `${name}: ${JSON.stringify(line.slice(0, 200))}`);
      }
    }
    const seen = (verdict: Reach) => {
      const all = entries.ids.filter((_, i) => reach[i] === verdict);
      return `${all.filter((token) => wasSeen[token] === 1).length} of ${all.length}`;
    };
    console.log(
      `${id}: ${(bytes / 1e6).toFixed(1)} MB in ${files} files and ${lines} lines, ${tokens} tokens; seen of always ${seen(Reach.always)}, ` +
        `in context ${seen(Reach.inContext)}, never ${seen(Reach.never)}, no text ${seen(Reach.noText)}, undecided ${seen(Reach.undecided)}`,
    );
    expect(bytes, `no texts in ${folder}`).toBeGreaterThan(0);
    const told = [...found].map(([token, place]) => `${token} (${tokenizer.tokenName(token)}) in ${place}`);
    expect(told.slice(0, mostTold)).toEqual([]);
  });
});
