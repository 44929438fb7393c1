import type { CutDirection, NumberAudit } from "../numbers/numbers";

/** How two tokenizers cut numbers, side by side. */
export interface NumberClash {
  readonly a: CutDirection;
  readonly b: CutDirection;
  /** The commonest way of each length, as the digits of the tokens (“3+1”), and the share of numbers that are cut so. */
  readonly lengths: readonly {
    readonly digits: number;
    readonly a: string;
    readonly shareA: number;
    readonly b: string;
    readonly shareB: number;
  }[];
  /** Whether some length is cut otherwise: weights that were learnt for the one scheme read other numbers under the other. */
  readonly clashes: boolean;
}

/** Holds two schemes side by side, for as many digits as both are known for. */
export function numberClash(a: NumberAudit, b: NumberAudit): NumberClash {
  const lengths = a.cuts.slice(0, b.cuts.length).map((cuts, i) => {
    const [wayA, wayB] = [cuts.ways[0], b.cuts[i]?.ways[0]];
    return {
      digits: cuts.digits,
      a: wayA?.way ?? "",
      shareA: (wayA?.numbers ?? 0) / cuts.numbers,
      b: wayB?.way ?? "",
      shareB: (wayB?.numbers ?? 0) / cuts.numbers,
    };
  });
  const clashes = lengths.some((_, i) => !isSame(a.cuts[i]?.ways, b.cuts[i]?.ways));
  return { a: a.direction, b: b.direction, lengths, clashes };
}

type Ways = NumberAudit["cuts"][number]["ways"];

function isSame(a: Ways = [], b: Ways = []): boolean {
  return a.length === b.length && a.every(({ way, numbers }, i) => way === b[i]?.way && numbers === b[i]?.numbers);
}
