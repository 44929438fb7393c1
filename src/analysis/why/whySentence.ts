import { visibleText } from "../../text/visible";
import type { TraceMatch } from "../../tokenizers/trace";
import type { ModelReason } from "./modelReason";
import type { GivenPreToken } from "./stageOutputs";
import type { Both, Why } from "./whyDiffer";

/** Why two tokenizers part, in words. @param names of the two */
export function whySentence({ parting }: Why, names: Both<string>): string {
  const [first, second] = names;
  switch (parting.stage) {
    case "none":
      return `${first} and ${second} cut this alike.`;
    case "added": {
      const side = parting.only[0].length > 0 ? 0 : 1;
      const token = parting.only[side][0];
      return `${shown(token?.name ?? "")} is one added token in ${names[side]}, and not in ${names[side === 0 ? 1 : 0]}.`;
    }
    case "normalizer":
      return `The normalizers part: ${first} reads ${shown(parting.written[0])}, ${second} ${shown(parting.written[1])}.`;
    case "preTokenizer": {
      const [one, other] = parting.preTokens;
      return `Both see ${shown(parting.text)}. ${first} ${taking(one)}, ${second} ${taking(other)}.`;
    }
    case "model":
      return `Both models get ${shown(parting.preTokens[0].text)}. ${modelSentence(parting.reason, names)}`;
  }
}

function taking(preToken: GivenPreToken | null): string {
  if (preToken === null) return "keeps nothing more of it";
  const text = shown(preToken.text);
  if (preToken.match !== null) return `takes ${text} by ${partOf(preToken.match)}`;
  if (preToken.next !== null) return `ends ${text} before a match of ${partOf(preToken.next)}`;
  return preToken.rule === null ? `takes ${text} to the text’s end` : `takes ${text} by ${preToken.rule}`;
}

function partOf({ pattern, start, end }: TraceMatch): string {
  return `“${pattern.slice(start, end)}”`;
}

function modelSentence(reason: ModelReason, names: Both<string>): string {
  switch (reason.kind) {
    case "entry":
      return `${names[reason.lacking]} has no entry ${shown(reason.text)}.`;
    case "unknown":
      return `${names[reason.lacking]} has nothing for ${shown(reason.text)}.`;
    case "byteFallback":
      return `${names[reason.lacking]} has no entry for ${shown(reason.text)} and writes its bytes.`;
    case "merge": {
      const { merge, instead } = reason;
      const [one, other] = [names[reason.merging], names[reason.merging === 0 ? 1 : 0]];
      const joins = `${one} joins ${shown(merge.left.name)} and ${shown(merge.right.name)} (rank ${merge.rank})`;
      if (instead === null) return `${joins}; ${other} has the entry, but never comes to join them.`;
      return `${joins}; ${other} joins ${shown(instead.left.name)} and ${shown(instead.right.name)} first (rank ${instead.rank}).`;
    }
    case "algorithm":
      return reason.algorithms[0] === reason.algorithms[1]
        ? `Both have the entries, and ${reason.algorithms[0]} weighs them in another way in each.`
        : `Both have the entries; ${names[0]} chooses by ${reason.algorithms[0]}, ${names[1]} by ${reason.algorithms[1]}.`;
  }
}

function shown(text: string): string {
  return `“${visibleText(text)}”`;
}
