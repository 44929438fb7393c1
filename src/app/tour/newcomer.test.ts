import { afterEach, beforeEach, expect, test, vi } from "vitest";

let items: Map<string, string>;
let databases: { name: string }[];
let address: { hash: string };
let display: { matches: boolean };

/** The page is loaded anew: all that is in memory is gone. */
async function visit() {
  vi.resetModules();
  const [newcomer, { actions }] = await Promise.all([import("./newcomer"), import("../../state/store")]);
  return { ...newcomer, actions };
}

beforeEach(() => {
  items = new Map();
  databases = [];
  address = { hash: "" };
  display = { matches: false };
  // As a browser has it: what is kept are properties of its own.
  const storage = new Proxy(
    {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    },
    {
      ownKeys: () => [...items.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("indexedDB", { databases: async () => databases });
  vi.stubGlobal("location", address);
  vi.stubGlobal("matchMedia", () => display);
});

afterEach(() => vi.unstubAllGlobals());

test("whoever comes without a link to a browser that has nothing of this page is new", async () => {
  address.hash = "#/";
  const { isNewcomer } = await visit();
  expect(await isNewcomer()).toBe(true);
});

test.each<[who: string, make: () => unknown]>([
  ["follows a link", () => Object.assign(address, { hash: "#/compare?v=1&t=words" })],
  ["comes to another page", () => Object.assign(address, { hash: "#/languages" })],
  ["has installed it", () => Object.assign(display, { matches: true })],
  ["has chosen columns before", () => items.set("tessera-choices", "#/compare?v=1")],
  ["has chosen a theme", () => items.set("tessera-theme", "dark")],
  ["wants nothing remembered", () => items.set("tessera-remember", "off")],
  ["has left a draft", () => databases.push({ name: "tessera-drafts" })],
])("whoever %s is not", async (_, make) => {
  make();
  const { isNewcomer } = await visit();
  expect(await isNewcomer()).toBe(false);
});

test("nor is who has typed already, or gone to another page", async () => {
  const { actions, isNewcomer } = await visit();
  actions.setPage("languages");
  expect(await isNewcomer()).toBe(false);
  actions.setPage("compare");
  actions.setText("Mine");
  expect(await isNewcomer()).toBe(false);
});

test("once it was taken or refused there is no more offer, at the next visit either", async () => {
  const { endOffers, isNewcomer } = await visit();
  endOffers();
  expect(await isNewcomer()).toBe(false);
  expect([...items]).toEqual([["tessera-tour", "over"]]);
  expect(await (await visit()).isNewcomer()).toBe(false);
});

test("that is not kept where nothing is to be remembered", async () => {
  const { endOffers } = await visit();
  items.set("tessera-remember", "off");
  endOffers();
  expect([...items.keys()]).toEqual(["tessera-remember"]);
});

test("where storage is blocked it is over for as long as the page is open", async () => {
  vi.stubGlobal(
    "localStorage",
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("blocked");
        },
        ownKeys: () => {
          throw new Error("blocked");
        },
      },
    ),
  );
  const { endOffers, isNewcomer } = await visit();
  expect(await isNewcomer()).toBe(true);
  endOffers();
  expect(await isNewcomer()).toBe(false);
});
