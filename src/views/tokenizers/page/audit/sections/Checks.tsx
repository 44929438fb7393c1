import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement } from "react";
import type { Check } from "../../../../../analysis/vocabulary/checks/checks";
import { countBelow } from "../../../../../text/sorted";
import { visibleParts } from "../../../../../text/visible";
import { formatCount } from "../../../../../ui/format";
import type { VocabularyTable } from "../../../../../worker/inspect/protocol";
import { EntryName } from "../../entries/EntryName";
import { entryAt } from "../../entries/entryLabel";
import { checkInWords, checkWords } from "./checkWords";
import { SectionTitle } from "./SectionTitle";

interface ChecksProps {
  readonly checks: readonly Check[];
  readonly table: VocabularyTable;
}

/** Failures that are shown of a check. */
const mostShown = 24;

const verdicts = {
  pass: { Icon: CircleCheck, words: "Passes" },
  warn: { Icon: TriangleAlert, words: "Look at this" },
  notApplicable: { Icon: CircleMinus, words: "Does not apply" },
} as const;

/** What a tokenizer should do with every text, whether it does, and what that rests on. */
export function Checks({ checks, table }: ChecksProps): ReactElement {
  const warnings = checks.filter(({ verdict }) => verdict === "warn").length;
  return (
    <section className="audit-section" data-section="checks">
      <SectionTitle part="checks">Sanity checks</SectionTitle>
      <p className="audit-note">
        {warnings === 0
          ? "All pass."
          : `${formatCount(warnings)} of ${formatCount(checks.length)} want a look: that may be meant, as where a tokenizer ignores case.`}
      </p>
      <ul className="checks">
        {checks.map((check) => {
          const { Icon, words } = verdicts[check.verdict];
          return (
            <li key={check.name} data-check={check.name} data-verdict={check.verdict}>
              <Icon size={18} role="img" aria-label={words} />
              <div>
                <strong>{checkWords[check.name].title}</strong>
                <p>{checkInWords(check)}</p>
                <Failures check={check} table={table} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Failures({ check, table }: { readonly check: Check; readonly table: VocabularyTable }): ReactElement | null {
  const { numbers, texts, failures } = check;
  const shown = [...numbers.map((number) => nameOf(check, number, table)), ...texts.map(visibleParts)].slice(
    0,
    mostShown,
  );
  if (shown.length === 0) return null;
  return (
    <details>
      <summary>{failures > shown.length ? `The first ${formatCount(shown.length)}` : "Which"}</summary>
      <p className="check-failures">
        {shown.map((parts, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: failures have no identity but their place
          <EntryName key={i} parts={parts} />
        ))}
      </p>
    </details>
  );
}

function nameOf({ name }: Check, number: number, table: VocabularyTable) {
  const { numbers } = checkWords[name];
  if (numbers === "bytes") {
    return [{ text: number.toString(16).toUpperCase().padStart(2, "0"), kind: "text" } as const];
  }
  if (numbers === "entries") return entryAt(table, countBelow(table.ids, number), false).parts;
  const code = `U+${number.toString(16).toUpperCase().padStart(4, "0")}`;
  return [...visibleParts(String.fromCodePoint(number)), { text: ` ${code}`, kind: "text" } as const];
}
