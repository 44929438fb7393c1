/** Names the language that is compressed worst: the one that the same text takes the most tokens in, of equal ones the first. */
export class LanguageChoice {
  private readonly languages: number;
  /** The last choices, a ring; null where they do not matter. */
  private readonly window: Int32Array | null;
  private readonly inWindow: Int32Array;
  /** Times in the window beyond which a language is passed over. */
  private readonly most: number;
  private chosen = 0;

  /**
   * @param window choices that are looked back at; 0 for none: the authors' base
   * @param ratio how many times its even share of them a language may have at most
   */
  constructor(languages: number, window: number, ratio: number) {
    this.languages = languages;
    this.window = window === 0 ? null : new Int32Array(window);
    this.inWindow = new Int32Array(languages);
    this.most = (window * ratio) / languages;
  }

  /**
   * @param tokens of each language
   * @param hasPair whether a language has a pair that can be merged
   * @returns its number; −1 where none has a pair
   */
  next(tokens: Float64Array, hasPair: (language: number) => boolean): number {
    const passedOver = new Uint8Array(this.languages);
    // Where only languages are left that were chosen often, the worst of them it is.
    let often = -1;
    for (;;) {
      const worst = worstOf(tokens, passedOver);
      if (worst === -1) return often === -1 ? -1 : this.choose(often);
      passedOver[worst] = 1;
      if (!hasPair(worst)) continue;
      if (this.window === null || (this.inWindow[worst] as number) <= this.most) return this.choose(worst);
      if (often === -1) often = worst;
    }
  }

  private choose(language: number): number {
    if (this.window !== null) {
      const at = this.chosen % this.window.length;
      if (this.chosen >= this.window.length) this.count(this.window[at] as number, -1);
      this.window[at] = language;
      this.count(language, 1);
    }
    this.chosen++;
    return language;
  }

  private count(language: number, times: number): void {
    this.inWindow[language] = (this.inWindow[language] as number) + times;
  }
}

function worstOf(tokens: Float64Array, passedOver: Uint8Array): number {
  let worst = -1;
  for (let language = 0; language < tokens.length; language++) {
    if (passedOver[language] === 1) continue;
    if (worst === -1 || (tokens[language] as number) > (tokens[worst] as number)) worst = language;
  }
  return worst;
}
