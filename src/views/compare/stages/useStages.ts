import { useEffect, useMemo, useRef, useState } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useAppStore } from "../../../state/store";
import { saidOf } from "../../../text/saidOf";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { StagesOfPlaces } from "../../../worker/explain/protocol";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { type PlacedUnit, placeUnits } from "./placeUnits";
import { type StageBlock, stageBlocks, windowAround } from "./stageBlocks";

/** What is shown of a block: its units, or that there is none to be told. */
export type ToldBlock = readonly PlacedUnit[] | "too long" | "other tokens";

/** An answer of the column, in blocks. */
interface Source {
  readonly shown: ShownEncoding;
  readonly blocks: readonly StageBlock[];
  readonly specials: "text" | "control";
}

/** What a worker has told of it. */
interface Told {
  readonly source: Source;
  /** Null where the tokenizer has no stages. */
  readonly facts: Omit<StagesOfPlaces, "stretches"> | null;
  readonly blocks: ReadonlyMap<number, ToldBlock>;
}

/** Blocks on either side of those in sight that are remembered. */
const mostKept = 60;

/**
 * The stages of the blocks in sight. One question at a time is asked, of all that are not told yet; it is given up when the
 * column has another answer. Until the first blocks of that are told, those of the last one stay.
 */
export function useStages(pool: Promise<TokenizerPool>, reference: TokenizerReference, shown: ShownEncoding) {
  const source = useMemo<Source>(() => {
    return { shown, blocks: stageBlocks(shown), specials: useAppStore.getState().comparison.specials };
  }, [shown]);
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<{ readonly source: Source; readonly problem: string } | null>(null);
  const [sight, setSight] = useState({ first: 0, last: 8 });
  const [isAnew, setAnew] = useState(false);
  const asked = useRef<{ readonly source: Source; readonly controller: AbortController } | null>(null);
  const problem = failed?.source === source ? failed.problem : null;

  useEffect(() => {
    if (asked.current?.source === source || problem !== null) return;
    asked.current?.controller.abort();
    asked.current = null;
    const known = told?.source === source ? told.blocks : new Map<number, ToldBlock>();
    const last = Math.min(sight.last, source.blocks.length - 1);
    const from = Math.min(sight.first, last);
    const wanted: number[] = [];
    for (let i = from; i <= last; i++) if (!known.has(i)) wanted.push(i);
    if (wanted.length === 0 || (told?.source === source && told.facts === null)) return;
    const controller = new AbortController();
    const { signal } = controller;
    asked.current = { source, controller };
    ask(pool, reference, source, wanted, isAnew, signal).then(
      (answer) => {
        if (signal.aborted) return;
        asked.current = null;
        const kept = [...known].filter(([i]) => i >= from - mostKept && i <= last + mostKept);
        setTold({ source, facts: answer.facts, blocks: new Map([...kept, ...answer.blocks]) });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        asked.current = null;
        setFailed({ source, problem: saidOf(error) });
      },
    );
  }, [pool, reference, source, told, sight, problem, isAnew]);

  useEffect(() => {
    return () => {
      asked.current?.controller.abort();
      asked.current = null;
    };
  }, []);

  const { source: current, ...rest } = told ?? { source, facts: undefined, blocks: new Map<number, ToldBlock>() };
  return {
    shown: current.shown,
    blocks: current.blocks,
    /** By the block's number. */
    told: rest.blocks,
    /** Null where the tokenizer has no stages; undefined while that is not known. */
    facts: rest.facts,
    problem,
    retry: () => {
      setAnew(true);
      setFailed(null);
    },
    /** Says which blocks are in sight, or close to it. */
    look(first: number, last: number): void {
      setSight((old) => (old.first === first && old.last === last ? old : { first, last }));
    },
  };
}

async function ask(
  pool: Promise<TokenizerPool>,
  reference: TokenizerReference,
  { shown, blocks, specials }: Source,
  wanted: readonly number[],
  reload: boolean,
  signal: AbortSignal,
): Promise<Pick<Told, "facts" | "blocks">> {
  const asked = wanted.flatMap((i) => blocks[i] ?? []);
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined) return { facts: null, blocks: new Map() };
  const { text, base } = windowAround(shown.text, first, last);
  const places = asked.map(({ byteStart, byteEnd }) => ({ start: byteStart - base, end: byteEnd - base }));
  const question = { kind: "stages", text, options: { specials }, places } as const;
  const ready = await pool;
  const call = { tokenizer: linkName(reference), reload, signal, onProgress: () => {} };
  const answer = await ready.explain({ ...call, question });
  if (answer === null) return { facts: null, blocks: new Map() };
  const { stretches, ...facts } = answer;
  const told = asked.map((block, i): [number, ToldBlock] => {
    const stretch = stretches[i] ?? null;
    const units = stretch === null ? "too long" : placeUnits(shown.encoding, block, stretch, base);
    return [wanted[i] ?? 0, units ?? "other tokens"];
  });
  return { facts, blocks: new Map(told) };
}
