import { InapplicableError, type Subject } from "../instrument";
import { type ListReader, listProblem, type ReadList, readOnce } from "./listReader";

/**
 * The list that an option chooses, read; null where it is set to none.
 * @param option its name
 * @throws {InapplicableError} where nothing of the list could be read; the message says why, by line
 */
export function chosenList<Entry>(
  { lists }: Subject,
  option: string,
  reader: ListReader<Entry>,
): ReadList<Entry> | null {
  const list = Object.hasOwn(lists, option) ? lists[option] : undefined;
  if (list === undefined) return null;
  const read = readOnce(reader, list.text);
  const problem = read.entries.length === 0 ? listProblem(reader, read, list.name) : null;
  if (problem !== null) throw new InapplicableError(problem);
  return read;
}
