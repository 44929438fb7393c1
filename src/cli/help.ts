import { catalogue } from "../tokenizers/catalogue";
import type { CommandName } from "./commandLine";

const general = `Usage: tessera <command> -t TOKENIZER [-t TOKENIZER …] [options] [file …]

Commands:
  count            prints how many tokens texts have: of files, folders, sections, lines
  show             shows a text cut into its tokens
  encode           prints ids and byte ranges as JSON lines, or a row for each token
  decode           prints the text that ids are of
  split            cuts a text in pieces of so many tokens
  premium          compares the languages of a parallel corpus, as CSV
  trace            shows how a text came to its tokens
  audit            tells what is in a vocabulary, and what never comes out of it
  token            tells all that is known of one token, by its id
  overlap          counts the entries that two vocabularies have in common
  vocabulary-diff  tells what has changed from one tokenizer to another
  measure          puts one question to a text in each tokenizer; by itself it lists which there are
  train            learns a vocabulary from texts, and writes it as a tokenizer.json
  model            tells which tokenizer a model has, by its name
  tokenizers       lists tokenizers: built-in, kept, and on the Hugging Face Hub

tessera <command> --help says more; --version prints the version.`;

const shared = `  -t, --tokenizer ID       a built-in tokenizer, hub:owner/name[/folder][@revision], or the path of a tokenizer's file
                           or of a folder with its files, such as ./tokenizer.json; once for each. ID:fewest cuts
                           another way; so do prefix, suffix, longest, length, likely, both and dropout
                           (dropout-0.1-7: p, seed). ID:jamo changes the text first, alone or before a way
                           (ID:jamo:fewest); so do compat-jamo, homophones, homophones-ti, perso-arabic, zwnj
                           and zwnj-space, and table, with --table FILE
      --table FILE         of ID:table: lines with what is found, a tab or →, and what is written for it
      --pattern PATTERN    cuts the text for .tiktoken ranks, and for GGUF whose pre-tokenizer is not known: o200k_base,
                           cl100k_base, p50k_base, r50k_base, llama3, qwen, kimi, or a pattern written out
      --specials text      control tokens' names in the text are text (default)
      --specials control   they are control tokens`;

const inserted = "      --inserted           adds what the tokenizer puts around a text (BOS, CLS, SEP)";

const input = `Text is read from the files, “-” or none being standard input, and must be UTF-8. With several
files, each result names its file.`;

const commands: Readonly<Record<CommandName, string>> = {
  count: `Usage: tessera count -t ID [-t ID …] [options] [file or folder …]

Prints a line for each tokenizer: its id, a tab, the number of tokens; with several files another tab and the file.
Large inputs are counted as they arrive, without being held, on all cores. Of a folder all files count that are in it and
in its folders, without hidden ones; those that are no text, no UTF-8, or cannot be read are
named on standard error and left out.

Options:
      --by file            a line for each file, with its name
      --by dir             a line for each folder, with all that is in it
      --by heading         a line for each section of Markdown, with those within it: tokens, file and line, heading (#)
      --by line            a line for each line: tokens, file and line
      --max N              exit status 1 where a count that is printed is above N, said in one line: for CI
${shared}
${inserted}

${input}`,
  show: `Usage: tessera show -t ID [-t ID …] [options] [file …]

Shows the text with each token in another shade; in a file or a pipe, and with NO_COLOR, each in [brackets]. Of a character that
several tokens share each shows its bytes (<F0><9F>); control characters are shown by their code point.

Options:
${shared}
${inserted}

${input}`,
  encode: `Usage: tessera encode -t ID [-t ID …] [options] [file …]

Prints a line of JSON for each tokenizer: {"tokenizer":…,"ids":[…],"byteStart":[…],"byteEnd":[…]}, with "file" too for
several files. Token i stands for the bytes from byteStart[i] up to byteEnd[i] of the text as it was read.

Options:
      --format ids         an id a line, which “decode” takes; of one tokenizer and one file
      --format jsonl       a line of JSON for each token: its place in the list, id, text (null where it is no whole
                           characters), bytes in hexadecimal, how many they are, where it stands in bytes, code points
                           and UTF-16 units, and flags (special, unknown, byte_fallback, inserted, changed)
      --format csv         the same as CSV, with a header
${shared}
${inserted}

${input}`,
  decode: `Usage: tessera decode [-t ID] [options] [file …]

Prints the bytes that ids are of, and nothing else: control tokens by their names, a piece of a character as its bytes alone.
Ids may be a list of JSON or Python, one a line, between spaces, tensor([…]) or array([…]), or what “encode” prints in any
format; they are decoded as they arrive, the texts of several files or tokenizers one after the other.

    tessera encode -t o200k_base --format ids README.md | tessera decode -t o200k_base
    tessera encode -t o200k_base README.md | tessera decode

Options:
  -t, --tokenizer ID       as of the other commands; the data may name it before the ids (“encode” does in JSON, and in rows of
                           several tokenizers), and where that is another one it is said
      --pattern PATTERN    as of the other commands

Ids are read from the files, “-” or none being standard input, one after the other, each decoded by itself. A list that was cut
off is named, and so is what is no id; the exit status is then 1.`,
  split: `Usage: tessera split -t ID [-t ID …] [options] [file …]

Prints a line of JSON for each piece: {"index":…,"byte_start":…,"byte_end":…,"tokens":…,"alone":…,"overlap":…,"ends_at":…,
"text":…}, with "tokenizer" and "file" too for several. A piece has at most so many tokens, as it is in the text ("tokens") and
encoded by itself ("alone"), and ends inside no character.

Options:
      --max N              tokens of a piece at most (default: 512)
      --overlap M          tokens at most that it begins with and the piece before it ends with (default: 0)
      --at PLACE           where it ends if it can, else at what is finer: paragraph, line (default), sentence or token
      --graphemes          cuts no grapheme cluster either
${shared}
${inserted}

${input}`,
  premium: `Usage: tessera premium --corpus PATH -t ID [-t ID …] [options]

Prints CSV, a row for each language and tokenizer: language,tokenizer,tokens,bytes,characters,unknown,premium.
The premium is the language's tokens divided by the pivot's; all columns are over the segments that both have.
Control tokens do not count. With --measure the last column is another figure, headed by its name.

The corpus is a folder laid out as FLORES-200: <code>.dev, <code>.devtest or <code>.txt for each language, one segment
a line. Files .dev and .devtest of the same languages are read together. Or it is one .csv or .tsv with a column for
each language, headed by its code, or one .jsonl with a key for each. Text must be UTF-8, at most 250 MB of it. The
corpus “udhr” comes with the program: the articles of the Universal Declaration of Human Rights, in over 500 languages.

Options:
      --corpus PATH        folder, file or udhr; may also be given without the option's name
      --pivot CODE         default: eng_Latn, else eng, else en
      --mode segment       each segment is encoded alone (default)
      --mode joined        segments are joined with one space and encoded once (Petrov et al. 2023)
      --measure NAME       what is measured in place of the premium, as links of the Languages page have it:
                           ratios.bytesPerToken, information.renyiEfficiency,alpha:3; a wrong name lists all
                           (docs/metrics.md)
      --intervals          appends low,high: each figure's 95% interval (bootstrap over segments), where it has one
${shared}`,
  trace: `Usage: tessera trace -t ID [-t ID …] [options] [file …]

Shows for each tokenizer what the stages made of the text: normalized text, pre-tokens with the rule that cut them, symbols
and merges with their ranks, tokens. The text is read whole, and much is printed for each word of it.

Offsets of texts, added tokens and pre-tokens are bytes of the text as it was read; those of tokens (“0–2 of it”) are bytes of
their pre-token as it was normalized. In JSON: {"tokenizer":…,"parts":[…]}, with "file" too for several files. A part has a
"kind" (inserted, added, text), "byteStart" and "byteEnd" unless it is inserted, and "id" and "name", or "normalized" and
"preTokens"; a pre-token has "text", "byteStart", "byteEnd", "rule" and "model", whose "tokens" have "id", "name", "start", "end" and
"flags" (2: unknown, 4: byte fallback).

Options:
      --json               a line of JSON for each tokenizer in place of a tree
${shared}
${inserted}

${input}`,
  audit: `Usage: tessera audit -t ID [-t ID …] [options]

Prints for each tokenizer how many entries of its vocabulary are in each class, in columns separated by tabs: scheme, class,
entries, share. Each entry is in one class of each scheme: form (what it is made of), reach (whether any text gives it), qtok
(Chelombitko et al. 2024) and script (ISO 15924). With several tokenizers each line begins with its tokenizer.

Reach is always (its own text gives it and nothing else), inContext (a longer text does), never (no text does, and that is proved),
noText (its bytes are in no UTF-8 text) or undecided.

In JSON: {"tokenizer":…,"entries":…,"singleBytes":…,"fragments":…,"never":[ids],"inContext":[ids],"noText":[ids],
"undecided":…,"qtok":{…},"scripts":{…},"qtokByScript":{"Latn":{…},…},"numbers":{…},"characters":{…},"checks":{…}}. Fragments are
longer than a byte, and no UTF-8.
Numbers are how all of one to seven digits are cut: "ways":{"4":{"3+1":10000}} is of four digits. Characters are, by script, how many
are one token, several, bytes, unknown or dropped. Checks are pass, warn or notApplicable, with the number of failures.

Options:
      --class NAME         lists the entries of a class instead: id, name, bytes in hexadecimal, form, reach, why none gives it,
                           and, for those that only a context gives, a text that does, as JSON has it. Several with points
                           between them list what is in all of them: never.Latn, spaced_alpha.Cyrl
      --json               a line of JSON for each tokenizer in place of a table; with --class one for each entry
  -t, --tokenizer ID       as of the other commands
      --pattern PATTERN    as of the other commands`,
  token: `Usage: tessera token -t ID TOKEN [TOKEN …] [options]

Tells of each token of a vocabulary, by its id, a line for each thing that is known, in columns separated by tabs: its name in the file,
text, bytes, rank or score, its class in each scheme of \`audit\`, a text that gives it (example), or why none does and what becomes of
texts that have its bytes (becomes), the merges that make it, and of what it is part: made with it are tokens whose last merge has it,
part of are all that have its bytes. Lists end after 20; JSON has them whole.

    tessera token -t o200k_base 439

In JSON: {"tokenizer":…,"id":…,"name":…,"text":…,"bytes":…,"rank":…,"score":…,"form":…,"qtok":…,"script":…,"reach":…,"reason":…,
"example":…,"why":…,"becomes":[{"text":…,"rewritten":…,"cut":[…],"tokens":[ids]}],"made":…,"isWhole":…,"merges":[{"rank":…,"left":…,
"right":…,"result":…}],"madeWith":[ids],"partOf":[ids],"neighboursBy":…,"before":[ids],"after":[ids]}. Text is null where the bytes are
no UTF-8, madeWith where nothing is merged; where isWhole is false its bytes merge to other tokens.

Options:
      --json               a line of JSON for each token
  -t, --tokenizer ID       as of the other commands; one
      --pattern PATTERN    as of the other commands`,
  overlap: `Usage: tessera overlap -t A -t B [-t C …] [options]

Prints for each two tokenizers, in columns separated by tabs: both, entries that they have in common, those whose id is the same in
both, and common ones ÷ those of either (Jaccard). Entries are compared by their bytes, “▁” being a space and <0x41> a byte; control
tokens are left out, and of equal entries one counts.

In JSON: {"a":…,"b":…,"common":…,"sameId":…,"jaccard":…,"entriesA":…,"entriesB":…}.

Options:
      --json               a line of JSON for each two in place of columns
  -t, --tokenizer ID       as of the other commands
      --pattern PATTERN    as of the other commands`,
  "vocabulary-diff": `Usage: tessera vocabulary-diff A B [file] [options]

Tells what has changed from one tokenizer to another, as between two revisions. A and B are what -t takes in other commands:
hub:owner/name@revision, ./tokenizer.json, o200k_base. First sentences, which begin with “#”; then a line for each change, in columns
separated by tabs: what, id in A, id in B (of merges their ranks), and the entry as JSON has it, or in hexadecimal after 0x where it
is no text. Entries are compared as \`overlap\` compares them. Chat templates are told too, where one of the two has any. With a
file it is told where its ids first change.

In JSON: a line {"a":…,"b":…,"same":…,"removed":…,"added":…,"moved":…,"kept":…,"merges":…,"addedTokens":[…],"stages":[…],
"templates":{"kind":"none"|"same"|"onlyA"|"onlyB"|"changed",…}}, with "first" for a file; then a line
{"change":…,"a":…,"b":…,"entry":…} for each change of an entry or a merge.

Options:
      --json               lines of JSON
      --pattern PATTERN    as of the other commands`,
  measure: `Usage: tessera measure INSTRUMENT -t ID [-t ID …] [options] [file …]
       tessera measure

Puts one question to a text in each tokenizer, and prints a table in columns separated by tabs, below a line of heads. Without an
instrument those that there are are listed, with their options. Definitions: docs/metrics.md. What compares two texts (overlap) takes
the last file as the second.

In JSON: a line {"tokenizer":…, …} for each row, with "file" too for several files; null is what is not told.

Options:
      --<option> VALUE     an instrument's own option: --alpha 3 --order 4; a switch is 1 or 0, a list a file: --gold words.tsv
      --with OPTIONS       the same, as links have them: alpha:3,order:4
      --at PLACE           what an instrument that asks for a place looks at, in bytes of the text: 12 or 12-20
      --units              reads what stands between white space as the text's tokens, in place of a tokenizer
      --json               lines of JSON in place of a table
${shared}
${inserted}

${input}`,
  train: `Usage: tessera train --size N [options] [file or folder …]
       tessera train --size N [options] --corpus udhr|FOLDER|FILE [--languages CODE,CODE …]
       tessera train --size N [options] --language CODE=FILE [--language CODE=FILE …]

Learns a vocabulary from texts and writes it as a tokenizer.json, which this program, the page and Hugging Face's library load.
Text is read line by line, “-” or no file being standard input, or segment by segment of a parallel corpus, as premium reads
them. The same texts and options give the same file on any machine; of BPE a smaller size gives the beginning of a
larger one. How far it is goes to standard error.

Options:
      --size N             entries in all, characters and control tokens included
      --algorithm bpe      byte-level BPE, with the merges that Hugging Face's trainer learns (default)
      --algorithm characters  BPE over characters; one without an entry is left out, but for --byte-fallback or
                           --special "<unk>"
      --algorithm wordpiece  WordPiece, learned by merges as Hugging Face's trainer does
      --algorithm unigram  a Unigram language model, as Hugging Face's trainer learns it; of what has no entry, “<unk>”, or
                           bytes with --byte-fallback
      --algorithm superbpe  BPE, and from --transition on across white space, so that entries are several words too
      --algorithm parity   BPE of which the language that is compressed worst names each merge: of a corpus, or of files
                           with as many lines each, of which a line says in all of them the same
      --algorithm lib      Less-is-Better: reads, memorizes chunks that spare tokens, and forgets the others
      --pattern PATTERN    what cuts text into pre-tokens: o200k_base, cl100k_base, p50k_base, r50k_base, llama3, qwen or
                           kimi, whitespace (which is left out), metaspace (words with “▁” for the space before each;
                           over characters), none for whole lines, or a pattern written out; o200k_base without it,
                           whitespace for WordPiece, metaspace for Unigram, none for lib (sentences)
      --digits pattern     digits are cut as the pattern has it (default); alone: each by itself; threes: three at a time
                           from the left; threesFromRight: from the right
      --normalizer none    text is cut as it is (default); nfc, nfkc: in that form; lowercase: in NFC and lower case;
                           unaccented: in lower case, marks removed
      --min-count N        all but unigram and lib: pairs that stand less often are not merged; 0 without it
      --alphabet-limit N   characters, wordpiece and unigram: so many characters at most, the rarest give way
      --byte-fallback      characters and unigram: all bytes are entries, for what has none of its own
      --special NAME       a control token, which gets the first id; once for each
      --transition N       superbpe: entries at which it begins to join words; four fifths of the size without it
      --global-merges N    parity: so many merges first that go by all languages' counts; 0 without it
      --window N           parity: a language is passed over that named many of the last N merges; 0, the default, for none
      --window-ratio N     parity: how many times its even share of the window a language may have; 2 without it
      --seed N             lib: another one gives another vocabulary; 0 without it
      --corpus udhr        the corpus that comes with it, or the path of one's own
      --languages CODES    of its languages these, with commas between them; all without it
      --language CODE=FILE  a language with its file
      --hold-out           even segments are not learned from: their tokens are told, and how even they are over languages
  -o, --output FILE        where it is written; standard output without it`,
  model: `Usage: tessera model [NAME …]

Prints a line for each name of a model: its tokenizer as -t takes it, or, where none is public, a sentence that says what is
known; a tab; the addresses that say so. With several names each line ends with another tab and the name. Without a name they
are read from standard input, one a line. Names are as providers write them: gpt-5.2, openai/gpt-4o-mini-2024-07-18,
"gemini 2.5 pro", llama3.1:8b. The exit status is 1 where nothing is known of one.`,
  tokenizers: `Usage: tessera tokenizers [--facts | --remove hub:OWNER/NAME@COMMIT]

Prints a line for each tokenizer, in columns separated by tabs: what -t takes, family, licence, and where it is. Any model
of the Hugging Face Hub may be named, not only those listed: hub:owner/name, hub:owner/name/folder, either with @revision. What
is loaded from there is kept by its commit under $XDG_CACHE_HOME/tessera, or where this system has caches.

Options:
      --facts              what those that are built in are, below a line of heads: kind, entries, control tokens,
                           normalizer, pattern, and on the bundled corpus bytes per token in English and in all
                           languages, the share of unknown tokens, and how many of its scripts are covered
      --remove REFERENCE   removes one that is kept

HF_ENDPOINT is the Hub's address (default: https://huggingface.co), HF_TOKEN a read token for gated and private models.`,
};

/** What `--help` prints: of a command, or of the whole program. */
export function helpText(command: CommandName | null): string {
  const text = command === null ? general : commands[command];
  // It takes texts alone.
  return `${text}\n${command === "train" ? "" : tokenizersThatThereAre()}`;
}

function tokenizersThatThereAre(): string {
  const width = Math.max(...catalogue.map(({ id }) => id.length)) + 2;
  const tokenizers = catalogue.map(({ id, label, models }) =>
    `  ${id.padEnd(width)}${[label, models.join(", ")].filter((part) => part !== "" && part !== id).join(": ")}`.trimEnd(),
  );
  return `\nTokenizers:\n${tokenizers.join("\n")}\n`;
}
