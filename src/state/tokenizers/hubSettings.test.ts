import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** A part of the browser's storage, which outlives a reload. */
class FakeStorage {
  readonly items = new Map<string, string>();
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

const mirror = "https://mirror.example/hub";
const publicEndpoint = "https://huggingface.co";
const token = "hf_secret";
let local: FakeStorage;
let session: FakeStorage;

/** The page is loaded anew: all that is in memory is gone. */
async function visit() {
  vi.resetModules();
  return import("./hubSettings");
}

beforeEach(() => {
  local = new FakeStorage();
  session = new FakeStorage();
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", session);
});

afterEach(() => vi.unstubAllGlobals());

test("the public Hub without a token, until something else is set", async () => {
  const { useHubSettings } = await visit();
  expect(useHubSettings.getState()).toEqual({
    endpoint: publicEndpoint,
    token: null,
    rememberToken: false,
    problem: null,
  });
});

test("an endpoint is kept in its normal form; the public one needs no keeping", async () => {
  const { setEndpoint, useHubSettings } = await visit();
  expect(setEndpoint(` ${mirror}/ `)).toBeNull();
  expect(useHubSettings.getState().endpoint).toBe(mirror);
  expect([...local.items]).toEqual([["tessera.hub.endpoint", mirror]]);
  const again = await visit();
  expect(again.useHubSettings.getState().endpoint).toBe(mirror);
  expect(again.setEndpoint(publicEndpoint)).toBeNull();
  expect(local.items.size).toBe(0);
});

test("what is no endpoint is refused with the reason, and changes nothing", async () => {
  const { setEndpoint, setToken, useHubSettings } = await visit();
  setEndpoint(mirror);
  setToken(token, true);
  const before = useHubSettings.getState();
  for (const wrong of ["", "mirror", "ftp://mirror.example", "https://user:pass@mirror.example"]) {
    expect(setEndpoint(wrong), wrong).toMatch(/^The Hub’s address has to be like/);
  }
  expect(useHubSettings.getState()).toEqual(before);
  expect(local.items.get("tessera.hub.endpoint")).toBe(mirror);
});

test("a kept endpoint that is none is said, and not used", async () => {
  local.setItem("tessera.hub.endpoint", "nonsense");
  const { useHubSettings, setEndpoint } = await visit();
  expect(useHubSettings.getState()).toMatchObject({
    endpoint: publicEndpoint,
    problem: expect.stringContaining("nonsense"),
  });
  setEndpoint(publicEndpoint);
  expect(useHubSettings.getState().problem).toBeNull();
  expect(local.items.size).toBe(0);
});

test("a token is in memory alone, unless it is to be remembered", async () => {
  const { setToken, useHubSettings } = await visit();
  setToken(` ${token}\n`, false);
  expect(useHubSettings.getState()).toMatchObject({ token, rememberToken: false, problem: null });
  expect(session.items.size + local.items.size).toBe(0);
  expect((await visit()).useHubSettings.getState().token).toBeNull();
});

test("a token that is to be remembered is in this tab's storage, with its endpoint, and never in the browser's", async () => {
  const { setToken } = await visit();
  setToken(token, true);
  expect(JSON.parse(session.getItem("tessera.hub.token") ?? "")).toEqual({ endpoint: publicEndpoint, token });
  expect(local.items.size).toBe(0);
  const again = await visit();
  expect(again.useHubSettings.getState()).toMatchObject({ token, rememberToken: true });
  again.setToken(token, false);
  expect(session.items.size).toBe(0);
  expect(again.useHubSettings.getState()).toMatchObject({ token, rememberToken: false });
});

test("taking a token away takes it out of the storage", async () => {
  const { setToken, useHubSettings } = await visit();
  for (const none of [null, "  "]) {
    setToken(token, true);
    setToken(none, true);
    expect(useHubSettings.getState()).toMatchObject({ token: null, rememberToken: false, problem: null });
    expect(session.items.size).toBe(0);
  }
});

test("a new endpoint forgets the token, the same one keeps it", async () => {
  const { setEndpoint, setToken, useHubSettings } = await visit();
  setToken(token, true);
  setEndpoint(`${publicEndpoint}/`);
  expect(useHubSettings.getState().token).toBe(token);
  setEndpoint(mirror);
  expect(useHubSettings.getState()).toMatchObject({ token: null, rememberToken: false });
  expect(session.items.size).toBe(0);
  expect([...local.items.values()].join()).not.toContain(token);
});

test("a token that was kept for another endpoint, or is damaged, is dropped", async () => {
  for (const kept of [JSON.stringify({ endpoint: mirror, token }), "{", JSON.stringify({ token }), "null"]) {
    session.setItem("tessera.hub.token", kept);
    expect((await visit()).useHubSettings.getState(), kept).toMatchObject({ token: null, rememberToken: false });
    expect(session.items.size, kept).toBe(0);
  }
});

test("where storage is blocked, settings hold until the page is closed", async () => {
  for (const place of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, place, {
      configurable: true,
      get: () => {
        throw new DOMException("", "SecurityError");
      },
    });
  }
  const { setEndpoint, setToken, useHubSettings } = await visit();
  expect(setEndpoint(mirror)).toBeNull();
  setToken(token, false);
  expect(useHubSettings.getState()).toEqual({ endpoint: mirror, token, rememberToken: false, problem: null });
  setToken(token, true);
  expect(useHubSettings.getState()).toMatchObject({
    token,
    rememberToken: false,
    problem: expect.stringMatching(/a reload forgets it/),
  });
});
