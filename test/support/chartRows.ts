import type { ChartRow, ChartSeries } from "../../src/views/languages/chart";

/** Series as charts are given them, with made-up references. */
export function syntheticSeries(count: number): ChartSeries[] {
  return Array.from({ length: count }, (_, i) => ({
    reference: `builtin:made-up-${i}`,
    label: `Tokenizer ${i}`,
    color: `var(--series-${i})`,
  }));
}

/** Languages with made-up figures, premiums between 0.8 and 14; the first is the pivot, every 50th has none yet. */
export function syntheticRows(count: number, seriesCount: number): ChartRow[] {
  return Array.from({ length: count }, (_, i) => {
    const code = `l${i}`;
    const premium = i === 0 ? 1 : 0.8 + ((i * 7919) % 132) / 10;
    const one = {
      code,
      segments: 60,
      tokens: Math.round(2000 * premium),
      pivotTokens: 2000,
      bytes: 12_000,
      characters: 9000,
      unknown: i % 40 === 7 ? 1000 : 0,
      premium,
      value: premium,
      interval: [premium * 0.95, premium * 1.05] as const,
      bytePremium: 0.9 + ((i * 31) % 20) / 10,
      characterPremium: 1.1,
    };
    return {
      language: {
        code,
        name: `Language ${i}`,
        endonym: i % 3 === 0 ? `Endonym & <${i}>` : null,
        bcp47: null,
        iso6393: null,
        script: "Latn",
        direction: "ltr",
        latitude: i % 10 === 9 ? null : ((i * 37) % 120) - 50,
        longitude: i % 10 === 9 ? null : ((i * 71) % 340) - 170,
        region: "Southern Asia",
        speakers: null,
        present: 60,
        bytes: 12_000,
      },
      figures: Array.from({ length: seriesCount }, () => (i % 50 === 49 ? null : one)),
    };
  });
}
