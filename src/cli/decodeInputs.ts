import { unknownId } from "../analysis/ids/decodeIds";
import { IdReader, IdsError } from "../analysis/ids/readIds";
import { joinBytes } from "../text/bytes";
import { IdDecoder } from "../tokenizers/decoding/idDecoder";
import type { DecodeCommand } from "./commandLine";
import { inputName, openInput } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { decodeUtf8 } from "./utf8Input";

/**
 * `decode`: prints the bytes of ids as they arrive.
 * @throws {InputError} for an input that cannot be read, or holds what is no id of the tokenizer's; what is before that has been
 * printed
 * @throws {TokenizerError} where the tokenizer cannot decode
 */
export async function decodeInputs(command: DecodeCommand, environment: Environment): Promise<void> {
  const { tokenizer } = await environment.loadTokenizer(command.tokenizer);
  for (const file of command.files) {
    const name = inputName(file);
    const reader = new IdReader();
    const decoder = new IdDecoder(tokenizer);
    let [pushed, decoded] = [0, 0];
    const write = async (ids: Uint32Array, isEnd: boolean) => {
      const parts: Uint8Array[] = [];
      const take = (bytes: Uint8Array) => {
        parts.push(bytes);
        decoded++;
      };
      try {
        decoder.push(ids, take);
        if (isEnd) decoder.finish(take);
      } catch (cause) {
        const id = ids[decoded - pushed];
        throw cause instanceof RangeError && id !== undefined ? unknownId(tokenizer, id, decoded, cause) : cause;
      } finally {
        await environment.write(joinBytes(parts));
      }
      pushed += ids.length;
    };
    try {
      for await (const text of decodeUtf8(openInput(file, environment), name)) await write(reader.push(text), false);
      await write(reader.finish(), true);
    } catch (error) {
      if (error instanceof IdsError) throw new InputError(`${name}: ${error.message}`, { cause: error });
      throw error;
    }
  }
}
