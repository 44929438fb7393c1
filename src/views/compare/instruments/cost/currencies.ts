/** What most prices are published in, and what most people count in; a link may name any other. */
const usual = ["USD", "EUR", "GBP", "CNY", "JPY", "INR", "KRW", "BRL", "CAD", "AUD", "CHF", "SEK", "PLN", "TRY"];

/** The currencies to choose from: the usual ones, and what is chosen. @param chosen an ISO 4217 code */
export function currencyChoices(chosen: string | null): readonly string[] {
  return chosen === null || usual.includes(chosen) ? usual : [...usual, chosen];
}
