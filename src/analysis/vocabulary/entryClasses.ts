import { qtokCounts, type VocabularyAudit } from "./audit";
import { countNames, namedCounts } from "./countNames";
import { crossClasses } from "./crossClasses";
import { formNames } from "./forms";
import { qtokClasses } from "./qtokClasses";
import { Reach, reachNames } from "./reach/verdicts";
import { entryScripts } from "./scriptsOfEntries";

/** A way to tell entries apart, in which each is in one class. */
export interface Scheme {
  readonly name: "form" | "reach" | "qtok" | "script";
  /** Names of its classes, by number. */
  readonly classes: readonly string[];
  /** The class of each entry. */
  columnOf(audit: VocabularyAudit): Uint8Array;
}

export const schemes: readonly Scheme[] = [
  { name: "form", classes: formNames, columnOf: ({ forms }) => forms },
  { name: "reach", classes: reachNames, columnOf: ({ reach }) => reach },
  { name: "qtok", classes: qtokClasses, columnOf: ({ qtok }) => qtok },
  { name: "script", classes: entryScripts, columnOf: ({ scripts }) => scripts },
];

/** Names of all classes that can be asked for; several with a point between them ask for what is in all of them. */
export const classNames: readonly string[] = schemes.flatMap(({ classes }) => classes);

/** Whether there are these classes. @param name of one, or of several as {@link classNames} has them */
export function isClassName(name: string): boolean {
  return name.split(".").every((each) => classNames.includes(each));
}

/** Indices of the entries that are in a class of some scheme, in order; of several classes, in all of them. @param name as for {@link isClassName} */
export function entriesInClass(audit: VocabularyAudit, name: string): number[] {
  const wanted = name.split(".").map((each) => {
    const scheme = schemes.find(({ classes }) => classes.includes(each));
    return { column: scheme?.columnOf(audit), number: scheme?.classes.indexOf(each) };
  });
  const all = [...audit.forms.keys()];
  return all.filter((index) =>
    wanted.every(({ column, number }) => column?.[index] === number && number !== undefined),
  );
}

/** What an audit comes to. */
export interface AuditSummary {
  readonly entries: number;
  readonly singleBytes: number;
  /** Longer than a byte, and no UTF-8. */
  readonly fragments: number;
  /** Ids. */
  readonly never: readonly number[];
  readonly inContext: readonly number[];
  readonly noText: readonly number[];
  readonly undecided: number;
  /** All twelve classes. */
  readonly qtok: Readonly<Record<string, number>>;
  /** Scripts that there are. */
  readonly scripts: Readonly<Record<string, number>>;
  /** Of each of these scripts the classes of Qtok that its entries have. */
  readonly qtokByScript: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function summarize(audit: VocabularyAudit): AuditSummary {
  const forms = countNames(audit.forms, formNames);
  const idsOf = (reach: Reach) => [...audit.entries.ids.filter((_, index) => audit.reach[index] === reach)];
  return {
    entries: audit.entries.ids.length,
    singleBytes: forms.singleByte ?? 0,
    fragments: (forms.fragment ?? 0) + (forms.severalParts ?? 0),
    never: idsOf(Reach.never),
    inContext: idsOf(Reach.inContext),
    noText: idsOf(Reach.noText),
    undecided: idsOf(Reach.undecided).length,
    qtok: qtokCounts(audit),
    scripts: countNames(audit.scripts, entryScripts),
    qtokByScript: Object.fromEntries(
      crossClasses({ classes: entryScripts, column: audit.scripts }, { classes: qtokClasses, column: audit.qtok }).map(
        ({ name, counts }) => [name, namedCounts(counts, qtokClasses)],
      ),
    ),
  };
}
