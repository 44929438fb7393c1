/** A list that cannot be read as ids; the message says which item of it is none, and what ids are. */
export class IdsError extends Error {
  override readonly name = "IdsError";
}
