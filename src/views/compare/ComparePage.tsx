import { type ReactElement, useRef } from "react";
import { useAppStore } from "../../state/store";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { useFocusAfterRemoval } from "../../ui/useFocusAfterRemoval";
import type { PageProps } from "../pageView";
import { AnswerDoor } from "./AnswerDoor";
import { Column } from "./Column";
import "./compare.css";
// What comes a moment later: a sheet of its own would have all of the page styled anew when it came, a tenth of a second on a phone.
import "./editor/editor.css";
import "./instruments/promptEnd/endNote.css";
import "./ratios.css";
import { Editor } from "./Editor";
import { InspectorDoor } from "./InspectorDoor";
import { IdsDoor } from "./ids/IdsDoor";
import { Instruments } from "./instruments/Instruments";
import { MapDoor } from "./map/MapDoor";
import { Toolbar } from "./Toolbar";
import { SecondTextDoor } from "./two/doors";

/**
 * The first page: a text, and how each tokenizer cuts it. The text and each column listen to the store by themselves, so
 * that a keystroke renders the field, and each result its own column.
 */
export function ComparePage(props: PageProps): ReactElement {
  const { pool, pickerOpen, onPickerOpenChange, onOpenFiles, onRetry, onCancel } = props;
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const view = useAppStore((state) => state.comparison.view);
  const showIds = useAppStore((state) => state.comparison.showIds);
  const columns = useRef<HTMLDivElement>(null);
  useFocusAfterRemoval(columns, tokenizers, ".column-menu");
  return (
    <main className="compare">
      <h1 className="visually-hidden">Compare tokenizers</h1>
      <div className="texts">
        <Editor onOpenFiles={onOpenFiles} />
        <SecondTextDoor pool={pool} />
      </div>
      <AnswerDoor rows={tokenizers.length} />
      <ErrorBoundary part="The toolbar">
        <Toolbar pickerOpen={pickerOpen} onPickerOpenChange={onPickerOpenChange} />
      </ErrorBoundary>
      <MapDoor />
      <div className="columns-area">
        <div ref={columns} className="columns">
          {tokenizers.map((reference) => (
            <ErrorBoundary key={reference} part="This column">
              <Column
                pool={pool}
                reference={reference}
                view={view}
                showIds={showIds}
                onRetry={onRetry}
                onCancel={onCancel}
              />
            </ErrorBoundary>
          ))}
        </div>
        <InspectorDoor pool={pool} />
      </div>
      <Instruments pool={pool} />
      <IdsDoor pool={pool} />
    </main>
  );
}
