import { CorpusError } from "../corpora/parallel";
import { TokenizerError } from "../tokenizers/tokenizer";
import { type Command, readCommandLine } from "./commandLine";
import { encodeInputs } from "./encodeInputs";
import { type Environment, InputError, UsageError } from "./environment";
import { helpText } from "./help";
import { printPremiums } from "./premium";
import { printTraces } from "./trace";

/**
 * The program: reads the arguments that follow its name, and does what they say. Errors go to standard error.
 * @returns the exit code: 0, 1 when an input cannot be used, 2 when the arguments make no sense
 * @throws whatever writing throws, and errors of the program itself
 */
export async function run(args: readonly string[], environment: Environment): Promise<number> {
  try {
    await perform(readCommandLine(args), environment);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const isExpected = error instanceof InputError || error instanceof CorpusError || error instanceof TokenizerError;
    if (!isUsage && !isExpected) throw error;
    environment.warn(`tessera: ${error.message}`);
    return isUsage ? 2 : 1;
  }
}

async function perform(command: Command, environment: Environment): Promise<void> {
  switch (command.command) {
    case "help":
      return environment.write(helpText(command.of));
    case "version":
      return environment.write(`${environment.version}\n`);
    case "count":
    case "encode":
      return encodeInputs(command, environment);
    case "premium":
      return printPremiums(command, environment);
    case "trace":
      return printTraces(command, environment);
  }
}
