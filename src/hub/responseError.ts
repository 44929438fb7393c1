import { HubError } from "./hubError";
import type { HubResponse } from "./hubFetch";
import type { HubReference } from "./hubReference";

/** What a request asked for, and how. */
export interface Asked extends HubReference {
  /** One of the model's files; null for what the Hub knows of the model. */
  readonly file: string | null;
  /** The Hub's address. */
  readonly endpoint: string;
  readonly hasToken: boolean;
}

/**
 * What the Hub's refusal means. The Hub answers 401 for what does not exist too, as long as nobody has signed in; its
 * header X-Error-Code tells the cases apart.
 */
export function responseError(response: HubResponse, { id, revision, file, endpoint, hasToken }: Asked): HubError {
  const { status } = response;
  const code = response.headers.get("x-error-code");
  if (status === 401 && hasToken) {
    const way = `Make another on ${endpoint}/settings/tokens, or leave it out for what is public`;
    return new HubError("gated", `The Hub does not know the token: it is misspelt, expired or revoked. ${way}.`);
  }
  if (code === "RevisionNotFound") {
    const known = `${endpoint}/${id}/tree/main names its branches and tags`;
    return new HubError("not-found", `${id} has no revision “${revision}”: ${known}.`);
  }
  if (file !== null && status === 404) {
    return new HubError("not-found", `The Hub lists ${file} of ${id}, but does not have it. Try again later.`);
  }
  if (status === 404 || code === "RepoNotFound") {
    const hidden = hasToken ? "the token’s owner may not see it" : "it is private and needs a read token";
    return new HubError("not-found", `The Hub has no model “${id}”, or ${hidden}. Check the spelling: owner/name.`);
  }
  if (status === 401 || status === 403) return new HubError("gated", gated(id, endpoint, hasToken));
  if (status === 429) {
    const seconds = readRetryAfter(response.headers.get("retry-after"));
    const wait = seconds === null ? "in a few minutes" : `in ${inWords(seconds)}`;
    const more = hasToken ? "" : " A read token raises the limit.";
    return new HubError(
      "rate-limited",
      `The Hub has had too many requests from here. Try again ${wait}.${more}`,
      seconds,
    );
  }
  return new HubError(
    "server",
    `The Hub answered ${status} when asked for ${file ?? "what it knows"} of ${id}. Try again later.`,
  );
}

function gated(id: string, endpoint: string, hasToken: boolean): string {
  const page = `${endpoint}/${id}`;
  return hasToken
    ? `The token gives no access to ${id}. Sign in as its owner, accept the licence on ${page}, and see that the token may read gated repositories.`
    : `${id} is gated or private. Sign in, accept the licence on ${page}, make a read token on ${endpoint}/settings/tokens, and give it to Tessera.`;
}

/** Seconds of a Retry-After, which is seconds or a date (RFC 9110, 10.2.3); null when it is neither. */
export function readRetryAfter(header: string | null, now: number = Date.now()): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

function inWords(seconds: number): string {
  const [count, unit] =
    seconds < 90
      ? [seconds, "second"]
      : seconds < 5400
        ? [Math.ceil(seconds / 60), "minute"]
        : [Math.ceil(seconds / 3600), "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
