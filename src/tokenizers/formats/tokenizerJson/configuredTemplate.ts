import { utf8Encode } from "../../../text/utf8";
import { idOfEntry } from "../columns";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { type TokenizerConfig, templateOf } from "../tokenizerConfig";
import { readPostProcessor } from "./postprocessor";

/** A class of `transformers` that writes the post-processor anew, whatever the tokenizer.json that it loads has. */
interface TemplateWriter {
  /** The tokens that it means where the configuration names none. */
  readonly bos: string;
  readonly eos: string;
  /** Whether BOS is added where the configuration does not say it. */
  readonly addsBos: boolean;
}

/** Those that go by `add_bos_token` and `add_eos_token`. */
const writers: ReadonlyMap<string, TemplateWriter> = new Map([
  ["Llama", { bos: "<s>", eos: "</s>", addsBos: true }],
  ["CodeLlama", { bos: "<s>", eos: "</s>", addsBos: true }],
  ["Gemma", { bos: "<bos>", eos: "<eos>", addsBos: true }],
  ["Cohere", { bos: "<BOS_TOKEN>", eos: "<|END_OF_TURN_TOKEN|>", addsBos: true }],
  ["GPTNeoX", { bos: "<|endoftext|>", eos: "<|endoftext|>", addsBos: false }],
]);

/** Translators' that put the text's language around it: the one that is meant where the configuration names none. */
const translators: ReadonlyMap<string, string> = new Map([
  ["Nllb", "eng_Latn"],
  ["MBart", "en_XX"],
  ["MBart50", "en_XX"],
]);

/**
 * Puts the tokens around a text that `AutoTokenizer` (`transformers` 4, its fast tokenizers) would: some classes take the
 * configuration's word for them, not the tokenizer.json's. DeepSeek V3's has no BOS, and its configuration asks for one.
 * @param parts of a tokenizer.json
 * @returns the parts, and in a sentence what was changed; null where nothing was
 */
export function withConfiguredTemplate(
  parts: TokenizerParts,
  config: TokenizerConfig,
): { parts: TokenizerParts; note: string } | null {
  if (parts.recipe.kind !== "tokenizer.json") return null;
  const asked = askedTokens(config);
  if (asked === null) return null;
  const { before, after, reason } = asked;
  const ids = new Map([...before, ...after].map((name) => [name, idOf(parts, name)]));
  if ([...ids.values()].includes(-1)) return null;
  const idOfName = (name: string) => ids.get(name) ?? -1;
  const file = new Fields(parts.recipe.file, "");
  const present = readPostProcessor(file.get("post_processor"));
  const isSame =
    present.before.join() === before.map(idOfName).join() && present.after.join() === after.map(idOfName).join();
  if (isSame) return null;
  const post_processor = before.length + after.length === 0 ? null : templateOf(before, after, idOfName);
  const recipe = { kind: "tokenizer.json", file: { ...file.record(), post_processor } } as const;
  const shown = [...before, "the text", ...after].join(" ");
  return {
    parts: { ...parts, recipe },
    note: `With inserted tokens it is ${shown}: so ${reason} of the configuration has it, where tokenizer.json has something else.`,
  };
}

/** What the configuration's class puts around a text, and by which of its words; null where it leaves that to the file. */
export function askedTokens({ tokenizerClass, roles, switches, sourceLanguage }: TokenizerConfig) {
  const name = tokenizerClass ?? "";
  const writer = writers.get(name);
  if (writer !== undefined) {
    const addsBos = switches.get("add_bos_token") ?? writer.addsBos;
    const addsEos = switches.get("add_eos_token") ?? false;
    return {
      before: addsBos ? [roles.get("bos_token") ?? writer.bos] : [],
      after: addsEos ? [roles.get("eos_token") ?? writer.eos] : [],
      reason: addsEos ? "add_eos_token" : "add_bos_token",
    };
  }
  const usual = translators.get(name);
  if (usual === undefined) return null;
  const language = sourceLanguage ?? usual;
  const eos = roles.get("eos_token") ?? "</s>";
  const isBehind = name === "MBart" || (name === "Nllb" && switches.get("legacy_behaviour") === true);
  return {
    before: isBehind ? [] : [language],
    after: isBehind ? [eos, language] : [eos],
    reason: "src_lang",
  };
}

function idOf({ addedTokens, vocabulary }: TokenizerParts, name: string): number {
  const added = addedTokens.find(({ content }) => content === name);
  return added?.id ?? idOfEntry(vocabulary, utf8Encode(name));
}
