import * as v from "valibot";
import { HubError } from "./hubError";

/** The Hub's public address. */
export const publicEndpoint = "https://huggingface.co";

/** Names that the public Hub answers to. */
const publicHosts: ReadonlySet<string> = new Set(["huggingface.co", "www.huggingface.co", "hf.co"]);

const addressParts = v.object({
  protocol: v.picklist(["https:", "http:"]),
  username: v.literal(""),
  password: v.literal(""),
  search: v.literal(""),
  hash: v.literal(""),
});

/**
 * Checks the address of the Hub, or of a mirror.
 * @param address as set: `https://huggingface.co`, `https://mirror.example/hub/`
 * @returns it in normal form, without “/” at its end
 * @throws {HubError} `settings`, when it is no address of a server
 */
export function readEndpoint(address: string): string {
  const url = parseUrl(address.trim());
  if (url === null || !v.is(addressParts, url)) {
    throw new HubError(
      "settings",
      `The Hub’s address has to be like ${publicEndpoint}: http or https, a host, perhaps a path, and no user name.`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/**
 * The path of an address that leads to the Hub: that of the setting, or the public one, whose ids are the same.
 * @param endpoint as {@link readEndpoint} gives it
 * @returns its parts between slashes, not decoded; null for another host
 */
export function pathOnHub(url: HubUrl, endpoint: string): string[] | null {
  const own = parseUrl(endpoint);
  const parts = (path: string) => path.split("/").filter((part) => part !== "");
  if (own !== null && url.host === own.host) {
    const [prefix, path] = [parts(own.pathname), parts(url.pathname)];
    if (prefix.every((part, index) => path[index] === part)) return path.slice(prefix.length);
  }
  return publicHosts.has(url.host) ? parts(url.pathname) : null;
}

/** What is read of an address. */
export type HubUrl = Pick<
  URL,
  "protocol" | "host" | "origin" | "pathname" | "search" | "hash" | "username" | "password"
>;

/** An address in its parts; null when it is none. */
export function parseUrl(text: string): HubUrl | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
