import { auditVocabulary, type VocabularyAudit } from "../analysis/vocabulary/audit";
import { coverageByScript } from "../analysis/vocabulary/characters/coverage";
import { scanCharacters } from "../analysis/vocabulary/characters/scanCharacters";
import { runChecks } from "../analysis/vocabulary/checks/checks";
import { countNames } from "../analysis/vocabulary/countNames";
import type { AuditedTokenizer } from "../analysis/vocabulary/entries";
import { classNames, entriesInClass, isClassName, schemes, summarize } from "../analysis/vocabulary/entryClasses";
import { formNames } from "../analysis/vocabulary/forms";
import { auditNumbers } from "../analysis/vocabulary/numbers/numbers";
import { reachNames, reasonNames } from "../analysis/vocabulary/reach/verdicts";
import { oneLine } from "../text/printable";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import { isIncremental } from "../tokenizers/incremental";
import { isStaged } from "../tokenizers/isStaged";
import { TokenizerError } from "../tokenizers/tokenizer";
import type { AuditCommand } from "./commandLine";
import { type Environment, type LoadedTokenizer, UsageError } from "./environment";

/**
 * `audit`: for each tokenizer how many entries each class has, or the entries of one.
 * @throws {UsageError} for a class that there is not
 * @throws {TokenizerError} for what has no vocabulary of its own
 */
export async function auditTokenizers(command: AuditCommand, environment: Environment): Promise<void> {
  const { tokenizers, className, json } = command;
  if (className !== null && !isClassName(className)) {
    throw new UsageError(`There is no class “${className}”. The classes are ${classNames.join(", ")}.`);
  }
  for (const name of tokenizers) {
    const { tokenizer, parts } = await loadVocabulary(name, environment);
    const audit = await auditVocabulary(tokenizer, parts);
    const prefix = tokenizers.length > 1 ? `${oneLine(name)}\t` : "";
    if (className !== null) await listClass(name, className, audit, tokenizer, command, environment);
    else if (json) await environment.write(`${JSON.stringify(await summaryOf(name, tokenizer, parts, audit))}\n`);
    else for (const line of table(audit)) await environment.write(`${prefix}${line}\n`);
  }
}

/**
 * A tokenizer with its parts.
 * @throws {TokenizerError} for one that cuts by a rule alone
 */
export async function loadVocabulary(
  name: string,
  environment: Environment,
): Promise<LoadedTokenizer & { readonly tokenizer: AuditedTokenizer; readonly parts: TokenizerParts }> {
  const { tokenizer, parts, templates } = await environment.loadTokenizer(name);
  if (parts === null || !isStaged(tokenizer) || !isIncremental(tokenizer)) {
    throw new TokenizerError(`“${name}” cuts texts by a rule and has no vocabulary of its own to look into.`);
  }
  return { tokenizer, parts, ...(templates !== undefined && { templates }) };
}

/** What is told of a tokenizer as a line of JSON. */
async function summaryOf(
  name: string,
  tokenizer: AuditedTokenizer,
  parts: TokenizerParts,
  audit: VocabularyAudit,
): Promise<Record<string, unknown>> {
  const scan = await scanCharacters(tokenizer);
  const { entries, spaced, cuts, direction, isByRule } = auditNumbers(tokenizer, parts, audit.entries);
  const ways = cuts.map(({ digits, ways: own }) => [
    digits,
    Object.fromEntries(own.map((each) => [each.way, each.numbers])),
  ]);
  const checks = runChecks(tokenizer, parts, audit.entries, scan);
  return {
    tokenizer: name,
    ...summarize(audit),
    numbers: { entries, spaced, direction, byRule: isByRule, ways: Object.fromEntries(ways) },
    characters: Object.fromEntries(coverageByScript(scan).map(({ script, ...counts }) => [script, counts])),
    checks: Object.fromEntries(checks.map(({ name: each, verdict, failures }) => [each, { verdict, failures }])),
  };
}

function* table(audit: VocabularyAudit): Generator<string> {
  const all = audit.entries.ids.length;
  yield `all\tentries\t${all}\t100.00%`;
  for (const { name, classes, columnOf } of schemes) {
    const counts = Object.entries(countNames(columnOf(audit), classes));
    for (const [each, count] of counts) yield `${name}\t${each}\t${count}\t${((100 * count) / all).toFixed(2)}%`;
  }
}

async function listClass(
  name: string,
  className: string,
  audit: VocabularyAudit,
  tokenizer: AuditedTokenizer,
  { tokenizers, json }: AuditCommand,
  environment: Environment,
): Promise<void> {
  for (const index of entriesInClass(audit, className)) {
    const id = audit.entries.ids[index] as number;
    const row = {
      ...(tokenizers.length > 1 && { tokenizer: name }),
      id,
      name: tokenizer.tokenName(id),
      bytes: Buffer.from(audit.entries.at(index)).toString("hex"),
      form: formNames[audit.forms[index] ?? 0],
      reach: reachNames[audit.reach[index] ?? 0],
      reason: reasonNames[audit.reasons[index] ?? 0],
      example: audit.examples.get(id) ?? null,
    };
    const { example, ...others } = row;
    const shown = example === null ? "" : JSON.stringify(example);
    const columns = Object.values({ ...others, example: shown }).map((value) => oneLine(String(value)));
    await environment.write(json ? `${JSON.stringify(row)}\n` : `${columns.join("\t")}\n`);
  }
}
