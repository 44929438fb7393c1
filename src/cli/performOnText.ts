import { auditTokenizers } from "./auditTokenizers";
import type {
  AuditCommand,
  DecodeCommand,
  EncodeCommand,
  InputsCommand,
  MeasureCommand,
  OverlapCommand,
  PremiumCommand,
  ShowCommand,
  SplitCommand,
  TokenCommand,
  TraceCommand,
  VocabularyDiffCommand,
} from "./commandLine";
import { countInputs } from "./countInputs";
import { countSections } from "./countSections";
import { decodeInputs } from "./decodeInputs";
import { encodeInputs } from "./encodeInputs";
import type { Environment } from "./environment";
import { withFileTokenizers } from "./fileTokenizers";
import { measureInputs } from "./measureInputs";
import { compareVocabularies } from "./overlap";
import { printPremiums } from "./premium";
import { showInputs } from "./showInputs";
import { splitInputs } from "./splitInputs";
import { tellTokens } from "./tellTokens";
import { printTraces } from "./trace";
import { diffVocabularies } from "./vocabularyDiff";

/**
 * Does what a command says that takes tokenizers to texts, or looks into their vocabularies.
 * @throws what the command's own function throws
 */
export async function performOnText(
  command:
    | InputsCommand
    | ShowCommand
    | EncodeCommand
    | DecodeCommand
    | SplitCommand
    | PremiumCommand
    | TraceCommand
    | AuditCommand
    | TokenCommand
    | OverlapCommand
    | VocabularyDiffCommand
    | MeasureCommand,
  environment: Environment,
): Promise<void> {
  const surroundings = withFileTokenizers(environment, command.pattern);
  switch (command.command) {
    case "count":
      return command.by === "heading" || command.by === "line"
        ? countSections(command, surroundings)
        : countInputs(command, surroundings);
    case "show":
      return showInputs(command, surroundings);
    case "encode":
      return encodeInputs(command, surroundings);
    case "split":
      return splitInputs(command, surroundings);
    case "decode":
      return decodeInputs(command, surroundings);
    case "premium":
      return printPremiums(command, surroundings);
    case "audit":
      return auditTokenizers(command, surroundings);
    case "token":
      return tellTokens(command, surroundings);
    case "overlap":
      return compareVocabularies(command, surroundings);
    case "vocabulary-diff":
      return diffVocabularies(command, surroundings);
    case "trace":
      return printTraces(command, surroundings);
    case "measure":
      return measureInputs(command, surroundings);
  }
}
