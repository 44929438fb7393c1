import { longestString, tooLong } from "../tokenizers/stream";
import { inputName, openInput } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { findInputs } from "./findInputs";
import { isLeftOut } from "./leaveOut";
import type { Crew } from "./threads/crew";
import { decodeUtf8 } from "./utf8Input";

/** Characters that are counted at a time, and those for which one more helper pays. */
const sizes = { block: 1 << 20, helper: 1 << 23 } as const;

/**
 * Reads what `train` learns from in blocks, each text of whole lines, but for an input's last; calls for helpers on the way.
 * @throws {InputError} for an input that cannot be read or is not UTF-8; one that was found in a folder is left out, which is told
 * @throws {TokenizerError} for a line that is longer than a string can be
 */
export async function* trainingBlocks(
  files: readonly string[],
  crew: Pick<Crew<unknown, unknown>, "call">,
  environment: Environment,
): AsyncGenerator<readonly string[]> {
  let block: string[] = [];
  let length = 0;
  let seen = 0;
  const put = (text: string) => {
    block.push(text);
    length += text.length;
    seen += text.length;
    crew.call(Math.floor(seen / sizes.helper));
  };
  for (const { path, isFound } of await findInputs(files, environment)) {
    if (isFound && (await isLeftOut(path, environment))) continue;
    const texts = decodeUtf8(openInput(path, environment), inputName(path));
    let rest = "";
    for await (const text of isFound ? wholeOf(texts, environment) : texts) {
      if (rest.length + text.length > longestString) throw tooLong();
      const end = text.lastIndexOf("\n") + 1;
      if (end === 0) {
        rest += text;
        continue;
      }
      put(rest + text.slice(0, end));
      rest = text.slice(end);
      if (length < sizes.block) continue;
      yield block;
      [block, length] = [[], 0];
    }
    put(rest);
  }
  yield block;
}

/** A file's texts once all have been read: nobody has named it, so that where one is no UTF-8 all are left out, which is told. */
async function* wholeOf(texts: AsyncIterable<string>, environment: Environment): AsyncGenerator<string> {
  const whole: string[] = [];
  try {
    for await (const text of texts) whole.push(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    environment.warn(`Left out: ${error.message}`);
    return;
  }
  yield* whole;
}
