import { openaiIds } from "./libraries";
import { figure } from "./markdown";
import type { Measured } from "./suite";
import type { LibraryName, ThroughputRow } from "./task";

/** An aim, and whether a run met it. */
export interface Target {
  readonly aim: string;
  readonly found: string;
  readonly isMet: boolean;
}

const megabyte = 1e6;

/** All aims that the run has figures for. */
export function targets(measured: Measured): Target[] {
  return [
    ...firstPassTargets(measured),
    ...speedTargets(measured),
    ...doublingTargets(measured),
    ...loadTargets(measured),
    ...memoryTargets(measured),
    ...keystrokeTargets(measured),
  ];
}

/** The fastest of the other libraries whose ids are right. */
export function fastestPeer({
  speeds,
}: ThroughputRow): { readonly library: LibraryName; readonly speed: number } | null {
  let best: { library: LibraryName; speed: number } | null = null;
  for (const [library, result] of Object.entries(speeds)) {
    if (library === "tessera" || result.speed === null || !result.isEqual) continue;
    if (best === null || result.speed > best.speed) best = { library: library as LibraryName, speed: result.speed };
  }
  return best;
}

/** How many times as fast as the fastest right peer; null where there is none. */
export function lead(row: ThroughputRow): number | null {
  const peer = fastestPeer(row);
  return peer === null ? null : (row.speeds.tessera?.speed ?? 0) / peer.speed;
}

function firstPassTargets({ firstPasses }: Measured): Target[] {
  return Object.entries(firstPasses).map(([tokenizer, corpora]) => {
    const behind = Object.entries(corpora).flatMap(([corpus, { tessera, ...peers }]) => {
      const right = Object.values(peers).flatMap(({ speed, isEqual }) => (isEqual && speed !== null ? [speed] : []));
      return right.some((speed) => speed > (tessera?.speed ?? 0)) ? [corpus] : [];
    });
    return {
      aim: `${tokenizer}, first passes: on no text slower than a peer with the same ids`,
      found: behind.length === 0 ? "none" : behind.join(", "),
      isMet: behind.length === 0,
    };
  });
}

function speedTargets({ throughput }: Measured): Target[] {
  const found: Target[] = [];
  const behind: string[] = [];
  for (const [tokenizer, rows] of Object.entries(throughput)) {
    for (const row of rows) {
      if ((lead(row) ?? 1) < 1) behind.push(`${tokenizer}/${row.corpus} (${fastestPeer(row)?.library})`);
    }
    const udhr = rows.find(({ corpus }) => corpus === "udhr");
    const ours = udhr?.speeds.tessera?.speed;
    if (udhr === undefined || ours == null) continue;
    const isOpenai = openaiIds.some((id) => id === tokenizer);
    const [peer, times] = isOpenai ? (["tiktoken", 3] as const) : (["transformers", 25] as const);
    const theirs = udhr.speeds[peer]?.speed ?? Number.NaN;
    found.push({
      aim: `${tokenizer}, UDHR, warm: ≥ ${times} × ${peer}`,
      found: `${figure(ours / theirs)} ×${udhr.speeds[peer]?.isEqual ? "" : " (other ids)"}`,
      isMet: ours >= times * theirs,
    });
    if (udhr.patternOnly !== null) {
      const share = ours / udhr.patternOnly;
      found.push({
        aim: `${tokenizer}, UDHR, warm: half of its pattern alone`,
        found: figure(share),
        isMet: share >= 0.5,
      });
    }
  }
  if (Object.keys(throughput).length === 0) return found;
  found.push({
    aim: "warm, on no row slower than a peer with the same ids",
    found: behind.length === 0 ? "none" : behind.join(", "),
    isMet: behind.length === 0,
  });
  return found;
}

function doublingTargets({ doublings }: Measured): Target[] {
  return Object.entries(doublings).flatMap(([tokenizer, steps]) => {
    const timeOf = (letters: number) => steps.find((step) => step.letters === letters)?.time ?? Number.NaN;
    const growth = [250_000, 500_000, 1_000_000].map((letters) => timeOf(letters) / timeOf(letters / 2));
    const worst = Math.max(...growth);
    const million = timeOf(1_000_000);
    return [
      { aim: `${tokenizer}: twice the letters, ≤ 2.3 × the time`, found: figure(worst), isMet: worst <= 2.3 },
      { aim: `${tokenizer}: a million letters in ≤ 2 s`, found: `${figure(million)} ms`, isMet: million <= 2000 },
    ];
  });
}

function loadTargets({ loads }: Measured): Target[] {
  const aims = [
    ["o200k_base", "tiktoken", 3],
    ["llama3", "transformers", 10],
    ["gemma3", "transformers", 10],
  ] as const;
  return aims.flatMap(([tokenizer, peer, times]) => {
    const ours = loads[tokenizer]?.tessera?.ready;
    const theirs = loads[tokenizer]?.[peer]?.ready;
    if (ours === undefined || theirs === undefined) return [];
    const found = `1/${figure(theirs / ours)}`;
    return [{ aim: `${tokenizer} ready in ≤ 1/${times} of ${peer}'s time`, found, isMet: ours * times <= theirs }];
  });
}

function memoryTargets({ memory: { tessera } }: Measured): Target[] {
  if (tessera === undefined) return [];
  const most = Math.max(tessera.loaded, tessera.afterUdhr) / megabyte;
  return [{ aim: "Gemma 3 in ≤ 40 MB, before and after UDHR", found: `${figure(most)} MB`, isMet: most <= 40 }];
}

function keystrokeTargets({ keystrokes }: Measured): Target[] {
  return Object.entries(keystrokes).flatMap(([tokenizer, corpora]) => {
    // Without a pre-tokenizer that cuts, there is no promise.
    if (tokenizer === "llama2" || tokenizer === "gemma3") return [];
    return Object.entries(corpora).map(([corpus, { full, update }]) => ({
      aim: `${tokenizer}, a key in 1 MB (${corpus}): ≤ 1/50 of encoding`,
      found: `1/${figure(full / update)}`,
      isMet: update * 50 <= full,
    }));
  });
}
