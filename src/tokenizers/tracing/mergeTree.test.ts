import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { seed, trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import type { ModelTrace } from "../trace";
import { isThere, mergeTree, piecesAfter, stepOf } from "./mergeTree";
import { traceTokens } from "./traceTokens";

const options = { specials: "text", inserted: false } as const;

/** The traces of BPE that a text has. */
function tracesOf(id: string, text: string): Extract<ModelTrace, { kind: "BPE" }>[] {
  return traceTokens(loadBuiltin(id), text, options)
    .parts.flatMap((part) => (part.kind === "text" ? part.preTokens.map(({ model }) => model) : []))
    .filter((model) => model.kind === "BPE");
}

describe.each(["r50k_base", "llama2"])("%s", (id) => {
  test("stepping forward, and back, goes through what the merges leave one after the other", () => {
    fc.assert(
      fc.property(trickyStrings(vocabularyEntries(loadBuiltin(id))), (text) => {
        for (const trace of tracesOf(id, text)) {
          const tree = mergeTree(trace);
          // By the definition: a list in which each merge puts one for two.
          const states = [trace.symbols.slice()];
          for (const { left, result } of trace.merges) {
            const next = (states.at(-1) ?? []).slice();
            next.splice(
              next.findIndex(({ start }) => start === left.start),
              2,
              result,
            );
            states.push(next);
          }
          states.forEach((state, step) => {
            expect(piecesAfter(tree, step).map((node) => tree.nodes[node])).toEqual(state);
          });
          for (let step = 1; step <= tree.steps; step++) {
            const { left, right, result } = stepOf(tree, step);
            for (const [node, before] of [
              [left, true],
              [right, true],
              [result, false],
            ] as const) {
              expect([isThere(tree, node, step - 1), isThere(tree, node, step)]).toEqual([before, !before]);
            }
            expect([tree.parent[left], tree.parent[right]]).toEqual([result, result]);
          }
          if (trace.symbols.length > 0) expect(states.at(-1)).toEqual(trace.tokens);
        }
      }),
      { numRuns: 60, seed },
    );
  });
});

test("by hand: “strawberry” in r50k_base", () => {
  const [trace] = tracesOf("r50k_base", "strawberry");
  if (trace === undefined) throw new Error("No trace.");
  const tree = mergeTree(trace);
  const shown = (step: number) => piecesAfter(tree, step).map((node) => tree.nodes[node]?.name);
  expect(shown(0)).toEqual([..."strawberry"]);
  expect(shown(tree.steps)).toEqual(["st", "raw", "berry"]);
  expect(tree.steps).toBe(7);
  expect(Array.from(tree.ranks.subarray(tree.symbols)).every((rank) => rank >= 0)).toBe(true);
});
