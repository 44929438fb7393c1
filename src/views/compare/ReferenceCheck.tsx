import CircleCheck from "lucide-react/icons/circle-check";
import CircleAlert from "lucide-react/icons/circle-exclamation-point";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import X from "lucide-react/icons/x";
import type { MouseEvent, ReactElement } from "react";
import type { ShownEncoding } from "../../state/compare/columns";
import { knownReferenceOf } from "../../state/compare/referenceLibraries";
import { type ReferenceCheck as Check, dropReferenceCheck } from "../../state/compare/referenceStore";
import { visibleText } from "../../text/visible";
import type { TokenizerEntry } from "../../tokenizers/catalogue";
import { Button, Progress } from "../../ui/controls";
import { formatCount, plural } from "../../ui/format";
import { HintedWords } from "../../ui/Hint";
import type { FirstDifference, NamedToken, ReferenceResult } from "../../worker/reference/protocol";
import "./referenceCheck.css";

interface ReferenceCheckProps {
  readonly entry: TokenizerEntry;
  readonly check: Check;
}

/** What a column's reference library says of its tokens: that it is being asked, that they are the same, or where not. */
export function ReferenceCheck({ entry, check }: ReferenceCheckProps): ReactElement {
  const { kind, name } = knownReferenceOf(entry);
  const isChecking = check.state === "checking";
  return (
    <div className={`reference-check ${check.state}`}>
      {/* In place before the answer is, so that screen readers hear it come. */}
      <p aria-live="polite">
        <CheckMessage check={check} name={name} isTransformers={kind === "transformers" || kind === "brought"} />
      </p>
      {/* One button for both, so that the answer does not take the focus away with it. */}
      <Button
        look="quiet"
        aria-label={`${isChecking ? "Cancel" : "Dismiss"} the check of ${entry.label}`}
        title={isChecking ? undefined : "Dismiss"}
        onClick={(event) => {
          focusMenu(event);
          dropReferenceCheck(entry.reference);
        }}
      >
        {isChecking ? "Cancel" : <X size={14} />}
      </Button>
      {isChecking && <Progress label={`Checking ${entry.label} against ${name}`} value={0} max={null} />}
    </div>
  );
}

interface CheckMessageProps {
  readonly check: Check;
  readonly name: string;
  readonly isTransformers: boolean;
}

function CheckMessage({ check, name, isTransformers }: CheckMessageProps): ReactElement {
  switch (check.state) {
    case "checking":
      return <span>Checking against {name} …</span>;
    case "error":
      return (
        <>
          <CircleAlert size={14} aria-hidden="true" />
          <span>Not checked. {check.message}</span>
        </>
      );
    case "identical":
      return (
        <>
          <CircleCheck size={14} aria-hidden="true" />
          <HintedWords text={describeResult(check.result)}>Identical to {check.result.reference}</HintedWords>
        </>
      );
    case "different":
      return (
        <>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            <Difference difference={check.difference} shown={check.shown} name={check.result.reference} />
            {isTransformers && <small> Known differences of this library are listed in docs/references.md.</small>}
          </span>
        </>
      );
  }
}

function describeResult({ reference, tokens }: ReferenceResult): string {
  return `${reference} gave the same ${plural(tokens, "id")}.`;
}

interface DifferenceProps {
  readonly difference: FirstDifference;
  readonly shown: ShownEncoding;
  readonly name: string;
}

function Difference({ difference: { index, ours, theirs }, shown, name }: DifferenceProps): ReactElement {
  const { byteStart, byteEnd } = shown.encoding;
  const byte = byteStart[index] ?? byteEnd.at(-1) ?? 0;
  return (
    <>
      Differs from token {formatCount(index + 1)} on (byte {formatCount(byte)}): ours <Token token={ours} />, {name}’s{" "}
      <Token token={theirs} />.
    </>
  );
}

/** Characters of a name that are shown: there are entries of a hundred spaces. */
const longestName = 24;

function Token({ token }: { readonly token: NamedToken | null }): ReactElement {
  if (token === null) return <>has ended</>;
  const name = visibleText(token.name);
  return (
    <>
      {token.id} “<bdi>{name.length > longestName ? `${name.slice(0, longestName)}…` : name}</bdi>”
    </>
  );
}

/** The button goes, and what had the focus must not go with it. */
function focusMenu(event: MouseEvent): void {
  event.currentTarget.closest(".column")?.querySelector<HTMLElement>(".column-menu")?.focus();
}
