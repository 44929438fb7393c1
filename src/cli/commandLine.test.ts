import { expect, test } from "vitest";
import { catalogue } from "../tokenizers/catalogue";
import { commandNames, readCommandLine } from "./commandLine";
import { UsageError } from "./environment";
import { helpText } from "./help";

function refusal(...args: string[]): string {
  try {
    readCommandLine(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`${args.join(" ")} was not refused.`);
}

test("what is not said has its default", () => {
  expect(readCommandLine(["count", "-t", "llama3"])).toEqual({
    command: "count",
    tokenizers: ["llama3"],
    options: { specials: "text", inserted: false },
    files: ["-"],
  });
  expect(readCommandLine(["premium", "-t", "llama3", "flores"])).toEqual({
    command: "premium",
    tokenizers: ["llama3"],
    options: { specials: "text", inserted: false },
    corpus: "flores",
    pivot: null,
    mode: "segment",
    intervals: false,
    measure: "premium",
  });
});

test("tokenizers are kept in the order given, each once; options and files may be mixed", () => {
  const args = [
    "encode",
    "a.txt",
    "-t",
    "words",
    "--tokenizer=llama3",
    "--inserted",
    "-",
    "-twords",
    "--specials=control",
  ];
  expect(readCommandLine(args)).toEqual({
    command: "encode",
    tokenizers: ["words", "llama3"],
    options: { specials: "control", inserted: true },
    files: ["a.txt", "-"],
    format: "json",
  });
  expect(readCommandLine(["count", "-t", "words", "--", "-x"])).toMatchObject({ files: ["-x"] });
});

test("a tokenizer may be a path, and its ranks have a pattern", () => {
  const args = ["count", "-t", "./folder", "-t", "words", "-t", "o200k.tiktoken", "--pattern", "o200k_base"];
  const tokenizers = ["./folder", "words", "o200k.tiktoken"];
  expect(readCommandLine(args)).toMatchObject({ tokenizers, pattern: "o200k_base" });
});

test("a premium's corpus, pivot and mode", () => {
  const args = [
    "premium",
    "--corpus",
    "flores",
    "--pivot",
    "deu_Latn",
    "--mode",
    "joined",
    "--intervals",
    "--measure",
    "information.types",
    "-t",
    "words",
  ];
  expect(readCommandLine(args)).toMatchObject({ corpus: "flores", pivot: "deu_Latn", mode: "joined", intervals: true });
  expect(readCommandLine(args)).toMatchObject({ measure: "information.types" });
  expect(refusal("premium", "-t", "words")).toMatch(/--corpus/);
  expect(refusal("premium", "-t", "words", "--corpus", "a", "b")).toMatch(/“b”/);
  expect(refusal("premium", "-t", "words", "--mode", "mean", "a")).toBe("--mode is segment or joined, not “mean”.");
});

test("what does not exist is named, and what does is listed", () => {
  expect(refusal()).toMatch(/count, encode, decode, split, premium, trace/);
  expect(refusal("cuont")).toMatch(/“cuont”.*count, encode, decode, split, premium, trace/);
  expect(refusal("count", "--tokeniser", "llama3")).toMatch(
    /'--tokeniser'.* --tokenizer, --pattern, --specials, --inserted/,
  );
  expect(refusal("count", "-t", "words", "--json")).toMatch(/“count” has no option --json\. The options of count are/);
  expect(refusal("count", "-t", "llama9")).toMatch(/“llama9”.* o200k_base, .*llama3/);
  expect(refusal("count", "-t", "__proto__")).toMatch(/“__proto__”/);
  expect(refusal("count", "-t", "folder")).toMatch(/“folder”.* a file or folder with a slash: \.\/name\.$/);
  expect(refusal("count")).toMatch(/-t.* o200k_base/);
  expect(refusal("count", "-t")).toMatch(/argument missing\. The options/);
  expect(refusal("count", "-t", "words", "--specials", "none")).toBe("--specials is text or control, not “none”.");
  expect(refusal("count", "-t", "words", "-", "-")).toMatch(/only once/);
});

test("help is there for all and for each command, and names every tokenizer", () => {
  expect(readCommandLine(["--help"])).toEqual({ command: "help", of: null });
  expect(readCommandLine(["--version"])).toEqual({ command: "version" });
  for (const command of commandNames) {
    expect(readCommandLine([command, "-h"])).toEqual({ command: "help", of: command });
    expect(helpText(command)).toMatch(new RegExp(`^Usage: tessera ${command} `));
    expect(helpText(null)).toContain(`\n  ${command} `);
  }
  for (const { id } of catalogue) expect(helpText("count")).toMatch(new RegExp(`^  ${id}( |$)`, "m"));
  for (const line of helpText("premium").split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});

test("a value that begins like an option is asked for in a way that can be read", () => {
  expect(refusal("train", "--size", "-5")).toMatch(/^What stands behind --size looks like an option/);
  expect(refusal("train", "--size=-5")).toBe("--size is a number from 1, not “-5”.");
});

test("each option that a command takes is in its help, and none that it does not take", () => {
  for (const command of commandNames) {
    const taken = refusal(command, "--nope").match(/(?<=[ ,]--)[a-z]+(?=[,.])/g) ?? [];
    const told = Array.from(
      helpText(command).matchAll(/^ {2}(?:-\w,| {3}) --([a-z]+) /gm),
      ([, option = ""]) => option,
    );
    expect([...new Set([...told, "help"])].sort(), command).toEqual([...taken].sort());
  }
});

test("names of models are arguments, or lines of standard input", () => {
  expect(readCommandLine(["model", "gpt-5.2", "claude opus 4"])).toEqual({
    command: "model",
    names: ["gpt-5.2", "claude opus 4"],
  });
  for (const args of [[], ["-"]]) expect(readCommandLine(["model", ...args])).toEqual({ command: "model", names: [] });
  expect(refusal("model", "o3", "-")).toMatch(/not both/);
  expect(refusal("model", "-t", "words")).toMatch(/“model” has no option --tokenizer/);
});

test("tokenizers of the Hub are named by their reference; what is kept of them is listed and removed", () => {
  expect(readCommandLine(["count", "-t", "hub:a/b@v1"])).toMatchObject({ tokenizers: ["hub:a/b@v1"] });
  expect(readCommandLine(["tokenizers"])).toEqual({ command: "tokenizers", remove: null, facts: false });
  expect(readCommandLine(["tokenizers", "--facts"])).toMatchObject({ facts: true });
  expect(refusal("tokenizers", "--facts", "--remove", "hub:a/b@v1")).toMatch(/not both/);
  expect(readCommandLine(["tokenizers", "--remove", "hub:a/b@v1"])).toMatchObject({ remove: "hub:a/b@v1" });
  expect(refusal("tokenizers", "a.txt")).toMatch(/reads no file: “a\.txt”/);
  expect(refusal("count", "-t", "words", "--remove", "hub:a/b")).toMatch(/“count” has no option --remove/);
});

test("an instrument's own options are given by their names", () => {
  const ownOf = (...args: string[]) => {
    const command = readCommandLine(["measure", "merge", "-t", "words", ...args]);
    return command.command === "measure" ? [command.with, command.own, command.files] : [];
  };
  const own = [
    ["codes", "100"],
    ["method", "lzw"],
  ];
  expect(ownOf("--codes", "100", "--method=lzw", "a.txt")).toEqual(["", own, ["a.txt"]]);
  const expression = [["expression", "a{1,3}%"]];
  expect(ownOf("--with", "alpha:3", "--expression", "a{1,3}%", "--json")).toEqual(["alpha:3", expression, []]);
  expect(ownOf("--pattern", "codes", "-t", "llama3", "--", "--codes", "x")).toEqual(["", [], ["--codes", "x"]]);
  expect(ownOf()).toEqual(["", [], []]);
});

test("train takes a language from one file", () => {
  const twice = ["train", "--size", "900", "--language", "en=a.txt", "--language", "en=b.txt"];
  expect(refusal(...twice)).toContain("names en twice");
});

test("train refuses options that the algorithm does not go by, and names those that do", () => {
  const train = (...args: string[]) => ["train", "--size", "900", ...args, "a.txt"];
  expect(refusal(...train("--algorithm", "lib", "--min-count", "5"))).toBe(
    "--min-count means nothing to lib: leave it out. It is for bpe, characters, wordpiece, superbpe, parity.",
  );
  expect(refusal(...train("--min-count", "0", "--algorithm", "unigram"))).toContain("means nothing to unigram");
  expect(refusal(...train("--byte-fallback"))).toContain("It is for characters, unigram.");
  expect(refusal(...train("--algorithm", "parity", "--window-ratio", "3"))).toContain("without --window");
  expect(readCommandLine(train("--algorithm", "parity", "--window-ratio", "3", "--window", "9"))).toMatchObject({
    recipe: { window: 9, windowRatio: 3 },
  });
  // The page's numbers, which its command has.
  expect(readCommandLine(train("--algorithm", "lib", "--seed", "4294967295"))).toMatchObject({
    recipe: { seed: 2 ** 32 - 1 },
  });
  expect(refusal(...train("--algorithm", "lib", "--seed", "4294967296"))).toContain("from 0 to 4294967295");
});
