import { longestString, tooLong } from "../tokenizers/stream";
import type { TextPart } from "../training/train";
import { inputName, openInput } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { findInputs } from "./findInputs";
import { isLeftOut } from "./leaveOut";
import type { Crew } from "./threads/crew";
import type { LanguageText } from "./trainingTexts";
import type { TrainTask } from "./trainingWork";
import { decodeUtf8 } from "./utf8Input";

/** Characters that are counted at a time, and those for which one more helper pays. */
const sizes = { block: 1 << 20, helper: 1 << 23 } as const;

/**
 * Reads files that `train` learns from, task by task, each text of whole lines, but for an input's last; calls for helpers on the way.
 * @throws {InputError} for an input that cannot be read or is not UTF-8; one that was found in a folder is left out, which is told
 * @throws {TokenizerError} for a line that is longer than a string can be
 */
export async function* fileTasks(
  files: readonly string[],
  crew: Pick<Crew<unknown, unknown>, "call">,
  environment: Environment,
): AsyncGenerator<TrainTask> {
  const gathered = new Gathered(crew);
  for (const { path, isFound } of await findInputs(files, environment)) {
    if (isFound && (await isLeftOut(path, environment))) continue;
    const texts = decodeUtf8(openInput(path, environment), inputName(path));
    let rest = "";
    for await (const text of isFound ? wholeOf(texts, environment) : texts) {
      if (rest.length + text.length > longestString) throw tooLong();
      const end = text.lastIndexOf("\n") + 1;
      if (end === 0) {
        rest += text;
        continue;
      }
      gathered.add(rest + text.slice(0, end));
      rest = text.slice(end);
      if (gathered.isEnough) yield gathered.task(0, "learned");
    }
    gathered.add(rest);
  }
  yield gathered.task(0, "learned");
}

/** Tasks of languages, each of segments of one of its parts; calls for helpers on the way. */
export function* languageTasks(
  languages: readonly LanguageText[],
  crew: Pick<Crew<unknown, unknown>, "call">,
): Generator<TrainTask> {
  const gathered = new Gathered(crew);
  for (const [language, texts] of languages.entries()) {
    for (const part of ["learned", "held"] as const) {
      for (const segment of texts[part]) {
        gathered.add(segment);
        if (gathered.isEnough) yield gathered.task(language, part);
      }
      yield gathered.task(language, part);
    }
  }
}

/** Texts until they are a task. */
class Gathered {
  private readonly crew: Pick<Crew<unknown, unknown>, "call">;
  private texts: string[] = [];
  private length = 0;
  private seen = 0;

  constructor(crew: Pick<Crew<unknown, unknown>, "call">) {
    this.crew = crew;
  }

  get isEnough(): boolean {
    return this.length >= sizes.block;
  }

  add(text: string): void {
    this.texts.push(text);
    this.length += text.length;
    this.seen += text.length;
    this.crew.call(Math.floor(this.seen / sizes.helper));
  }

  task(language: number, part: TextPart): TrainTask {
    const { texts } = this;
    this.texts = [];
    this.length = 0;
    return { texts, language, part };
  }
}

/** A file's texts once all have been read: nobody has named it, so that where one is no UTF-8 all are left out, which is told. */
async function* wholeOf(texts: AsyncIterable<string>, environment: Environment): AsyncGenerator<string> {
  const whole: string[] = [];
  try {
    for await (const text of texts) whole.push(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    environment.warn(`Left out: ${error.message}`);
    return;
  }
  yield* whole;
}
