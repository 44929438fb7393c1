/** What went wrong, for those who want to offer a way on that fits. */
export type HubErrorCode =
  /** What was typed names no model. */
  | "reference"
  /** The Hub's address, or the token, cannot be used. */
  | "settings"
  | "not-found"
  | "gated"
  | "rate-limited"
  | "offline"
  /** A web page came in place of a file. */
  | "html"
  | "truncated"
  /** The bytes are not those that the Hub announces. */
  | "altered"
  | "too-large"
  | "no-tokenizer"
  /** The Hub's answer is an error, or makes no sense. */
  | "server";

/** Why a tokenizer could not be had from the Hub. The message is meant for people, and never holds the token. */
export class HubError extends Error {
  override readonly name = "HubError";

  /** What can be looked up in place of what was, as `readHubReference` takes it. */
  readonly places: readonly string[];

  /** @param retryAfter seconds to wait, where the Hub says so */
  constructor(
    readonly code: HubErrorCode,
    message: string,
    readonly retryAfter: number | null = null,
    options: ErrorOptions & { readonly places?: readonly string[] } = {},
  ) {
    super(message, options);
    this.places = options.places ?? [];
  }
}
