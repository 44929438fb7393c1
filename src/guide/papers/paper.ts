/** A paper behind the guide, by the short name that findings give. */
export interface GuidePaper {
  /** How findings name it, and the page's list: the beginning of its title. */
  readonly name: string;
  readonly title: string;
  /** What is known of it from a public source; null where it could not be looked up, which the page says. */
  readonly source: {
    /** “Petrov, La Malfa, Torr & Bibi”; of more than four the first, with “et al.” */
    readonly authors: string;
    readonly year: number;
    readonly address: string;
  } | null;
  /** Why no finding is of it; left out where one is. */
  readonly without?: string;
}
