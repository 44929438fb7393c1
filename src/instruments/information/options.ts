/** Tokens before one that can be given. */
export const mostGiven = 4;

/** What Information can be set to; Languages has those that a measure goes by, and loads nothing else for it. */
export const informationOptions = {
  alpha: {
    kind: "number",
    label: "Rényi’s α",
    hint: "Above 1 frequent entries weigh more. Zouhar et al. found 2.5 to go best with the quality of translations.",
    start: 2.5,
    min: 0,
    max: 100,
    isWhole: false,
  },
  order: {
    kind: "number",
    label: "Tokens given",
    hint: "How many tokens before one are known: to its entropy, and to the coder that guesses it.",
    start: 2,
    min: 1,
    max: mostGiven,
    isWhole: true,
  },
  of: {
    kind: "choice",
    label: "Efficiency of",
    hint: "What entropy is divided by: the logarithm of how many entries the text has, or the vocabulary.",
    start: "seen",
    values: { seen: "Entries seen", vocabulary: "Vocabulary" },
  },
} as const;
