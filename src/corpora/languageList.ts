/**
 * Codes of languages as one text, with “~” between them: `eng~hin~deu_1996`. Codes of one's own corpus may be anything, so of
 * those “%” and “~” are written as `%25` and `%7E`.
 */
export function writeList(codes: readonly string[]): string {
  return codes.map((code) => code.replace(/%/g, "%25").replace(/~/g, "%7E")).join("~");
}

/** The codes of a text that {@link writeList} has written; of any other one what stands between its signs. */
export function readList(list: string): string[] {
  if (list === "") return [];
  return list.split("~").map((code) => code.replace(/%7E/g, "~").replace(/%25/g, "%"));
}
