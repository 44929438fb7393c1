import { parseUrl, pathOnHub, publicEndpoint } from "./hubEndpoint";
import { HubError } from "./hubError";
import { printable } from "./printable";

/** A model's repository, and what of its history is meant. */
export interface HubReference {
  /** `owner/name`, or a name alone for the few that have no owner in their address (`gpt2`). */
  readonly id: string;
  /** A branch, tag, `refs/pr/1` or commit; null for the default branch. */
  readonly revision: string | null;
}

/** A model at a commit: the same bytes for ever. */
export interface PinnedReference {
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

/** Nothing that names a model is longer, an address with a file's path included. */
const longestReference = 2000;
const longestRevision = 250;
/** `huggingface_hub`'s validate_repo_id. */
const idPart = /^(?!.*(--|\.\.))[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$/;
/** git check-ref-format, narrowed to the characters that tags and branches on the Hub have. */
const revisionPart = /^(?!.*\.\.)(?!.*\.lock$)[A-Za-z0-9_+][A-Za-z0-9_+.-]*$/;
/** What follows a model's id in the address of one of its pages, before a revision. */
const pagesOfRevision: ReadonlySet<string> = new Set(["tree", "blob", "resolve", "raw", "commit", "commits", "blame"]);
/** The Hub's own pages, and repositories that hold no model. */
const notModels: ReadonlySet<string> = new Set(
  "api datasets spaces docs blog papers collections models organizations settings login join tasks learn posts".split(
    " ",
  ),
);

/**
 * Reads what people type or paste: `owner/name`, `owner/name@revision`, these after `hub:`, or the address of a model's
 * page or file, on the Hub or the mirror that is set.
 * @param endpoint the Hub's address, as `readEndpoint` gives it
 * @throws {HubError} `reference`, which says what a reference looks like
 */
export function readHubReference(text: string, endpoint: string = publicEndpoint): HubReference {
  const typed = text.trim();
  if (typed.length > longestReference) throw invalid(typed, "it is too long");
  const bare = typed.replace(/^hub:/, "");
  if (/^https?:\/\//i.test(bare)) return readPage(bare, endpoint);
  const at = bare.indexOf("@");
  if (at === -1) return checked(typed, bare, null);
  return checked(typed, bare.slice(0, at), bare.slice(at + 1));
}

/** What links and command lines carry: `hub:owner/name@commit`. */
export function formatPinned({ id, commit }: PinnedReference): string {
  return `hub:${id}@${commit}`;
}

/** Whether a revision is a commit's whole name, which can never come to mean other bytes. */
export function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

/** Whether a text is a model's id: what the Hub's own libraries accept as one. */
export function isModelId(id: string): boolean {
  const parts = id.split("/");
  return parts.length <= 2 && parts.every((part) => idPart.test(part)) && !id.endsWith(".git");
}

function checked(typed: string, id: string, revision: string | null): HubReference {
  if (!isModelId(id)) throw invalid(typed, id === "" ? "no model is named" : `“${printable(id)}” is no model’s id`);
  if (revision !== null && !isRevision(revision)) throw invalid(typed, `“${printable(revision)}” is no revision`);
  return { id, revision };
}

function isRevision(revision: string): boolean {
  return revision.length <= longestRevision && revision.split("/").every((part) => revisionPart.test(part));
}

function readPage(address: string, endpoint: string): HubReference {
  const url = parseUrl(address);
  const path = url && pathOnHub(url, endpoint);
  if (path === null) {
    throw invalid(address, `the Hub is at ${endpoint}; another server’s address has to be set as the Hub’s first`);
  }
  const [first = "", second] = path;
  if (notModels.has(first)) throw invalid(address, "that page is not a model’s");
  // Some old models have no owner: /gpt2/tree/main. Where all that follows can be a name, it is one: /owner/tree.
  const withoutOwner =
    second === undefined || (pagesOfRevision.has(second) && path.length > 2 && !pagesOfRevision.has(path[2] ?? ""));
  const id = path.slice(0, withoutOwner ? 1 : 2).join("/");
  const [page = "", ...rest] = path.slice(withoutOwner ? 1 : 2);
  return checked(address, id, pagesOfRevision.has(page) ? revisionOf(rest) : null);
}

/** The revision that an address goes on with; its slashes may be written %2F, as the Hub itself writes them. */
function revisionOf([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null;
  if (first === "refs") return [first, ...others.slice(0, 2)].join("/");
  return first.replaceAll(/%2f/gi, "/");
}

function invalid(typed: string, why: string): HubError {
  return new HubError(
    "reference",
    `“${printable(typed)}” cannot be looked up on the Hub: ${why}. Give owner/name, owner/name@revision or a model page’s address.`,
  );
}
