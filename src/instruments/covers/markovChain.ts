/** An exact fraction, in lowest terms. */
export class Fraction {
  readonly over: bigint;
  readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    const divisor = gcd(over, under);
    this.over = over / divisor;
    this.under = under / divisor;
  }

  plus({ over, under }: Fraction): Fraction {
    return new Fraction(this.over * under + over * this.under, this.under * under);
  }

  times({ over, under }: Fraction): Fraction {
    return new Fraction(this.over * over, this.under * under);
  }

  dividedBy({ over, under }: Fraction): Fraction {
    return new Fraction(this.over * under, this.under * over);
  }

  toString(): string {
    return this.under === 1n ? String(this.over) : `${this.over}/${this.under}`;
  }
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const [zero, one] = [new Fraction(0n, 1n), new Fraction(1n, 1n)];
const minus = (a: Fraction) => new Fraction(a.under - a.over, a.under);

type Letter = "A" | "B";
/** Entries of the example, longest first: a text is cut into them by longest match from the left. */
const entries = ["AA", "A", "B"] as const;

/** What a model says comes after a prompt, of an example with two letters. */
export interface ChainExample {
  readonly prompt: string;
  readonly tokens: readonly string[];
  /** The probability of A next, as the letters have it. */
  readonly truth: Fraction;
  /** As a perfect model of the tokens gives it after the prompt's tokens: the probability that the next token begins with A. */
  readonly asked: Fraction;
  /** As the same model gives it once all covers of the prompt and of the prompt with A are summed. */
  readonly covered: Fraction;
}

/**
 * A worked example of tokenization bias (Phan et al. 2024): letters A and B of a Markov chain, entries A, B and AA, longest match. A
 * model that knows the tokens' probabilities exactly still errs about the next letter where the prompt ends with A: had another A
 * followed, the tokens would have been others.
 * @param again the probability of A after A, and `back` of A after B; the first letter is either, evenly
 */
export function chainExample(prompt: string, again: Fraction, back: Fraction): ChainExample {
  const letter = (before: string, next: Letter): Fraction => {
    const isA = before === "" ? new Fraction(1n, 2n) : before.endsWith("A") ? again : back;
    return next === "A" ? isA : minus(isA);
  };
  const textProbability = (text: string) =>
    Array.from(text).reduce((product, next, i) => product.times(letter(text.slice(0, i), next as Letter)), one);
  /** The probability that the tokens of a long text begin with these: a last A has B behind it. */
  const tokensProbability = (tokens: readonly string[]) => {
    const text = tokens.join("");
    if (cut(text).join() !== tokens.join()) return zero;
    return textProbability(tokens.at(-1) === "A" ? `${text}B` : text);
  };
  const tokens = cut(prompt);
  const asked = entries
    .filter((entry) => entry.startsWith("A"))
    .map((entry) => tokensProbability([...tokens, entry]))
    .reduce((sum, each) => sum.plus(each), zero);
  const covers = (text: string) =>
    coversOf(text)
      .map(tokensProbability)
      .reduce((sum, each) => sum.plus(each), zero);
  return {
    prompt,
    tokens,
    truth: letter(prompt, "A"),
    asked: asked.dividedBy(tokensProbability(tokens)),
    covered: covers(`${prompt}A`).dividedBy(covers(prompt)),
  };
}

/** Longest match from the left. */
export function cut(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = entries.find((entry) => text.startsWith(entry, at)) ?? "B";
    tokens.push(next);
    at += next.length;
  }
  return tokens;
}

/** Canonical sequences whose text begins with a prompt and whose last token reaches its end. */
export function coversOf(prompt: string): string[][] {
  return ["", "A", "B"]
    .map((more) => cut(prompt + more))
    .filter((tokens) => {
      const text = tokens.join("");
      return text.startsWith(prompt) && text.length - (tokens.at(-1)?.length ?? 0) < prompt.length;
    });
}
