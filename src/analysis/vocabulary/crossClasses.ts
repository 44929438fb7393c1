/** A scheme's classes, and each entry's among them by its number. */
export interface ClassesOfEntries {
  readonly classes: readonly string[];
  readonly column: Uint8Array;
}

/** The entries of one class by the classes of another scheme. */
export interface CrossedClass {
  readonly name: string;
  readonly entries: number;
  /** Entries of each class of the other scheme, by its number. */
  readonly counts: Uint32Array;
}

/**
 * Counts the classes of one scheme apart for each class of another: of Qtok's classes by script, how many entries a script has in
 * each of them.
 * @returns classes of `rows` that have entries, those with the most first; of as many in the order of their numbers
 */
export function crossClasses(rows: ClassesOfEntries, { classes, column }: ClassesOfEntries): CrossedClass[] {
  const width = classes.length;
  const all = new Uint32Array(rows.classes.length * width);
  for (let index = 0; index < column.length; index++) {
    const cell = (rows.column[index] as number) * width + (column[index] as number);
    all[cell] = (all[cell] as number) + 1;
  }
  return rows.classes
    .map((name, number) => {
      const counts = all.slice(number * width, (number + 1) * width);
      return { name, entries: counts.reduce((sum, count) => sum + count, 0), counts };
    })
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => b.entries - a.entries);
}
