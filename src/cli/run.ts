import { IdsError } from "../analysis/ids/idsError";
import { CorpusError } from "../corpora/parallel";
import { HubError } from "../hub/hubError";
import { harmless } from "../text/printable";
import { TokenizerError } from "../tokenizers/tokenizer";
import { type Command, readCommandLine } from "./commandLine";
import { type Environment, InputError, LimitError, UsageError } from "./environment";
import { helpText } from "./help";

/**
 * The program: reads the arguments that follow its name, and does what they say. Errors go to standard error.
 * @returns the exit code: 0, 1 when an input cannot be used or a count is above its limit, 2 when the arguments make no sense
 * @throws whatever writing throws, and errors of the program itself
 */
export async function run(args: readonly string[], given: Environment): Promise<number> {
  // What is told quotes arguments, files and answers of servers.
  const environment: Environment = { ...given, warn: (line) => given.warn(harmless(line)) };
  try {
    const hasTable = args.some((arg) => /^--table(=|$)/.test(arg));
    const read = hasTable ? await (await import("./tableArgument")).withTable(args, environment) : args;
    await perform(readCommandLine(read), environment);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError || (error instanceof HubError && error.code === "reference");
    const expected = [InputError, LimitError, CorpusError, TokenizerError, HubError, UsageError, IdsError];
    if (!(error instanceof Error) || !expected.some((kind) => error instanceof kind)) throw error;
    environment.warn(`tessera: ${error.message}`);
    return isUsage ? 2 : 1;
  }
}

// What a command needs is loaded with it: the version is told without a tokenizer's code.
async function perform(command: Command, environment: Environment): Promise<void> {
  switch (command.command) {
    case "help":
      return environment.write(helpText(command.of));
    case "version":
      return environment.write(`${environment.version}\n`);
    case "model": {
      const { tellModels } = await import("./tellModels");
      return tellModels(command, environment);
    }
    case "train": {
      const { trainTokenizer } = await import("./trainTokenizer");
      return trainTokenizer(command, environment);
    }
    case "tokenizers": {
      const { listTokenizers } = await import("./listTokenizers");
      return listTokenizers(command, environment);
    }
    default: {
      const { performOnText } = await import("./performOnText");
      return performOnText(command, environment);
    }
  }
}
