/** What the post-processor puts around a single text: ids of inserted tokens before and after it. */
export interface Template {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A template that inserts nothing. */
export const emptyTemplate: Template = { before: [], after: [] };
