import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { ExplainRequest, LoadRequest } from "../pool/protocol";

/** Guests that are kept: each can cost tens of megabytes. */
const mostGuests = 3;

/**
 * Tokenizers that live in other workers, and are here for questions about two: the last few of them, as the next question is
 * often about the same.
 */
const guests = new Map<string, Tokenizer>();

/**
 * The guest of a name, loaded unless it is here still.
 * @param name as `linkName` has it
 */
export async function guestOf(name: string, load: () => Promise<Tokenizer>): Promise<Tokenizer> {
  const guest = guests.get(name) ?? (await load());
  // The one that was asked for last is the last.
  guests.delete(name);
  guests.set(name, guest);
  for (const oldest of guests.keys()) if (guests.size > mostGuests) guests.delete(oldest);
  return guest;
}

/**
 * The other tokenizer that a question is about: one that lives in this worker, else a guest.
 * @throws {Error} where a question is about one alone
 */
export async function otherOf(
  request: ExplainRequest,
  residents: ReadonlyMap<string, Tokenizer>,
  load: (source: LoadRequest) => Promise<Tokenizer>,
): Promise<Tokenizer> {
  const { other } = request;
  if (other === null) throw new Error("This question is about one tokenizer.");
  const { tokenizer: name } = other;
  return residents.get(name) ?? guestOf(name, () => load({ ...request, ...other }));
}
