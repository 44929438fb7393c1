import * as v from "valibot";
import { create } from "zustand";
import { publicEndpoint, readEndpoint } from "../../hub/hubEndpoint";
import { saidOf } from "../../text/saidOf";
import { isRemembering } from "../switchSetting";

/** Where the Hub is, and who asks. */
export interface HubSettingsState {
  /** As `readEndpoint` of src/hub gives it. */
  readonly endpoint: string;
  /** A read token; null for none. It is for this endpoint, and never in a link, a log, a cache or a database. */
  readonly token: string | null;
  /** Whether the token outlives a reload of this tab. */
  readonly rememberToken: boolean;
  /** What of these could not be kept, or was not as it was left; null where nothing is wrong. */
  readonly problem: string | null;
}

const endpointKey = "tessera.hub.endpoint";
const tokenKey = "tessera.hub.token";

const keptToken = v.object({ endpoint: v.string(), token: v.pipe(v.string(), v.minLength(1)) });

/** The page's settings of the Hub, with what earlier visits left. */
export const useHubSettings = create<HubSettingsState>()(restore);

/**
 * Sets the Hub's address. A new one forgets the token, which was given for the old one.
 * @returns why it is refused, and nothing is changed; null when it is done
 */
export function setEndpoint(address: string): string | null {
  let endpoint: string;
  try {
    endpoint = readEndpoint(address);
  } catch (error) {
    return saidOf(error);
  }
  if (endpoint !== useHubSettings.getState().endpoint) {
    withStorage("sessionStorage", (storage) => storage.removeItem(tokenKey));
    useHubSettings.setState({ endpoint, token: null, rememberToken: false });
  }
  useHubSettings.setState({ problem: null });
  // Where it cannot be kept, it holds until the page is closed.
  if (isRemembering()) {
    withStorage("localStorage", (storage) => {
      if (endpoint === publicEndpoint) storage.removeItem(endpointKey);
      else storage.setItem(endpointKey, endpoint);
    });
  }
  return null;
}

/**
 * Sets the token for the present endpoint.
 * @param token as pasted; null or nothing but spaces for none
 * @param remember whether it is to outlive a reload of this tab; it never outlives the tab
 */
export function setToken(token: string | null, remember: boolean): void {
  const { endpoint } = useHubSettings.getState();
  const given = token?.trim() || null;
  const isKept = withStorage("sessionStorage", (storage) => {
    if (given === null || !remember) storage.removeItem(tokenKey);
    else storage.setItem(tokenKey, JSON.stringify({ endpoint, token: given }));
  });
  const asked = given !== null && remember;
  const problem = asked && !isKept ? "This browser does not let the page keep the token: a reload forgets it." : null;
  useHubSettings.setState({ token: given, rememberToken: asked && isKept, problem });
}

function restore(): HubSettingsState {
  const [endpoint, problem] = restoreEndpoint();
  const token = restoreToken(endpoint);
  return { endpoint, token, rememberToken: token !== null, problem };
}

/** The endpoint that was kept, or the public one; and what was wrong with what was kept. */
function restoreEndpoint(): [endpoint: string, problem: string | null] {
  const kept = read("localStorage", endpointKey);
  if (kept === null) return [publicEndpoint, null];
  try {
    return [readEndpoint(kept), null];
  } catch {
    const problem = `The Hub’s address that this browser has kept, “${kept.slice(0, 100)}”, is none. Now it is ${publicEndpoint}: set it again if you use a mirror.`;
    return [publicEndpoint, problem];
  }
}

/** The token that was kept for this endpoint; one for another (a second tab has changed it) is forgotten. */
function restoreToken(endpoint: string): string | null {
  const kept = read("sessionStorage", tokenKey);
  if (kept === null) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptToken), kept);
  if (parsed.success && parsed.output.endpoint === endpoint) return parsed.output.token;
  withStorage("sessionStorage", (storage) => storage.removeItem(tokenKey));
  return null;
}

function read(place: StorageName, key: string): string | null {
  let value: string | null = null;
  withStorage(place, (storage) => {
    value = storage.getItem(key);
  });
  return value;
}

type StorageName = "localStorage" | "sessionStorage";

/** Merely touching a storage throws where the user has blocked site data. @returns whether it worked */
function withStorage(place: StorageName, work: (storage: Storage) => void): boolean {
  try {
    work(globalThis[place]);
    return true;
  } catch {
    return false;
  }
}
