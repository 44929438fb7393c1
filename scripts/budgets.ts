/** What a part of the build may weigh. */
export interface Budget {
  /** What it is, in words. */
  readonly what: string;
  /**
   * Files of the build, by their path without the hash and the ending that the build gives them. Of scripts, all that they import
   * from the start are counted with them, but for what the first page has anyway.
   */
  readonly files: readonly string[];
  /** The most that it may weigh, in thousands of bytes: scripts, style and HTML as gzip has them, all else as it is sent. */
  readonly most: number;
  readonly why: string;
}

/** The first page has this before all others, which therefore do not count it. */
export const firstPage: Budget = {
  what: "The first page’s JavaScript",
  files: ["index.html", "assets/figures"],
  most: 126,
  why: "It stands between a link and the answer. With its worker it has to stay below 170 (e2e/firstVisit.spec.ts).",
};

/**
 * What else is weighed. Every page, worker, vocabulary and corpus has to have a line here, and a line its files: what is new says
 * what it may weigh, and why.
 */
export const budgets: readonly Budget[] = [
  {
    what: "The page itself",
    files: ["index.html"],
    most: 13.8,
    why: "The first comparison is drawn in it, tokens and all (scripts/firstLook), with the name of each instrument, and what other pages begin with: it is seen before any script.",
  },
  { what: "Its style", files: ["assets/page.css"], most: 9, why: "Nothing is drawn before it is there." },

  page(
    "LanguagesPage",
    55.2,
    "The lists that it chooses from are parts of their own, since Train has them too. The corpus comes after it, and charts by themselves; what can be measured, and set of it, is named on it, and measured elsewhere. What was ticked is offered back.",
  ),
  page("TokenizersPage", 27.5, "All tokenizers in a table with the built-ins’ figures, and what is kept of one's own."),
  page(
    "TokenizerPage",
    35,
    "What is asked of a tokenizer, or of one token, comes with each panel; the ways to it are no part of the first page.",
  ),
  page("VocabulariesPage", 28.5, "Tables; what they are of comes from a worker of its own."),
  page(
    "TrainPage",
    67,
    "The form, which knows how few entries there can be, ways back to what was ticked or trained, curves with what they are of, merges, Unigram’s rounds and chips, and what brings tokenizers to Compare; what learns is a worker of its own.",
  ),
  page("TrainDoor", 6, "Which of two pages it is, a training or a lesson, and what links say of them."),
  page(
    "LessonPage",
    16.5,
    "A few words are learned from while they are drawn: the trainer itself, whose tables take little memory, without a worker. The way to Train, and what leads to the field guide, are parts that others have too; the hashes in files’ names decide about some bytes.",
  ),
  page(
    "PiecesStage",
    26.5,
    "A lesson on Unigram, which comes into the page of lessons: its trainer and what its steps show.",
  ),
  page(
    "GuidePage",
    62.4,
    "All findings of some seventy papers with their texts, what each of them opens and what bears out each number, as they are read from the first to the last; what has failed is asked for again, a reload comes to what was read, what a finding opens comes into sight, and it is cited with its papers. Figures come from a worker of its own.",
  ),
  page("FilesPage", 30, "The table and picture of files, and how they are read."),

  worker("tokenizer", 50, "Each first visit loads it; other stages than BPE's come when a tokenizer needs them."),
  worker("guide", 100, "Every kind of tokenizer, all findings, and what any of them measures by."),
  worker("boundaries", 8, "Long texts start it while somebody types."),
  worker("chat", 24, "The template engine and nothing else: what cannot be reached cannot be misused."),
  worker("corpus", 16, "Reads files that somebody drops."),
  worker("vocabularyPair", 100, "Every kind of tokenizer, and what is asked of two vocabularies."),
  worker(
    "instruments",
    70,
    "Every kind of tokenizer, as instruments may ask for one; each instrument comes when it is opened.",
  ),
  worker("train", 110, "Every kind of tokenizer, as files that are learned are read again, and each way to learn one."),
  worker("import", 112, "Reads every format of tokenizers that there is."),
  worker("reference", 72, "The libraries themselves come one by one, when they are asked for."),
  worker(
    "vocabulary",
    71,
    "Looks into all entries of a vocabulary when somebody opens its audit, proves of rare kinds and of maps of rules too what they never give, and measures it; the code points that UnicodeScripts’ list does not know are in it, as in all that reads a file.",
  ),
  {
    what: "The service worker",
    files: ["service-worker.js"],
    most: 12,
    why: "Browsers ask for it each day. It has the name of each file of the build, of which each instrument, page and worker has some: ten bytes a name.",
  },

  vocabulary("bert_uncased", 130),
  vocabulary("cl100k_base", 450, "A first visit loads it."),
  vocabulary("claude2", 310),
  vocabulary("deepseek_v3", 720),
  vocabulary("gemma3", 1800, "262,144 entries."),
  vocabulary("llama2", 180, "A first visit loads it."),
  vocabulary("llama3", 720),
  vocabulary("mistral_7b", 170),
  vocabulary("mistral_nemo", 800),
  vocabulary("o200k_base", 1050, "A first visit loads it."),
  vocabulary("p50k_base", 210),
  vocabulary("qwen3", 720),
  vocabulary("r50k_base", 210),
  { what: "The bundled corpus", files: ["corpora/udhr"], most: 2100, why: "532 declarations; Languages waits for it." },
];

/** What any other script may weigh, with what it alone imports: it is waited for by somebody who has clicked. */
export const anyOther = 130;

function page(name: string, most: number, why: string): Budget {
  return { what: `The page ${name}`, files: [`assets/${name}`], most, why };
}

function worker(kind: string, most: number, why: string): Budget {
  return { what: `The worker “${kind}”`, files: [`workers/${kind}/${kind}.worker`], most, why };
}

function vocabulary(
  name: string,
  most: number,
  why = "Packed as the format allows; more would be a step back.",
): Budget {
  return { what: `The vocabulary ${name}`, files: [`vocabularies/${name}`], most, why };
}
