/** “How many r in strawberry”. */
export interface Question {
  readonly word: string;
  readonly letter: string;
}

/** Questions that are answered. */
export const mostQuestions = 500;

const inWords =
  /^how many (?:times (?:does |is )?)?(?:the )?(?:letters? )?(.+?)(?: (?:are|is|appears?|occurs?))?(?: there)? in (?:the )?(?:word |name )?(.+?)\s*\??$/iu;
const quotes = /^["'“”‘’«»„`]+|["'“”‘’«»„`]+$/gu;

/**
 * Reads questions, a line or what stands between two semicolons each: `strawberry⇥r`, `strawberry r`, or “How many r’s are in
 * strawberry?”. Empty lines are passed over.
 * @returns what was read up to the first line that is none, and a sentence on that line; null where all are
 */
export function readQuestions(written: string): { questions: readonly Question[]; problem: string | null } {
  const questions: Question[] = [];
  for (const [i, line] of written.split(/\r?\n|;/).entries()) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const question = questionOf(trimmed);
    if (question === null) {
      const said = `“${trimmed.slice(0, 40)}” (the ${ordinal(i + 1)}) is no question.`;
      return { questions, problem: `${said} Write “strawberry r”, or “How many r in strawberry?”.` };
    }
    if (questions.length === mostQuestions)
      return { questions, problem: `These are more than ${mostQuestions} questions.` };
    questions.push(question);
  }
  return { questions, problem: null };
}

function questionOf(line: string): Question | null {
  const [, asked = "", of = ""] = inWords.exec(line) ?? [];
  if (asked !== "") return { word: bare(of), letter: singular(bare(asked)) };
  // A tab stands between the two; else the last white space does, since names have some.
  const parts = line.includes("\t")
    ? line.split("\t")
    : [/^(.+)\s+\S+$/u.exec(line)?.[1] ?? "", /\S+$/u.exec(line)?.[0] ?? ""];
  const [word = "", letter = ""] = parts.map(bare);
  return parts.length !== 2 || word === "" || letter === "" ? null : { word, letter };
}

function bare(text: string): string {
  return text.trim().replace(quotes, "");
}

/** “r’s” and “Rs” are more than one r. */
function singular(letter: string): string {
  const own = letter.replace(/["'’”`]s$/u, "").replace(/^(\p{L})s$/u, "$1");
  return bare(own);
}

function ordinal(number: number): string {
  return number === 1 ? "first" : number === 2 ? "second" : number === 3 ? "third" : `${number}th`;
}
