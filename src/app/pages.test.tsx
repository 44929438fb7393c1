import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { isKnown } from "../../test/support/comparisons";
import type { PageSlice } from "../state/pageSlice";
import { type Comparison, defaultComparison, type Page, renamed, slices } from "../state/pages";
import { actions, useAppStore } from "../state/store";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { changeKind } from "../url/changes";
import { linkValue } from "../url/linkNames";
import { nearestPage } from "../url/nearestPage";
import { onTopOf } from "../url/onTopOf";
import type { PageLink, PageReader } from "../url/pageLink";
import { links } from "../url/pages";
import { presumePage } from "../url/presume";
import { readers } from "../url/readers";
import { fragmentToComparison } from "../url/readLink";
import { readTokenizers } from "../url/tokenizerList";
import { comparisonToFragment } from "../url/writeLink";
import { pages } from "../views/pages";
import type { PageView } from "../views/pageView";
import { keysFrom, PageLinks } from "./PageLinks";

// What prints asks the browser once, when it is loaded.
vi.hoisted(() => vi.stubGlobal("window", { matchMedia: () => ({ matches: false }) }));
afterAll(() => void vi.unstubAllGlobals());

/** A page made up for this test: a tokenizer's entries, thrown like dice. */
interface DiceSlice {
  readonly dice: { readonly of: TokenizerReference; readonly seed: number; readonly note: string };
}

type WithDice = Comparison & DiceSlice;

const start: DiceSlice = { dice: { of: "builtin:words", seed: 1, note: "" } };

const slice: PageSlice<DiceSlice> = {
  start,
  rename: ({ dice }, rename) => ({ dice: { ...dice, of: rename(dice.of) } }),
};

const link: PageLink = {
  typed: ["q"],
  write(comparison) {
    const { dice } = shownBy(comparison);
    return [
      ["t", linkValue(dice.of)],
      ["seed", String(dice.seed)],
      ["q", encodeURIComponent(dice.note)],
    ];
  },
};

const reader: PageReader = {
  names: /^(die|dices?)$/i,
  parameters: ["t", "seed", "q"],
  read(raw, known) {
    const { tokenizers, problems } = readTokenizers(raw.get("t") ?? "", known);
    const [of = start.dice.of] = tokenizers;
    const part: Partial<WithDice> = { dice: { of, seed: Number(raw.get("seed")), note: raw.get("q") ?? "" } };
    return { part, problems };
  },
};

const view: PageView = {
  View: () => <main>Thrown</main>,
  title: (comparison) => `Dice of ${shownBy(comparison).dice.of} · Tessera`,
  place: { label: "Dice", key: "d" },
  shortcuts: [],
  hasColumns: false,
};

const page = "dice" as Page;
const thrown: WithDice = { ...defaultComparison, page, dice: { of: "builtin:gemma3", seed: 6, note: "a & b" } };

function shownBy(comparison: Comparison): DiceSlice {
  return "dice" in comparison ? (comparison as WithDice) : start;
}

const registries = [slices, links, readers, pages];

beforeEach(() => {
  for (const [at, entry] of [slice, link, reader, view].entries()) Object.assign(registries[at] ?? {}, { dice: entry });
});

afterEach(() => {
  for (const registry of registries) Reflect.deleteProperty(registry, "dice");
  actions.apply(defaultComparison);
});

test("a page that is entered has its place in the navigation, its key and its title", () => {
  const markup = renderToStaticMarkup(<PageLinks page={page} />);
  expect(markup).toContain('<a href="#/dice" aria-current="page">Dice</a>');
  expect(markup.match(/aria-current/g)).toHaveLength(1);
  expect(keysFrom(page).map(({ key }) => key)).toEqual(["c", "f", "l", "t", "r", "g"]);
  keysFrom("compare")
    .find(({ label }) => label === "Go to Dice")
    ?.run();
  const { comparison } = useAppStore.getState();
  expect(comparison.page).toBe("dice");
  expect(pages[comparison.page].title(thrown)).toBe("Dice of builtin:gemma3 · Tessera");
});

test("its link says its slice and nothing of the others, and opens on top of them", async () => {
  const fragment = await comparisonToFragment(thrown);
  expect(fragment).toMatch(/^#\/dice\?v=1&h=[\w-]{12}&t=gemma3&seed=6&q=a%20%26%20b$/);
  expect(presumePage(fragment)).toBe("dice");
  const result = await fragmentToComparison(fragment, isKnown);
  expect(result).toEqual({ ok: true, comparison: { ...thrown, text: "" }, textLeftOut: false });
  if (!result.ok || result.comparison === null) throw new Error("The link did not open.");
  const present = { ...defaultComparison, text: "mine", tokenizers: ["builtin:words"] as const };
  expect(onTopOf(result.comparison, present)).toEqual({ ...present, page, dice: thrown.dice });
  // And a link to another page leaves it as it is.
  const compare = await fragmentToComparison("#/compare?v=1&t=llama3", isKnown);
  if (!compare.ok || compare.comparison === null) throw new Error("The link did not open.");
  expect(onTopOf(compare.comparison, thrown)).toMatchObject({ page: "compare", dice: thrown.dice });
});

test("what is damaged in its link is told, and people find it by what they write", async () => {
  const unknown = await fragmentToComparison("#/dice?v=1&t=nobody&seed=2", isKnown);
  expect(unknown).toMatchObject({ lost: { problem: { problems: [{ code: "unknown-tokenizers" }] } } });
  expect(nearestPage("Dices/all", isKnown)).toEqual({ page: "dice" });
});

test("its changes are steps and edits of the history, and its tokenizer goes by its new name", () => {
  const change = (dice: Partial<DiceSlice["dice"]>) =>
    changeKind(thrown, Object.assign({}, thrown, { dice: { ...thrown.dice, ...dice } }));
  expect([change({}), change({ note: "typed" }), change({ seed: 2 })]).toEqual(["none", "edit", "step"]);
  expect(renamed(thrown, "builtin:gemma3", "builtin:llama3")).toEqual({
    ...thrown,
    dice: { ...thrown.dice, of: "builtin:llama3" },
  });
});
