/** Terms by what they are of, chosen by ourselves. */
const byClass = {
  legal: `habeas corpus, force majeure, res judicata, promissory estoppel, fiduciary duty, indemnification, subrogation, tortfeasor,
plaintiff, defendant, appellant, affidavit, deposition, injunctive relief, voir dire, stare decisis, amicus curiae, due process,
eminent domain, easement, escrow, jurisprudence, liquidated damages, mens rea, actus reus, power of attorney, probate,
statute of limitations, summary judgment, subpoena, testator, usufruct, covenant, joint and several liability, burden of proof,
preliminary injunction, arbitration clause, severability, choice of law, class action`,
  medical: `ribonucleic acid, deoxyribonucleic acid, myocardial infarction, neuroblastoma, hypertension, hyperglycemia, gastroenteritis,
electrocardiogram, cholecystectomy, laparoscopy, thrombocytopenia, immunosuppression, osteoarthritis, pneumothorax, tachycardia,
bradycardia, anaphylaxis, hemodialysis, encephalopathy, glomerulonephritis, acetaminophen, ibuprofen, amoxicillin, metformin,
atorvastatin, monoclonal antibody, magnetic resonance imaging, chronic obstructive pulmonary disease, diabetes mellitus,
atrial fibrillation, hepatocellular carcinoma, lymphadenopathy, otolaryngology, pharmacokinetics, subarachnoid hemorrhage,
polymerase chain reaction, angiotensin, erythropoietin, adenocarcinoma, intravenous`,
  financial: `amortization, collateralized debt obligation, credit default swap, EBITDA, accrued interest, balance sheet, cash flow,
derivative, diversification, dividend yield, due diligence, equity, exchange-traded fund, goodwill impairment, hedge fund,
initial public offering, internal rate of return, leveraged buyout, liquidity ratio, market capitalization, mezzanine financing,
mortgage-backed security, net present value, operating expenses, over-the-counter, price-to-earnings ratio, quantitative easing,
receivables, repurchase agreement, return on equity, securitization, shareholder, short selling, sovereign debt,
subordinated debenture, treasury bond, underwriting, volatility, working capital, yield curve`,
} as const;

/** Forty terms each of law, medicine and finance. */
export const terms = Object.entries(byClass)
  .flatMap(([name, list]) => list.split(/,\s+/).map((term) => `${term}\t${name}\n`))
  .join("");
