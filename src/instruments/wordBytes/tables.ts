/** What of a model's parameters is tables of its vocabulary. */
export interface TableSize {
  /** Rows of a table; null where the set of entries is open. */
  readonly rows: number | null;
  readonly parameters: number | null;
  /** ÷ all parameters of the model. */
  readonly share: number | null;
}

/** Shares of a model that Toraman et al. 2023 find to do best: BPE's and WordPiece's, and morphological and word vocabularies'. */
export const bestShares = { subwords: 0.2, words: 0.4 } as const;

/**
 * The size of a model's embedding table, and of the output's unless both are one.
 * @param width values in a row (d)
 * @param model all of the model's parameters
 */
export function tableSize(rows: number | null, width: number, isTied: boolean, model: number): TableSize {
  const parameters = rows === null ? null : rows * width * (isTied ? 1 : 2);
  return { rows, parameters, share: parameters === null ? null : parameters / model };
}

/** Rows with which tables come to a share of a model. */
export function rowsAtShare(share: number, width: number, isTied: boolean, model: number): number {
  return Math.round((share * model) / (width * (isTied ? 1 : 2)));
}
