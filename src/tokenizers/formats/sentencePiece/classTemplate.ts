import { insertedBy, type TokenizerConfig, templateOf } from "../tokenizerConfig";
import { askedTokens } from "../tokenizerJson/configuredTemplate";

type Role = "bos" | "eos" | "cls" | "sep";

/** What classes of `transformers` put around a text whatever the configuration says, by the roles of its tokens. */
const around: readonly (readonly [classes: readonly string[], before: readonly Role[], after: readonly Role[]])[] = [
  [["T5", "MT5", "Pegasus", "Marian"], [], ["eos"]],
  [["Albert", "BigBird", "DebertaV2", "RemBert", "FNet"], ["cls"], ["sep"]],
  [["XLMRoberta", "Camembert", "Barthez"], ["bos"], ["eos"]],
  [["XLNet"], [], ["sep", "cls"]],
  [["XGLM"], ["eos"], []],
];

/** Names where the configuration has none: the first that the model has. */
const usualNames: Readonly<Record<Role, readonly string[]>> = {
  bos: ["<s>"],
  eos: ["</s>"],
  cls: ["[CLS]", "<cls>", "<s>"],
  sep: ["[SEP]", "<sep>", "</s>"],
};

/**
 * The post-processor of a SentencePiece model, which says nothing of it: what the class that `tokenizer_config.json` names
 * puts around a text, or what `add_bos_token` and `add_eos_token` ask for.
 * @param idOf gives a token's id, or -1
 * @returns the `post_processor` of a tokenizer.json; null where nothing is inserted
 */
export function classTemplate(config: TokenizerConfig, idOf: (name: string) => number): object | null {
  const named = around.find(([classes]) => classes.includes(config.tokenizerClass ?? ""));
  const nameOf = (role: Role) => {
    const own = config.roles.get(`${role}_token`);
    return own ?? usualNames[role].find((name) => idOf(name) >= 0) ?? "";
  };
  const asked =
    named === undefined ? askedTokens(config) : { before: named[1].map(nameOf), after: named[2].map(nameOf) };
  if (asked === null) return insertedBy(config, idOf);
  const { before, after } = asked;
  if (before.length + after.length === 0 || [...before, ...after].some((name) => idOf(name) < 0)) return null;
  return templateOf(before, after, idOf);
}
