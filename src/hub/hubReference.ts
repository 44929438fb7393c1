import { printable } from "../text/printable";
import { isTokenizerFile } from "./chooseFiles";
import { parseUrl, pathOnHub, publicEndpoint } from "./hubEndpoint";
import { HubError } from "./hubError";
import { idOfPlace, isGgufName, isPlaceId, placeOf } from "./hubPlace";

/** A tokenizer's place on the Hub, and what of its history is meant. */
export interface HubReference {
  /**
   * `owner/name`, or a name alone for the few that have no owner in their address (`gpt2`); with the folder behind it where
   * the tokenizer is in one (`hubPlace.ts`).
   */
  readonly id: string;
  /** A branch, tag, `refs/pr/1` or commit; null for the default branch. */
  readonly revision: string | null;
}

/** A tokenizer at a commit: the same bytes for ever. */
export interface PinnedReference {
  /** As of a {@link HubReference}. */
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

/** Nothing that names a model is longer, an address with a file's path included. */
const longestReference = 2000;
const longestRevision = 250;
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
 * Reads what people type or paste: `owner/name`, `owner/name/folder`, either with `@revision`, these after `hub:`, or the
 * address of a model's page, folder or file, on the Hub or the mirror that is set.
 * @param endpoint the Hub's address, as `readEndpoint` gives it
 * @throws {HubError} `reference`, which says what a reference looks like
 */
export function readHubReference(text: string, endpoint: string = publicEndpoint): HubReference {
  const typed = text.trim();
  if (typed.length > longestReference) throw invalid(typed, "it is too long");
  const bare = typed.replace(/^hub:/, "");
  if (/^https?:\/\//i.test(bare)) return readAddress(bare, endpoint);
  const at = bare.indexOf("@");
  if (at === -1) {
    const path = bare.split("/");
    // A page's address without the Hub's.
    return path.length > 3 && pagesOfRevision.has(path[2] ?? "") ? readPage(typed, path) : checked(typed, bare, null);
  }
  const [id, revision] = [bare.slice(0, at), bare.slice(at + 1)];
  // As links have it, the folder stands behind the commit: no branch is called that.
  const [, commit = null, folder = ""] = /^([0-9a-f]{40})\/(.*)$/s.exec(revision) ?? [];
  return commit !== null && id.includes("/") ? checked(typed, `${id}/${folder}`, commit) : checked(typed, id, revision);
}

/** What links and command lines carry: `hub:owner/name@commit`, or `hub:owner/name@commit/folder`. */
export function formatPinned({ id, commit }: PinnedReference): string {
  const { model, path } = placeOf(id);
  return `hub:${idOfPlace(`${model}@${commit}`, path)}`;
}

/** Whether a revision is a commit's whole name, which can never come to mean other bytes. */
export function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

function checked(typed: string, id: string, revision: string | null): HubReference {
  if (!isPlaceId(id)) throw invalid(typed, id === "" ? "no model is named" : `“${printable(id)}” is no model’s id`);
  if (revision !== null && !isRevision(revision)) throw invalid(typed, `“${printable(revision)}” is no revision`);
  return { id, revision };
}

function isRevision(revision: string): boolean {
  return revision.length <= longestRevision && revision.split("/").every((part) => revisionPart.test(part));
}

function readAddress(address: string, endpoint: string): HubReference {
  const url = parseUrl(address);
  const path = url && pathOnHub(url, endpoint);
  if (path === null) {
    throw invalid(address, `the Hub is at ${endpoint}; another server’s address has to be set as the Hub’s first`);
  }
  return readPage(address, path);
}

/** @param path of a page on the Hub, in its parts */
function readPage(address: string, path: readonly string[]): HubReference {
  const [first = "", second] = path;
  if (notModels.has(first)) throw invalid(address, "that page is not a model’s");
  // Some old models have no owner: /gpt2/tree/main. Where all that follows can be a name, it is one: /owner/tree.
  const withoutOwner =
    second === undefined || (pagesOfRevision.has(second) && path.length > 2 && !pagesOfRevision.has(path[2] ?? ""));
  const id = path.slice(0, withoutOwner ? 1 : 2).join("/");
  const [page = "", ...rest] = path.slice(withoutOwner ? 1 : 2);
  if (!pagesOfRevision.has(page)) return checked(address, id, null);
  const { revision, behind } = revisionIn(rest);
  const folder = folderOn(page, behind);
  if (withoutOwner && folder.length > 0) throw invalid(address, `a folder of ${id} can only be named with its owner`);
  return checked(address, [id, ...folder].join("/"), revision);
}

/** The revision that an address goes on with, and the parts behind it; its slashes may be written %2F, as the Hub itself writes them. */
function revisionIn(rest: readonly string[]): { readonly revision: string | null; readonly behind: readonly string[] } {
  const [first] = rest;
  if (first === undefined) return { revision: null, behind: [] };
  if (first === "refs") return { revision: rest.slice(0, 3).join("/"), behind: rest.slice(3) };
  return { revision: first.replaceAll(/%2f/gi, "/"), behind: rest.slice(1) };
}

/** The folder that a page is of: a file's is meant where the file can be a tokenizer's, else the model; and a GGUF file itself. */
function folderOn(page: string, path: readonly string[]): readonly string[] {
  const last = path.at(-1) ?? "";
  if (page === "tree" || isGgufName(last)) return path;
  return isTokenizerFile(last) ? path.slice(0, -1) : [];
}

function invalid(typed: string, why: string): HubError {
  return new HubError(
    "reference",
    `“${printable(typed)}” cannot be looked up on the Hub: ${why}. Give owner/name, owner/name/folder, either with @revision, or a model page’s address.`,
  );
}
