/** The native package over whole files, in a process of its own: some of its errors end that and give no answer. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReferenceEncoding } from "./native";

/** What a library makes of a text: its tokens, or its refusal. */
export type Outcome<T> = { readonly encoding: T; readonly refusal: null } | { readonly refusal: string };

/** The outcomes of a file's texts, or why the file is refused. */
export type FileOutcome =
  | { readonly texts: readonly Outcome<ReferenceEncoding>[]; readonly refusal: null }
  | { readonly refusal: string };

/** The refusal of a file or a text that ended the process, or that it would go on with for ever. */
export const crash = "The native package has ended its process.";

/**
 * Milliseconds without an answer after which none is to come: an added token that is nothing once normalized can keep the
 * package busy for ever. The texts are a few characters long, so this is no matter of speed.
 */
const forEver = 60_000;

type Answer = { readonly refusal: string } | { readonly ids: number[]; readonly offsets: [number, number][] };

/** Asks the native package in another process, which is started again where it has ended. */
export class NativeProcess {
  private child: ChildProcess | null = null;

  /**
   * @param file the text of a tokenizer.json
   * @returns outcomes of texts up to the first that has ended the process, as {@link crash}
   */
  async encode(file: string, texts: readonly string[]): Promise<FileOutcome> {
    const [loaded, ...encoded] = await this.ask(file, texts);
    if (loaded === undefined) return { refusal: crash };
    if ("refusal" in loaded && loaded.refusal !== null) return { refusal: loaded.refusal };
    const outcomes = encoded.map(outcomeOf);
    return { texts: outcomes.length < texts.length ? [...outcomes, { refusal: crash }] : outcomes, refusal: null };
  }

  close(): void {
    this.child?.kill();
    this.child = null;
  }

  /** One answer for the file and one for each text, as far as the process got. */
  private ask(file: string, texts: readonly string[]): Promise<Answer[]> {
    // What the package prints as it ends is not of interest.
    this.child ??= fork(fileURLToPath(new URL("nativeChild.mjs", import.meta.url)), {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: { ...process.env, RUST_BACKTRACE: "0" },
    });
    const { child } = this;
    const answers: Answer[] = [];
    return new Promise((resolve) => {
      const hangs = () => child.kill("SIGKILL");
      let waiting = setTimeout(hangs, forEver);
      const finish = () => {
        clearTimeout(waiting);
        child.off("message", take);
        child.off("exit", end);
        resolve(answers);
      };
      const take = (answer: Answer) => {
        answers.push(answer);
        clearTimeout(waiting);
        waiting = setTimeout(hangs, forEver);
        const isRefused = answers.length === 1 && "refusal" in answer && answer.refusal !== null;
        if (isRefused || answers.length === texts.length + 1) finish();
      };
      const end = () => {
        this.child = null;
        finish();
      };
      child.on("message", take);
      child.on("exit", end);
      child.send({ file, texts });
    });
  }
}

function outcomeOf(answer: Answer): Outcome<ReferenceEncoding> {
  if ("refusal" in answer) return answer;
  const { ids, offsets } = answer;
  return { encoding: { ids, offsets: () => offsets }, refusal: null };
}
