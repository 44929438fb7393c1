/** Ten digits, by the code point of their zero. */
export interface DigitSystem {
  readonly zero: number;
  readonly name: string;
}

/** Those that are asked about whatever the text has: the ones that a number is written in most. */
export const commonSystems: readonly DigitSystem[] = [
  { zero: 0x30, name: "European" },
  { zero: 0x660, name: "Arabic-Indic" },
  { zero: 0x6f0, name: "Persian" },
  { zero: 0x966, name: "Devanagari" },
  { zero: 0x9e6, name: "Bengali" },
  { zero: 0xbe6, name: "Tamil" },
  { zero: 0xe50, name: "Thai" },
  { zero: 0x1040, name: "Burmese" },
  { zero: 0x17e0, name: "Khmer" },
  { zero: 0xff10, name: "Fullwidth" },
];

const digit = /^\p{Nd}$/u;
/** The mathematical digits are five systems side by side; all others stand apart. */
const mathematical = { from: 0x1d7ce, to: 0x1d7ff } as const;

/** A digit's value, 0 to 9. Unicode has the ten of a system side by side, from zero on. */
export function digitValue(codePoint: number): number {
  if (codePoint < 0x80) return codePoint - 0x30;
  if (codePoint >= mathematical.from && codePoint <= mathematical.to) return (codePoint - mathematical.from) % 10;
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(codePoint - value - 1))) value++;
  return value;
}

/** The system that a digit is of. */
export function systemOf(codePoint: number): DigitSystem {
  const zero = codePoint - digitValue(codePoint);
  const name = `those from U+${zero.toString(16).toUpperCase().padStart(4, "0")}`;
  return commonSystems.find((system) => system.zero === zero) ?? { zero, name };
}

/** A number written in another system's digits. */
export function inDigits(number: string, { zero }: DigitSystem): string {
  return number.replace(/\d/g, (own) => String.fromCodePoint(zero + Number(own)));
}

/** A number as these digits say it, in European ones. */
export function europeanDigits(written: string): string {
  return written.replace(/\p{Nd}/gu, (own) => String(digitValue(own.codePointAt(0) ?? 0x30)));
}
