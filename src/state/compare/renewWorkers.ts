import { linkName } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../worker/pool/pool";
import { renewIdle } from "../../worker/pool/renew";
import type { Comparison } from "../pages";
import { useAppStore } from "../store";

/** Milliseconds in which nothing is changed before workers are renewed: what was taken away may be put back. */
const quiet = 30_000;

/** UTF-16 units from which on a text leaves something behind that is worth giving back. */
const longText = 30_000;

/**
 * Has workers give back what they hold of what is gone: tokenizers whose columns were removed, a long text that was replaced by a
 * short one, another page's corpus or files. A tab can be open for days.
 * @param pool whose workers they are
 */
export function renewWorkers(pool: TokenizerPool): void {
  let isDue = false;
  let haveMore = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDue = !renewIdle(pool, { wanted: wantedTokenizers(), haveMore });
      haveMore &&= isDue;
      if (isDue) wait();
    }, quiet);
  };
  useAppStore.subscribe(({ comparison }, { comparison: before }) => {
    if (comparison === before) return;
    haveMore ||= isMoreLeft(before, comparison);
    isDue ||= haveMore || before.tokenizers.some((reference) => !comparison.tokenizers.includes(reference));
    if (isDue) wait();
  });
}

/** Whether something was given up that workers hold beside tokenizers of columns. */
function isMoreLeft(before: Comparison, now: Comparison): boolean {
  return (
    (before.text.length >= longText && now.text.length < longText) ||
    (before.page !== now.page && before.page !== "compare") ||
    before.inspected.reference !== now.inspected.reference
  );
}

/** Those of the columns, and the one that is looked into; with whether they stand. */
function wantedTokenizers(): Map<string, boolean> {
  const { comparison, columns } = useAppStore.getState();
  const { tokenizers, page, inspected } = comparison;
  const wanted = new Map(
    tokenizers.map((reference) => [linkName(reference), columns[reference]?.state === "ready"] as const),
  );
  const looked = linkName(inspected.reference);
  if (page === "tokenizer" && !wanted.has(looked)) wanted.set(looked, false);
  return wanted;
}
