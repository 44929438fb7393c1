import { addedChangeName, entryChangeName, mergeChangeName } from "../analysis/vocabulary/pair/changes/changeNames";
import {
  type AddedChange,
  type FirstOther,
  firstOtherId,
  isUnchanged,
  type VocabularyChanges,
  vocabularyChanges,
} from "../analysis/vocabulary/pair/changes/changes";
import { changesInWords } from "../analysis/vocabulary/pair/changes/changesInWords";
import { isTold, stageName } from "../analysis/vocabulary/pair/changes/stageName";
import {
  compareTemplates,
  type Templates,
  type TemplatesSaid,
  templatesInWords,
} from "../analysis/vocabulary/pair/changes/templatesInWords";
import { pairOf, sideOf } from "../analysis/vocabulary/pair/side";
import { oneLine } from "../text/printable";
import { strictText } from "../text/strictUtf8";
import { loadVocabulary } from "./auditTokenizers";
import type { VocabularyDiffCommand } from "./commandLine";
import { readWholeText } from "./encodeInputs";
import type { Environment, LoadedTokenizer } from "./environment";

/** A change as a row: what, the two ids or ranks, and the entry. */
interface Row {
  readonly change: string;
  readonly a: number | null;
  readonly b: number | null;
  readonly entry: string;
  /** Where it is no text. */
  readonly isHex?: boolean;
}

/** Rows that are written at once. */
const block = 2000;

/**
 * `vocabulary-diff`: what has changed from one tokenizer to another, in words and as a list.
 * @throws {TokenizerError} for what has no vocabulary of its own
 */
export async function diffVocabularies(command: VocabularyDiffCommand, environment: Environment): Promise<void> {
  const [nameA, nameB] = command.tokenizers;
  const [loadedA, loadedB] = [await loadVocabulary(nameA, environment), await loadVocabulary(nameB, environment)];
  const [a, b] = [sideOf(loadedA.tokenizer, loadedA.parts), sideOf(loadedB.tokenizer, loadedB.parts)];
  const rows: Row[] = [];
  const changes = vocabularyChanges(pairOf(a, b), {
    entry: (change) => {
      rows.push({ change: entryChangeName(change), a: change.idA, b: change.idB, ...written(change.bytes) });
    },
    merge: (change) => {
      const [one, other] = [written(change.left), written(change.right)];
      const entry = `${one.entry} + ${other.entry}`;
      rows.push({ change: mergeChangeName(change), a: change.rankA, b: change.rankB, entry });
    },
  });
  const text = command.file === null ? null : await readWholeText(command.file, environment);
  const first = text === null ? null : firstOtherId(a, b, text, { specials: "text", inserted: false });
  const templates = compareTemplates(await templatesOf(loadedA), await templatesOf(loadedB));
  const told = { changes, templates, rows, ...(text !== null && { first }) };
  if (command.json) await writeJson(command, told, environment);
  else await writeWords(command, told, environment);
}

async function templatesOf({ templates }: LoadedTokenizer): Promise<Templates | null> {
  return (await templates?.())?.templates ?? null;
}

/** All that there is to tell. */
interface Told {
  readonly changes: VocabularyChanges;
  readonly templates: TemplatesSaid;
  readonly rows: readonly Row[];
  /** Left out without a text. */
  readonly first?: FirstOther | null;
}

async function writeWords(
  { tokenizers, file }: VocabularyDiffCommand,
  { changes, templates, rows, first }: Told,
  environment: Environment,
): Promise<void> {
  const words = changesInWords(changes);
  const ofTemplates = templatesInWords(templates, ...tokenizers);
  if (ofTemplates !== null) words.push(ofTemplates);
  for (const { stage, a, b } of changes.stages.filter(isTold)) {
    const told = (steps: typeof a) =>
      steps.length === 0
        ? "nothing"
        : steps.map(({ words, code }) => (code === null ? words : `${words}: ${code}`)).join("; ");
    words.push(`${stageName(stage)}: ${told(a)} → ${told(b)}`);
  }
  if (first !== undefined) words.push(firstInWords(first, file ?? ""));
  await environment.write(words.map((sentence) => `# ${oneLine(sentence)}\n`).join(""));
  const lines = [...changes.addedTokens.map(addedRow), ...rows].map(({ change, a, b, entry }) =>
    [change, a ?? "", b ?? "", oneLine(entry)].join("\t"),
  );
  for (let i = 0; i < lines.length; i += block) await environment.write(`${lines.slice(i, i + block).join("\n")}\n`);
}

function firstInWords(first: FirstOther | null, file: string): string {
  return first === null
    ? `The ids of ${file} are the same under both.`
    : `The ids of ${file} change at token ${first.tokens + 1}, byte ${first.byte}; it has ${first.tokensA} tokens, then ${first.tokensB}.`;
}

async function writeJson(
  { tokenizers: [a, b] }: VocabularyDiffCommand,
  { changes, templates, rows, first }: Told,
  environment: Environment,
): Promise<void> {
  const { addedTokens, ...others } = changes;
  const summary = {
    ...{ a, b, same: isUnchanged(changes), ...others, addedTokens, templates },
    ...(first !== undefined && { first }),
  };
  await environment.write(`${JSON.stringify(summary)}\n`);
  for (let i = 0; i < rows.length; i += block) {
    const lines = rows.slice(i, i + block).map((row) => JSON.stringify(row));
    await environment.write(`${lines.join("\n")}\n`);
  }
}

function addedRow(change: AddedChange): Row {
  const { content, a, b } = change;
  return { change: addedChangeName(change), a: a?.id ?? null, b: b?.id ?? null, entry: content };
}

/** An entry as text, or in hexadecimal where it is none. */
function written(bytes: Uint8Array): Pick<Row, "entry" | "isHex"> {
  const text = strictText(bytes);
  return text === null
    ? { entry: `0x${Buffer.from(bytes).toString("hex")}`, isHex: true }
    : { entry: JSON.stringify(text) };
}
