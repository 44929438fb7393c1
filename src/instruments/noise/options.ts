/** What noise does to a text, by its name in links. */
export const kindNames = {
  typos: "Typos of all four",
  swap: "Swapped letters",
  drop: "Dropped letters",
  double: "Doubled letters",
  keyboard: "Neighbouring keys",
  case: "Case",
  spaces: "Spaces",
  marks: "Marks removed",
  lookalikes: "Look-alikes",
  ocr: "Misread by OCR",
  nfc: "NFC",
  nfd: "NFD",
  nfkc: "NFKC",
  nfkd: "NFKD",
} as const;

export type NoiseKind = keyof typeof kindNames;

/** Keyboards, by their names in links. */
export const layoutNames = {
  qwerty: "QWERTY",
  qwertz: "QWERTZ",
  azerty: "AZERTY",
  turkish: "Turkish Q",
  russian: "ЙЦУКЕН",
} as const;

export type LayoutName = keyof typeof layoutNames;

/** The largest seed. */
const mostSeed = 2 ** 32 - 1;

/** Where noise is made: pairs have theirs. */
const only = { kind: Object.keys(kindNames) };

/** What Languages sets of noise; Compare has pairs too. */
export const noiseOptions = {
  kind: {
    kind: "choice",
    label: "Noise",
    hint: "What is done to whole characters, with their marks. Typos are swapped, dropped and doubled letters and neighbouring keys, each as often. Spaces become two, a no-break space or a tab. Look-alikes are letters and digits that Unicode’s confusables take for one another, in scripts in use; OCR’s confusions (rn and m) are a small table of well-known ones.",
    start: "typos",
    values: kindNames,
  },
  rate: {
    kind: "number",
    label: "Rate",
    hint: "The probability with which each place that can be changed is: 0.05 is 5%, 1 changes all.",
    start: 0.05,
    min: 0,
    max: 1,
    isWhole: false,
    only,
  },
  seed: {
    kind: "number",
    label: "Seed",
    hint: "Another number, other places. The same seed gives the same noisy text anywhere.",
    start: 1,
    min: 0,
    max: mostSeed,
    isWhole: true,
    only,
  },
  layout: {
    kind: "choice",
    label: "Keyboard",
    hint: "Letters are hit for letters beside them, digits for digits.",
    start: "qwerty",
    values: layoutNames,
    only: { kind: ["typos", "keyboard"] },
  },
} as const;
