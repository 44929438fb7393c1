/** The context window of a model as its publisher states it: tokens, and the address that says so. */
export interface ModelWindow {
  readonly tokens: number;
  readonly source: string;
}

interface Named {
  /** Models as their publisher writes them: these are listed while somebody types. */
  readonly names: readonly string[];
  /** Other spellings, and names that few look for: they are found, not listed. One with “*” at its end takes later versions too. */
  readonly also?: readonly string[];
  /** Whether a name has to be one of these to its end: short ones are words of other things too. */
  readonly isWhole?: true;
  /** Addresses that say it: the publisher's repository or documentation first. */
  readonly sources: readonly [string, ...string[]];
}

/** Models with a public tokenizer. */
export interface TokenizerRow extends Named {
  /** As links and commands name it, but for a commit: a built-in's id, or `hub:owner/name` of the list of known ones. */
  readonly tokenizer: string;
  /** What is to be known of that, in sentences. */
  readonly note?: string;
  readonly window?: ModelWindow;
}

/** Models of which no tokenizer can be named. */
export interface SentenceRow extends Named {
  /** What is known of theirs, and what is not. No estimate is a count. */
  readonly sentence: string;
  /** Whether the name may be of several models that have rows: where those are listed, they say it better. */
  readonly isFamily?: true;
}

export type ModelRow = TokenizerRow | SentenceRow;

const tiktoken = "https://github.com/openai/tiktoken/blob/main/tiktoken/model.py";
const openai = (model: string, tokens: number): ModelWindow => ({
  tokens,
  source: `https://platform.openai.com/docs/models/${model}`,
});
const genai = "https://github.com/googleapis/python-genai/blob/main/google/genai/_local_tokenizer_loader.py";
const gemini = (model: string): ModelWindow => ({
  tokens: 1_048_576,
  source: `https://ai.google.dev/gemini-api/docs/models/${model}`,
});
const llamaModels = "https://github.com/meta-llama/llama-models/blob/main/README.md";
const mistralCommon =
  "https://github.com/mistralai/mistral-common/blob/main/src/mistral_common/tokens/tokenizers/mistral.py";
const mistralDocs = "https://docs.mistral.ai/cookbook/concept-deep-dive-tokenization-templates";
const claudeCounting = "https://platform.claude.com/docs/en/build-with-claude/token-counting";
const claudeMeasured = "https://github.com/sammcj/ingest/pull/65";

const genaiNote =
  "Google’s own google-genai package counts it offline with this tokenizer; the model’s own has not been published.";
const noClaude = "Anthropic has published no tokenizer since Claude 2’s: only its API counts tokens of later models.";
const measured = "Somebody measured";

/** Models whose tokenizer is a repository's on the Hub, which is the source itself. */
const onHub = (
  id: string,
  names: readonly string[],
  more: Partial<Omit<TokenizerRow, "names">> = {},
): TokenizerRow => ({
  names,
  tokenizer: `hub:${id}`,
  sources: [`https://huggingface.co/${id}`],
  ...more,
});

/**
 * Which model has which tokenizer. A model is of the row with the longest name that its own begins with, word by word
 * (`findModel.ts`), so “gpt-4o-2024-08-06” is GPT-4o's. To add one: write its name into the row of its tokenizer, or a row; a row
 * needs an address that says so, of the publisher wherever it says anything; a window needs one too, and is left out where the
 * publisher has none or it differs among the row's models. `test/models.test.ts` holds the table to `tiktoken`'s own, and to the
 * lists of tokenizers that there are. Where nothing can be said for certain, a sentence says so.
 */
export const modelTable: readonly ModelRow[] = [
  // OpenAI
  {
    names: [
      ...["GPT-5.2", "GPT-5.2 pro", "GPT-5.2 Codex", "GPT-5.1", "GPT-5.1 Codex"],
      ...["GPT-5", "GPT-5 mini", "GPT-5 nano", "GPT-5 pro", "GPT-5 Codex"],
    ],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("gpt-5.2", 400_000),
  },
  {
    names: ["GPT-5.4", "GPT-5.4 pro"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("gpt-5.4", 1_050_000),
  },
  {
    names: ["GPT-5 Chat"],
    also: ["gpt-5.1-chat", "gpt-5.2-chat"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("gpt-5-chat-latest", 128_000),
  },
  {
    names: ["GPT-5.6", "GPT-5.5", "GPT-5.4 mini", "GPT-5.4 nano", "GPT-5.3 Codex"],
    also: ["gpt-5*"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    note: "tiktoken gives this encoding for all names that begin with “gpt-5”.",
  },
  { names: ["o3", "o3-pro", "o3-mini"], tokenizer: "o200k_base", sources: [tiktoken], window: openai("o3", 200_000) },
  { names: ["o4-mini"], tokenizer: "o200k_base", sources: [tiktoken], window: openai("o4-mini", 200_000) },
  { names: ["o1", "o1-pro"], tokenizer: "o200k_base", sources: [tiktoken], window: openai("o1", 200_000) },
  {
    names: ["o1-mini", "o1-preview"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("o1-mini", 128_000),
  },
  {
    names: ["GPT-4.1", "GPT-4.1 mini", "GPT-4.1 nano"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("gpt-4.1", 1_047_576),
  },
  {
    names: ["GPT-4o", "GPT-4o mini", "ChatGPT-4o"],
    also: ["gpt-4o-search", "gpt-4o-mini-search", "gpt-4o-audio", "gpt-4o-mini-audio"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("gpt-4o", 128_000),
  },
  {
    names: ["GPT-4.5 preview"],
    also: ["gpt-4.5"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
    window: openai("gpt-4.5-preview", 128_000),
  },
  {
    names: ["GPT-4o Realtime"],
    also: ["gpt-4o-mini-realtime", "gpt-4o-transcribe", "gpt-4o-mini-transcribe", "gpt-4o-mini-tts"],
    tokenizer: "o200k_base",
    sources: [tiktoken],
  },
  {
    names: ["gpt-oss-20b", "gpt-oss-120b"],
    also: ["gpt-oss"],
    tokenizer: "o200k_harmony",
    sources: [tiktoken, "https://github.com/openai/gpt-oss"],
    window: { tokens: 131_072, source: "https://arxiv.org/abs/2508.10925" },
  },
  {
    names: ["GPT-4 Turbo"],
    also: ["gpt-4-1106", "gpt-4-0125", "gpt-4-vision"],
    tokenizer: "cl100k_base",
    sources: [tiktoken],
    window: openai("gpt-4-turbo", 128_000),
  },
  { names: ["GPT-4"], tokenizer: "cl100k_base", sources: [tiktoken], window: openai("gpt-4", 8_192) },
  { names: ["GPT-4 32k"], tokenizer: "cl100k_base", sources: [tiktoken] },
  {
    names: ["GPT-3.5 Turbo"],
    also: ["gpt-35-turbo", "gpt-3.5-turbo-16k"],
    tokenizer: "cl100k_base",
    sources: [tiktoken],
    window: openai("gpt-3.5-turbo", 16_385),
  },
  {
    names: ["GPT-3.5 Turbo Instruct"],
    also: ["gpt-3.5", "gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"],
    tokenizer: "cl100k_base",
    sources: [tiktoken],
  },
  {
    names: ["text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002"],
    tokenizer: "cl100k_base",
    sources: [tiktoken],
    window: { tokens: 8_192, source: "https://platform.openai.com/docs/guides/embeddings" },
  },
  { names: ["davinci-002", "babbage-002"], tokenizer: "cl100k_base", sources: [tiktoken] },
  {
    names: ["text-davinci-003", "text-davinci-002", "code-davinci-002", "code-davinci-001"],
    also: ["code-cushman-001", "code-cushman-002", "davinci-codex", "cushman-codex"],
    tokenizer: "p50k_base",
    sources: [tiktoken],
  },
  {
    names: ["text-davinci-edit-001", "code-davinci-edit-001"],
    tokenizer: "p50k_base",
    sources: [tiktoken],
    note: "tiktoken names p50k_edit: p50k_base with three more control tokens for text that is filled in.",
  },
  {
    names: ["text-davinci-001", "text-curie-001", "text-babbage-001", "text-ada-001"],
    also: ["text-similarity", "text-search", "code-search"],
    tokenizer: "r50k_base",
    sources: [tiktoken],
  },
  { names: ["davinci", "curie", "babbage", "ada"], isWhole: true, tokenizer: "r50k_base", sources: [tiktoken] },
  {
    names: ["GPT-2"],
    tokenizer: "r50k_base",
    sources: [tiktoken],
    note: "tiktoken calls the encoding gpt2; it has the same entries and cuts text the same way.",
    window: { tokens: 1_024, source: "https://huggingface.co/openai-community/gpt2/blob/main/config.json" },
  },
  {
    names: ["GPT-3"],
    isWhole: true,
    tokenizer: "r50k_base",
    sources: ["https://arxiv.org/abs/2005.14165", tiktoken],
    window: { tokens: 2_048, source: "https://arxiv.org/abs/2005.14165" },
  },
  {
    names: ["Whisper large v3"],
    tokenizer: "hub:openai/whisper-large-v3",
    sources: ["https://huggingface.co/openai/whisper-large-v3"],
  },
  {
    names: ["ChatGPT"],
    isWhole: true,
    sentence:
      "ChatGPT is where models are talked to, and it changes them. Those that it has had since GPT-4o have o200k_base, those before cl100k_base.",
    sources: [tiktoken],
  },
  {
    names: ["Whisper"],
    also: ["whisper*"],
    sentence:
      "Whisper’s English models have GPT-2’s vocabulary, the others one of their own; large v3 has a language more, so all later numbers of its control tokens differ. Each is at huggingface.co/openai under its name (openai/whisper-small) and can be looked up.",
    sources: ["https://github.com/openai/whisper/blob/main/whisper/tokenizer.py"],
  },
  {
    names: ["CLIP", "Stable Diffusion"],
    also: ["clip-vit*", "sd-1.5", "sdxl"],
    isWhole: true,
    sentence:
      "CLIP’s tokenizer, which reads what is asked of Stable Diffusion 1 and XL too, is in openai/clip-vit-base-patch32 on the Hub, which can be looked up.",
    sources: ["https://huggingface.co/openai/clip-vit-base-patch32", "https://github.com/openai/CLIP"],
  },
  {
    names: ["GPT-6"],
    also: ["gpt-6*", "gpt-7*", "gpt-image*", "gpt-realtime*", "gpt-audio*"],
    sentence:
      "tiktoken, in which OpenAI publishes its encodings, names none for this model. Its models since GPT-4o have o200k_base there.",
    sources: [tiktoken],
  },

  // Anthropic
  {
    names: [
      ...["Claude Opus 5.5", "Claude Opus 5", "Claude Opus 4.8", "Claude Opus 4.7"],
      ...["Claude Sonnet 5.5", "Claude Sonnet 5", "Claude Fable 5", "Claude Mythos"],
    ],
    also: ["opus-5*", "opus-4.8", "opus-4.7", "sonnet-5*", "claude-opus-5*", "claude-sonnet-5*", "claude-fable*"],
    sentence: `${noClaude} It says that the tokenizer since Opus 4.7 makes about 30 % more tokens of a text than the one before. ${measured} 53 % more than o200k_base’s for one text, which is no count.`,
    sources: [claudeCounting, claudeMeasured],
  },
  {
    names: [
      ...[
        "Claude Opus 4.6",
        "Claude Opus 4.5",
        "Claude Opus 4.1",
        "Claude Opus 4",
        "Claude Sonnet 4.6",
        "Claude Sonnet 4.5",
      ],
      ...["Claude Sonnet 4", "Claude Haiku 4.5", "Claude 3.7 Sonnet", "Claude 3.5 Sonnet", "Claude 3.5 Haiku"],
      ...["Claude 3 Opus", "Claude 3 Sonnet", "Claude 3 Haiku"],
    ],
    also: [...["claude-3*", "opus-3*", "sonnet-3*", "haiku-3*", "opus-4*", "sonnet-4*", "haiku-4*", "claude-4*"]],
    sentence: `${noClaude} ${measured} 18 % more than o200k_base’s for one text, which is no count.`,
    sources: [claudeCounting, claudeMeasured],
  },
  {
    names: ["Claude 2.1"],
    also: ["claude-v2:1"],
    tokenizer: "claude2",
    sources: ["https://github.com/anthropics/anthropic-tokenizer-typescript"],
    window: { tokens: 200_000, source: "https://www.anthropic.com/news/claude-2-1" },
  },
  {
    names: ["Claude 2", "Claude Instant"],
    also: ["claude-2.0", "claude-v2", "claude-v1", "claude-1"],
    tokenizer: "claude2",
    sources: ["https://github.com/anthropics/anthropic-tokenizer-typescript"],
  },
  { names: ["Claude"], also: ["claude*", "opus*", "sonnet*", "haiku*"], sentence: noClaude, sources: [claudeCounting] },

  // Google
  {
    names: ["Gemini 2.5 Pro", "Gemini 2.5 Flash", "Gemini 2.5 Flash-Lite", "Gemini 2.0 Flash", "Gemini 2.0 Flash-Lite"],
    also: ["gemini-live-2.5-flash"],
    tokenizer: "gemma3",
    sources: [genai],
    note: genaiNote,
    window: gemini("gemini-2.5-pro"),
  },
  {
    names: ["Gemini 3 Pro preview", "Gemini 3 Flash preview"],
    also: ["gemini-3-pro", "gemini-3-flash"],
    tokenizer: "gemma3",
    sources: [genai],
    note: genaiNote,
    window: gemini("gemini-3-pro-preview"),
  },
  {
    names: ["Gemini 3.5 Flash", "Gemini 3.1 Pro preview", "Gemini 3.1 Flash-Lite"],
    also: ["gemini-3.1-pro"],
    tokenizer: "hub:google/gemma-4-E4B-it",
    sources: [genai],
    note: genaiNote,
  },
  {
    names: ["Gemini 1.5 Pro", "Gemini 1.5 Flash", "Gemini 1.0 Pro"],
    tokenizer: "hub:google/gemma-2-2b",
    sources: ["https://github.com/googleapis/python-aiplatform/blob/main/vertexai/tokenization/_tokenizer_loading.py"],
    note: "Google’s own google-cloud-aiplatform package counts it offline with the tokenizer of the first two Gemmas.",
  },
  {
    names: ["Gemini"],
    isFamily: true,
    also: [
      ...["gemini*", "gemini-2.5-flash-image", "gemini-2.5-flash-native-audio", "gemini-2.5-flash-preview-tts"],
      ...[
        "gemini-2.5-pro-preview-tts",
        "gemini-2.0-flash-live",
        "gemini-3-pro-image",
        "gemini-3.1-flash-lite-image",
        "gemini-3.5-flash-lite",
      ],
      ...["gemini-2.0-flash-preview-image"],
    ],
    sentence:
      "Google publishes no tokenizer of Gemini’s. Its google-genai package counts some models offline, with Gemma’s tokenizers, but names none for this name.",
    sources: [genai],
  },
  {
    names: ["Gemma 3 4B", "Gemma 3 12B", "Gemma 3 27B"],
    tokenizer: "gemma3",
    sources: ["https://huggingface.co/google/gemma-3-27b-it"],
    window: { tokens: 131_072, source: "https://ai.google.dev/gemma/docs/core/model_card_3" },
  },
  {
    names: ["Gemma 3 1B", "Gemma 3 270M"],
    tokenizer: "gemma3",
    sources: ["https://huggingface.co/google/gemma-3-1b-it"],
    window: { tokens: 32_768, source: "https://ai.google.dev/gemma/docs/core/model_card_3" },
  },
  { names: ["Gemma 3"], tokenizer: "gemma3", sources: ["https://huggingface.co/google/gemma-3-1b-it"] },
  onHub("google/gemma-4-E4B-it", ["Gemma 4", "Gemma 4 E2B", "Gemma 4 E4B", "Gemma 4 26B A4B", "Gemma 4 31B"]),
  onHub("google/gemma-3n-E2B-it", ["Gemma 3n", "Gemma 3n E2B", "Gemma 3n E4B"]),
  onHub("google/gemma-2-2b", ["Gemma 2"], {
    window: { tokens: 8_192, source: "https://ai.google.dev/gemma/docs/core/model_card_2" },
  }),
  {
    names: ["BERT base uncased", "BERT large uncased"],
    tokenizer: "bert_uncased",
    sources: ["https://huggingface.co/google-bert/bert-base-uncased"],
    window: { tokens: 512, source: "https://huggingface.co/google-bert/bert-base-uncased/blob/main/config.json" },
  },
  {
    names: ["Gemma 1"],
    also: ["gemma:2b", "gemma:7b"],
    tokenizer: "hub:google/gemma-2-2b",
    sources: ["https://github.com/google/gemma_pytorch"],
    note: "The first two Gemmas share theirs: Google’s own code has one file for both.",
  },
  {
    names: ["Gemma"],
    isFamily: true,
    sentence: "Gemma 2, 3, 3n and 4 have different tokenizers, and this name tells no version that is known here.",
    sources: ["https://ai.google.dev/gemma/docs"],
  },
  {
    names: ["PaLM 2", "text-bison", "chat-bison"],
    also: ["code-bison", "codechat-bison", "text-unicorn", "text-bison-32k"],
    sentence: "No tokenizer of PaLM 2’s is known here: the package of Google’s that counts offline names none for it.",
    sources: ["https://github.com/googleapis/python-aiplatform/blob/main/vertexai/tokenization/_tokenizer_loading.py"],
  },
  onHub("google-bert/bert-base-multilingual-cased", ["BERT base multilingual cased"], {
    also: ["bert-multilingual", "mbert"],
  }),
  {
    names: ["DistilBERT base uncased"],
    tokenizer: "bert_uncased",
    sources: ["https://huggingface.co/distilbert/distilbert-base-uncased", "https://arxiv.org/abs/1910.01108"],
    note: "It was taught by BERT base uncased, and reads the same tokens.",
  },
  onHub("FacebookAI/roberta-base", ["RoBERTa"]),
  onHub("answerdotai/ModernBERT-base", ["ModernBERT"]),
  onHub("google-t5/t5-base", ["T5"], { also: ["t5-small", "t5-base", "t5-large"] }),
  onHub("google/flan-t5-base", ["Flan-T5"]),
  onHub("google/mt5-base", ["mT5"]),
  { names: ["ByT5"], tokenizer: "utf8_bytes", sources: ["https://arxiv.org/abs/2105.13626"] },

  // Meta
  {
    names: ["Llama 3.3", "Llama 3.2", "Llama 3.1"],
    tokenizer: "llama3",
    sources: [llamaModels],
    window: { tokens: 131_072, source: llamaModels },
  },
  { names: ["Llama 3"], tokenizer: "llama3", sources: [llamaModels], window: { tokens: 8_192, source: llamaModels } },
  {
    names: ["Llama 4 Scout"],
    tokenizer: "hub:meta-llama/Llama-4-Scout-17B-16E-Instruct",
    sources: [llamaModels],
    window: {
      tokens: 10_485_760,
      source: "https://github.com/meta-llama/llama-models/blob/main/models/llama4/MODEL_CARD.md",
    },
  },
  {
    names: ["Llama 4 Maverick"],
    tokenizer: "hub:meta-llama/Llama-4-Scout-17B-16E-Instruct",
    sources: [llamaModels],
    window: {
      tokens: 1_048_576,
      source: "https://github.com/meta-llama/llama-models/blob/main/models/llama4/MODEL_CARD.md",
    },
  },
  { names: ["Llama 4"], tokenizer: "hub:meta-llama/Llama-4-Scout-17B-16E-Instruct", sources: [llamaModels] },
  {
    names: ["Llama 2"],
    tokenizer: "llama2",
    sources: [llamaModels],
    window: { tokens: 4_096, source: llamaModels },
  },
  {
    names: ["LLaMA 7B", "LLaMA 13B", "LLaMA 33B", "LLaMA 65B"],
    also: ["llama-1"],
    tokenizer: "llama2",
    sources: ["https://arxiv.org/abs/2307.09288"],
    note: "Llama 2 kept the tokenizer of the first LLaMA.",
  },
  onHub("codellama/CodeLlama-7b-hf", ["Code Llama", "Code Llama 7B", "Code Llama 13B"], {
    also: ["codellama"],
    sources: ["https://github.com/meta-llama/codellama", "https://arxiv.org/abs/2308.12950"],
    note: "Llama 2’s vocabulary, and control tokens for code that is filled in.",
  }),
  {
    names: ["Code Llama 34B"],
    also: ["codellama-34b"],
    tokenizer: "llama2",
    sources: ["https://huggingface.co/codellama/CodeLlama-34b-hf", "https://github.com/meta-llama/codellama"],
    note: "It has none of the control tokens for code that is filled in.",
  },
  {
    names: ["Llama"],
    isFamily: true,
    sentence:
      "Llama 2, 3 and 4 and Code Llama have different tokenizers, and this name tells no version that is known here.",
    sources: [llamaModels],
  },
  {
    names: ["Vicuna"],
    tokenizer: "llama2",
    sources: ["https://github.com/lm-sys/FastChat/blob/main/docs/vicuna_weights_version.md"],
    note: "Made of LLaMA and Llama 2, which share theirs.",
  },
  {
    names: ["Hermes", "OpenHermes"],
    also: ["hermes*", "nous-hermes*", "openhermes*"],
    sentence:
      "Each Hermes has the vocabulary of the model that it was made of, later ones with ChatML’s control tokens: it is in its repository at huggingface.co/NousResearch (OpenHermes: huggingface.co/teknium), which can be looked up.",
    sources: ["https://huggingface.co/NousResearch"],
  },
  onHub("TinyLlama/TinyLlama-1.1B-Chat-v1.0", ["TinyLlama"]),
  onHub("FacebookAI/xlm-roberta-base", ["XLM-RoBERTa"], { also: ["xlm-r"] }),
  onHub("facebook/nllb-200-distilled-600M", ["NLLB-200"]),

  // xAI
  onHub("Xenova/grok-1-tokenizer", ["Grok-1"], {
    sources: ["https://github.com/xai-org/grok-1", "https://huggingface.co/Xenova/grok-1-tokenizer"],
    note: "xAI published it as tokenizer.model, which can be dropped here too; this is a conversion of it by others.",
    window: { tokens: 8_192, source: "https://github.com/xai-org/grok-1" },
  }),
  onHub("alvarobartt/grok-2-tokenizer", ["Grok 2"], {
    also: ["grok-2.5"],
    sources: ["https://huggingface.co/xai-org/grok-2", "https://huggingface.co/alvarobartt/grok-2-tokenizer"],
    note: "xAI published it in a format of its own; this is a conversion of it by others.",
  }),
  {
    names: ["Grok 4", "Grok 4 Fast", "Grok 4.5", "Grok 3", "Grok Code Fast", "Grok"],
    also: ["grok*"],
    sentence:
      "xAI has published the tokenizers of Grok-1 and Grok 2 alone. Which tokens later models have only its API tells (tokenize-text).",
    sources: [
      "https://github.com/xai-org/xai-sdk-python/blob/main/examples/sync/tokenizer.py",
      "https://github.com/xai-org/grok-1",
    ],
  },

  // Mistral AI
  {
    names: ["Mistral 7B v0.1", "Mistral 7B v0.2", "Mistral 7B Instruct v0.1", "Mistral 7B Instruct v0.2"],
    also: ["open-mistral-7b", "mistral-medium-2312", "mixtral-8x22b-v0.1"],
    tokenizer: "mistral_7b",
    sources: [mistralDocs, mistralCommon],
  },
  {
    names: ["Mixtral 8x7B"],
    also: ["open-mixtral-8x7b"],
    tokenizer: "mistral_7b",
    sources: [mistralDocs],
    window: { tokens: 32_768, source: "https://arxiv.org/abs/2401.04088" },
  },
  {
    names: [
      "Mistral 7B v0.3",
      "Mistral 7B Instruct v0.3",
      "Mixtral 8x22B Instruct",
      "Mistral Large 2407",
      "Codestral 22B",
    ],
    also: [
      ...[
        "open-mixtral-8x22b",
        "mistral-tiny-2407",
        "codestral-2405",
        "codestral-mamba",
        "mamba-codestral",
        "mathstral",
      ],
      ...["mistral-large-instruct-2407"],
    ],
    tokenizer: "hub:mistralai/Mistral-7B-v0.3",
    sources: [mistralDocs, mistralCommon],
  },
  {
    names: ["Mistral Nemo", "Ministral 8B 2410", "Pixtral 12B"],
    also: ["open-mistral-nemo", "ministral-8b-instruct-2410"],
    tokenizer: "mistral_nemo",
    sources: [mistralDocs, mistralCommon],
    note: "Version 3 of Tekken. Control tokens for pictures, where a model has some, are not among it.",
  },
  onHub("mistralai/Mistral-Large-Instruct-2411", ["Mistral Large 2411"], {
    also: ["mistral-large-instruct-2411"],
    sources: [mistralCommon, "https://huggingface.co/mistralai/Mistral-Large-Instruct-2411"],
  }),
  onHub("mistralai/Mistral-Large-3-675B-Instruct-2512", ["Mistral Large 3"], { also: ["mistral-large-2512"] }),
  onHub("mistralai/Mistral-Small-3.2-24B-Instruct-2506", ["Mistral Small 3.2"], { also: ["mistral-small-2506"] }),
  onHub("mistralai/Magistral-Small-2507", ["Magistral Small 2507"]),
  onHub("mistralai/Devstral-Small-2505", ["Devstral Small 2505"]),
  {
    names: ["Mistral Small 2409"],
    also: ["mistral-small-instruct-2409"],
    sentence:
      "Mistral’s own sources part here: its package mistral-common gives this model version 3 of Tekken, its documentation the SentencePiece tokenizer of version 3.",
    sources: [mistralCommon, mistralDocs],
  },
  {
    names: ["Mistral Large 2402", "Mistral Small 2402"],
    also: ["mistral-tiny-2312", "mistral-small-2312"],
    sentence:
      "Its tokenizer is version 2 of mistral-common, where the file is (mistral_instruct_tokenizer_240216.model.v2): it can be dropped here. No repository of a model has it.",
    sources: [mistralCommon, mistralDocs],
  },
  {
    names: ["Mistral Large"],
    isFamily: true,
    sentence: "The models of this name have different tokenizers: 2407, 2411 and 3 are known here by their version.",
    sources: [mistralCommon],
  },
  {
    names: ["Mistral Medium", "Codestral", "Magistral Medium", "Devstral Medium"],
    sentence:
      "Mistral has not published this model, nor said which of its tokenizers it has: mistral-common does not name it.",
    sources: [mistralCommon],
  },
  {
    names: ["Mistral"],
    isFamily: true,
    also: ["mistral*", "ministral*", "mixtral*", "magistral*", "devstral*", "pixtral*"],
    sentence:
      "Mistral’s models have different tokenizers, and this name tells no version that is known here: its repository at huggingface.co/mistralai has it, where the model is open.",
    sources: [mistralDocs, mistralCommon],
  },

  // Alibaba
  {
    names: ["Qwen3 Coder", "Qwen3 2507"],
    also: [
      "qwen3-coder-480b-a35b",
      "qwen3-coder-30b-a3b",
      "qwen3-235b-a22b-instruct-2507",
      "qwen3-30b-a3b-instruct-2507",
    ],
    tokenizer: "qwen3",
    sources: ["https://github.com/QwenLM/Qwen3-Coder", "https://github.com/QwenLM/Qwen3"],
    window: { tokens: 262_144, source: "https://huggingface.co/Qwen/Qwen3-Coder-480B-A35B-Instruct" },
  },
  { names: ["Qwen3"], tokenizer: "qwen3", sources: ["https://huggingface.co/Qwen/Qwen3-8B"] },
  onHub("Qwen/Qwen3-Embedding-0.6B", ["Qwen3 Embedding"]),
  onHub("Qwen/Qwen3.5-35B-A3B", ["Qwen3.5"], {
    sources: ["https://github.com/QwenLM/Qwen3.5", "https://huggingface.co/Qwen/Qwen3.5-35B-A3B"],
    window: { tokens: 262_144, source: "https://github.com/QwenLM/Qwen3.5" },
  }),
  onHub("Qwen/Qwen2.5-7B", ["Qwen2.5", "Qwen2.5 Coder"]),
  {
    names: ["Qwen", "Qwen Max", "Qwen Plus"],
    isFamily: true,
    also: [
      ...[
        "qwen*",
        "qwen3-vl",
        "qwen3-omni",
        "qwen3-asr",
        "qwen3-tts",
        "qwen3-reranker",
        "qwen3guard",
        "qwen3-max",
        "qwen3-next",
      ],
      ...["qwen2.5-vl", "qwen2.5-omni", "qwen2.5-max", "qwen3-coder-next", "qwq", "qvq"],
    ],
    sentence:
      "Which Qwen this name means is not known here. Each open one has its tokenizer in its repository at huggingface.co/Qwen, which can be looked up.",
    sources: ["https://github.com/QwenLM"],
  },

  // DeepSeek
  {
    names: ["DeepSeek V3"],
    also: ["deepseek-v3-0324", "deepseek-chat-v3-0324", "deepseek-chat-v3"],
    tokenizer: "deepseek_v3",
    sources: ["https://github.com/deepseek-ai/DeepSeek-V3"],
    window: { tokens: 131_072, source: "https://github.com/deepseek-ai/DeepSeek-V3" },
  },
  onHub("deepseek-ai/DeepSeek-V4-Flash", ["DeepSeek V4", "DeepSeek V4 Flash", "DeepSeek V4 Pro"]),
  onHub("deepseek-ai/DeepSeek-V3.2", ["DeepSeek V3.2"]),
  onHub("deepseek-ai/DeepSeek-V3.1", ["DeepSeek V3.1"], { also: ["deepseek-chat-v3.1"] }),
  onHub("deepseek-ai/DeepSeek-R1", ["DeepSeek R1"], {
    also: ["deepseek.r1"],
    note: "What Ollama calls deepseek-r1 is R1 only at 671b: the smaller ones are Qwen and Llama models that were taught by it.",
  }),
  onHub("deepseek-ai/deepseek-coder-6.7b-base", ["DeepSeek Coder"]),
  {
    names: ["DeepSeek R1 Distill"],
    also: [
      ...[
        "deepseek-r1:1.5b",
        "deepseek-r1:7b",
        "deepseek-r1:8b",
        "deepseek-r1:14b",
        "deepseek-r1:32b",
        "deepseek-r1:70b",
      ],
      "deepseek-r1-0528-qwen3-8b",
    ],
    sentence:
      "The distilled models have the vocabularies of what they were made of, with control tokens of their own: 1.5B, 7B, 14B and 32B of Qwen2.5, 8B of Llama 3.1, later of Qwen3, 70B of Llama 3.3. Each has its tokenizer in its repository at huggingface.co/deepseek-ai (deepseek-ai/DeepSeek-R1-Distill-Qwen-14B), which can be looked up.",
    sources: [
      "https://github.com/deepseek-ai/DeepSeek-R1",
      "https://huggingface.co/deepseek-ai/DeepSeek-R1-0528-Qwen3-8B",
    ],
  },
  {
    names: ["deepseek-chat", "deepseek-reasoner"],
    also: ["deepseek*", "deepseek-coder-v2"],
    sentence:
      "DeepSeek’s API serves by this name whichever model it has at the time. For counting offline its documentation gives DeepSeek V3’s tokenizer; it says that what the API answers is what counts.",
    sources: ["https://api-docs.deepseek.com/quick_start/token_usage"],
  },

  // Moonshot AI, Zhipu AI
  onHub("moonshotai/Kimi-K2-Instruct", ["Kimi K2"], {
    sources: ["https://github.com/MoonshotAI/Kimi-K2", "https://huggingface.co/moonshotai/Kimi-K2-Instruct"],
  }),
  onHub("moonshotai/Kimi-K2-Thinking", ["Kimi K2 Thinking"]),
  onHub("moonshotai/Kimi-K2.5", ["Kimi K2.5"], {
    sources: ["https://github.com/MoonshotAI/Kimi-K2.5", "https://huggingface.co/moonshotai/Kimi-K2.5"],
    window: { tokens: 262_144, source: "https://github.com/MoonshotAI/Kimi-K2.5" },
  }),
  {
    names: ["Kimi"],
    isFamily: true,
    also: ["kimi*", "moonshot*"],
    sentence:
      "Which Kimi this name means is not known here. Each open one has its tokenizer in its repository at huggingface.co/moonshotai, which can be looked up.",
    sources: ["https://github.com/MoonshotAI"],
  },
  onHub("zai-org/GLM-4.5", ["GLM-4.5", "GLM-4.5 Air"], {
    sources: ["https://github.com/zai-org/GLM-4.5", "https://huggingface.co/zai-org/GLM-4.5"],
    window: { tokens: 131_072, source: "https://github.com/zai-org/GLM-4.5" },
  }),
  onHub("zai-org/GLM-4.6", ["GLM-4.6"], {
    sources: ["https://github.com/zai-org/GLM-4.5", "https://huggingface.co/zai-org/GLM-4.6"],
  }),
  onHub("zai-org/GLM-4.7", ["GLM-4.7", "GLM-4.7 Flash"], {
    sources: ["https://github.com/zai-org/GLM-4.5", "https://huggingface.co/zai-org/GLM-4.7"],
  }),
  onHub("zai-org/GLM-5", ["GLM-5"], {
    sources: ["https://github.com/zai-org/GLM-5", "https://huggingface.co/zai-org/GLM-5"],
  }),
  onHub("zai-org/GLM-5.1", ["GLM-5.1"], {
    sources: ["https://github.com/zai-org/GLM-5", "https://huggingface.co/zai-org/GLM-5.1"],
  }),
  onHub("zai-org/GLM-5.2", ["GLM-5.2"]),
  {
    names: ["GLM"],
    isFamily: true,
    also: ["glm*", "chatglm*", "glm-4.5v", "glm-4.6v"],
    sentence:
      "Which GLM this name means is not known here. Each open one has its tokenizer in its repository at huggingface.co/zai-org, which can be looked up.",
    sources: ["https://github.com/zai-org"],
  },

  // Others
  onHub("CohereLabs/c4ai-command-r-v01", ["Command R", "Command R v01"]),
  onHub("CohereLabs/c4ai-command-a-03-2025", ["Command A"]),
  onHub("CohereLabs/aya-expanse-8b", ["Aya Expanse"]),
  onHub("CohereLabs/aya-101", ["Aya 101"]),
  {
    names: ["Command R+", "Command R7B", "Command A Reasoning", "Command A Vision"],
    also: ["command-r-08-2024", "embed-english*", "embed-multilingual*", "embed-v4*", "cohere-embed*"],
    sentence:
      "Cohere says that each of its models has a tokenizer of its own, which its API gives the address of (tokenizer_url); this one’s is not known here.",
    sources: ["https://docs.cohere.com/docs/tokens-and-tokenizers"],
  },
  onHub("microsoft/phi-4", ["Phi-4"]),
  onHub("microsoft/Phi-4-mini-instruct", ["Phi-4 mini"]),
  onHub("microsoft/Phi-3-mini-4k-instruct", ["Phi-3 mini 4k"], {
    window: { tokens: 4_096, source: "https://huggingface.co/microsoft/Phi-3-mini-4k-instruct" },
  }),
  onHub("microsoft/Phi-3-mini-4k-instruct", ["Phi-3 mini"], {
    note: "The models for 4k and for 128k tokens of context share it.",
  }),
  onHub("microsoft/phi-2", ["Phi-2"], { window: { tokens: 2_048, source: "https://huggingface.co/microsoft/phi-2" } }),
  onHub("tiiuae/falcon-7b", ["Falcon 7B"]),
  onHub("tiiuae/Falcon3-7B-Base", ["Falcon 3"]),
  onHub("bigscience/bloom", ["BLOOM"]),
  onHub("HuggingFaceTB/SmolLM3-3B", ["SmolLM3"]),
  onHub("HuggingFaceTB/SmolLM2-135M", ["SmolLM2"]),
  onHub("bigcode/starcoder2-3b", ["StarCoder2"]),
  onHub("bigcode/starcoder", ["StarCoder"]),
  onHub("allenai/OLMo-2-1124-7B", ["OLMo 2"]),
  onHub("sarvamai/sarvam-1", ["Sarvam-1"]),
  onHub("EleutherAI/gpt-neox-20b", ["GPT-NeoX-20B"], { also: ["gpt-neox"] }),
  onHub("EleutherAI/gpt-neox-20b", ["Pythia"], {
    sources: [
      "https://github.com/EleutherAI/pythia",
      "https://huggingface.co/EleutherAI/pythia-70m/blob/main/tokenizer_config.json",
    ],
    note: "Pythia has GPT-NeoX-20B’s.",
  }),
  onHub("EleutherAI/gpt-j-6b", ["GPT-J"], { note: "GPT-2’s vocabulary, and 143 tokens that stand for nothing." }),
  onHub("ibm-granite/granite-3.3-8b-instruct", ["Granite 3.3"]),
  {
    names: ["Granite"],
    also: ["granite*"],
    sentence:
      "Each Granite has its tokenizer in its repository at huggingface.co/ibm-granite, which can be looked up; that of 3.3 is known here.",
    sources: ["https://huggingface.co/ibm-granite"],
  },
  onHub("01-ai/Yi-1.5-9B", ["Yi 1.5"]),
  {
    names: ["Yi"],
    also: ["yi-*"],
    sentence:
      "Each open Yi has its tokenizer in its repository at huggingface.co/01-ai, which can be looked up. None has been published of those that only an API has, as Yi-Lightning.",
    sources: ["https://github.com/01-ai/Yi"],
  },
  {
    names: ["MiniMax"],
    also: ["minimax*", "abab*"],
    sentence:
      "Each open MiniMax has its tokenizer in its repository at huggingface.co/MiniMaxAI (MiniMaxAI/MiniMax-M2), which can be looked up.",
    sources: ["https://github.com/MiniMax-AI"],
  },
  {
    names: ["Hunyuan"],
    also: ["hunyuan*"],
    sentence:
      "Each open Hunyuan has its tokenizer in its repository at huggingface.co/tencent, which can be looked up.",
    sources: ["https://github.com/Tencent-Hunyuan"],
  },
  {
    names: ["ERNIE"],
    also: ["ernie*"],
    sentence:
      "Baidu has published the ERNIEs 4.5 with their tokenizers, at huggingface.co/baidu (baidu/ERNIE-4.5-21B-A3B-PT), where each can be looked up; of those that only its API has, none is known.",
    sources: ["https://github.com/PaddlePaddle/ERNIE"],
  },
  onHub("ByteDance-Seed/Seed-OSS-36B-Instruct", ["Seed-OSS"], {
    sources: [
      "https://github.com/ByteDance-Seed/seed-oss",
      "https://huggingface.co/ByteDance-Seed/Seed-OSS-36B-Instruct",
    ],
  }),
  {
    names: ["Doubao"],
    also: ["doubao*"],
    sentence:
      "ByteDance has published no tokenizer of Doubao’s: its API counts (tokenization). That of Seed-OSS, which it has published, is another model’s.",
    sources: ["https://www.volcengine.com/docs/82379/1337112"],
  },
  {
    names: ["Jamba"],
    also: ["jamba*"],
    sentence: "Each Jamba has its tokenizer in its repository at huggingface.co/ai21labs, which can be looked up.",
    sources: ["https://huggingface.co/ai21labs"],
  },
  {
    names: ["Nemotron"],
    also: ["nemotron-nano*", "nemotron-super*", "nemotron-ultra*", "nemotron-mini*", "nemotron-3*", "nemotron-4*"],
    isWhole: true,
    sentence:
      "NVIDIA’s Nemotrons have different tokenizers, those named Llama Nemotron that of their Llama: each is in its repository at huggingface.co/nvidia, which can be looked up.",
    sources: ["https://huggingface.co/nvidia"],
  },
  {
    names: ["EXAONE"],
    also: ["exaone*"],
    sentence: "Each EXAONE has its tokenizer in its repository at huggingface.co/LGAI-EXAONE, which can be looked up.",
    sources: ["https://github.com/LG-AI-EXAONE"],
  },
  {
    names: ["Amazon Nova", "Amazon Titan"],
    also: [
      ...["nova-pro*", "nova-lite*", "nova-micro*", "nova-premier*", "nova-2*", "titan-text*", "titan-embed*"],
      ...["titan-tg1*"],
    ],
    sentence:
      "Amazon has published no tokenizer of Nova’s or Titan’s: how many tokens a call took is in what Bedrock answers (usage).",
    sources: ["https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html"],
  },
  {
    names: ["Solar"],
    also: ["solar-10.7b*", "solar-pro*", "solar-mini*"],
    isWhole: true,
    sentence: "Each open Solar has its tokenizer in its repository at huggingface.co/upstage, which can be looked up.",
    sources: ["https://huggingface.co/upstage"],
  },
  {
    names: ["Sonar", "Sonar Pro"],
    isWhole: true,
    sentence: "Perplexity has built Sonar on Llama 3.3 70B, as it says; of its tokenizer it says nothing.",
    sources: ["https://www.perplexity.ai/hub/blog/meet-new-sonar"],
  },

  // What makes vectors of texts
  {
    names: ["nomic-embed-text"],
    tokenizer: "bert_uncased",
    sources: ["https://huggingface.co/nomic-ai/nomic-embed-text-v1.5"],
    note: "Nomic has BERT base uncased’s loaded for v1 and v1.5.",
  },
  {
    names: ["nomic-embed-text-v2"],
    sentence: "Its tokenizer is in nomic-ai/nomic-embed-text-v2-moe on the Hub, which can be looked up.",
    sources: ["https://huggingface.co/nomic-ai/nomic-embed-text-v2-moe"],
  },
  onHub("BAAI/bge-m3", ["BGE-M3"]),
  {
    names: ["BGE"],
    also: ["bge*"],
    sentence:
      "Each BGE has its tokenizer in its repository at huggingface.co/BAAI (BAAI/bge-base-en-v1.5), which can be looked up.",
    sources: ["https://github.com/FlagOpen/FlagEmbedding"],
  },
  onHub("intfloat/multilingual-e5-large", ["Multilingual E5"]),
  {
    names: ["E5"],
    also: ["e5-small*", "e5-base*", "e5-large*", "e5-mistral*"],
    isWhole: true,
    sentence:
      "Each E5 has its tokenizer in its repository at huggingface.co/intfloat (intfloat/e5-base-v2), which can be looked up; that of multilingual E5 is known here.",
    sources: ["https://github.com/microsoft/unilm/tree/master/e5"],
  },
  {
    names: ["all-MiniLM"],
    also: ["all-minilm*", "all-mpnet*"],
    sentence:
      "Its tokenizer is in its repository at huggingface.co/sentence-transformers (sentence-transformers/all-MiniLM-L6-v2), which can be looked up.",
    sources: ["https://www.sbert.net/docs/sentence_transformer/pretrained_models.html"],
  },
  {
    names: ["Voyage"],
    also: ["voyage*"],
    sentence:
      "Voyage AI publishes the tokenizer of each of its models at huggingface.co/voyageai under its name (voyageai/voyage-3), where it can be looked up. Those up to voyage-2 have Llama 2’s.",
    sources: ["https://docs.voyageai.com/docs/tokenization"],
  },
  {
    names: ["Jina Embeddings"],
    also: ["jina*"],
    sentence: "Each has its tokenizer in its repository at huggingface.co/jinaai, which can be looked up.",
    sources: ["https://huggingface.co/jinaai"],
  },
  {
    names: ["mxbai-embed", "Snowflake Arctic Embed"],
    sentence:
      "Each has its tokenizer in its repository at huggingface.co/mixedbread-ai or huggingface.co/Snowflake, which can be looked up.",
    sources: ["https://huggingface.co/mixedbread-ai", "https://huggingface.co/Snowflake"],
  },
];

/** How names are written elsewhere, and what a row calls them. */
export const otherSpellings: readonly (readonly [written: RegExp, name: string])[] = [
  [/\bdeep\s+seek|深度求索/giu, "deepseek"],
  [/\bchat[\s-]*gpt(?=[\s-]*\d)/giu, "gpt"],
  [/\bchat\s+gpt/giu, "chatgpt"],
  [/通义千问|千问/gu, "qwen"],
  [/豆包/gu, "doubao"],
  [/文心一言|文心/gu, "ernie"],
  [/混元/gu, "hunyuan"],
  [/智谱清言|智谱/gu, "glm"],
  [/月之暗面|кими/giu, "kimi"],
  [/クロード|클로드|क्लॉड|كلود|клод/giu, "claude"],
  [/ジェミニ|제미나이|जेमिनी|جيميني|джемини/giu, "gemini"],
];
