import { codePointAt, type Utf16Offset } from "../../text/utf8";
import { CodePointTable } from "../normalizers/codePointTable";
import type { PreTokenized, PreTokenizer } from "./pretokenizer";
import type { SplitBehavior } from "./split";
import { Role, type WordRules } from "./wordRules";

const { alone, dropped, closes, opens } = Role;

/** The role of a match of one character, when what lies between matches is a {@link Role.run}. */
export const roleOfMatch: Readonly<Record<SplitBehavior, Role>> = {
  Isolated: Role.alone,
  Removed: Role.dropped,
  Contiguous: Role.otherRun,
  MergedWithPrevious: Role.closes,
  MergedWithNext: Role.opens,
};

/** A pre-tokenizer that decides from two neighbouring characters alone whether a pre-token ends between them. */
export class AdjacentSplit implements PreTokenizer {
  readonly rule: string;
  readonly words: WordRules;
  private readonly roles: CodePointTable;

  constructor(rule: string, roleOf: (character: string) => Role) {
    this.rule = rule;
    this.roles = new CodePointTable(roleOf);
    this.words = { roleOf: (code) => this.roles.of(code) as Role, prefix: "" };
  }

  preTokenize(input: PreTokenized): PreTokenized {
    const { text, ranges } = input;
    const result: Utf16Offset[] = [];
    for (let i = 0; i < ranges.length; i += 2) this.splitRange(text, ranges[i] ?? 0, ranges[i + 1] ?? 0, result);
    return { ...input, ranges: result };
  }

  isIndependent(): boolean {
    return true;
  }

  cuts(before: number, after: number): boolean {
    return !joins(this.roles.of(before), this.roles.of(after));
  }

  cutsBefore(after: number): boolean {
    const role = this.roles.of(after);
    return Object.values(Role).every((before) => !joins(before, role));
  }

  private splitRange(text: string, from: Utf16Offset, to: Utf16Offset, result: Utf16Offset[]): void {
    const { roles } = this;
    let start = from;
    let previous: number = dropped;
    for (let unit = from; unit < to; ) {
      const code = codePointAt(text, unit);
      const role = roles.of(code);
      // In the middle of a run there is nothing to decide.
      if (role !== previous || role >= alone) {
        if (unit > start && !joins(previous, role)) {
          if (previous !== dropped) result.push(start, unit);
          start = unit;
        }
        previous = role;
      }
      unit += code > 0xffff ? 2 : 1;
    }
    if (previous !== dropped && to > start) result.push(start, to);
  }
}

/** Whether two neighbours are in one pre-token. */
function joins(before: number, after: number): boolean {
  if (before < alone) return before === after || after === closes;
  return before === opens && after < alone;
}
