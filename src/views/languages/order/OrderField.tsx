import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import type { ReactElement } from "react";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { LanguageSort } from "../../../state/languages/choice";
import { setLanguages } from "../../../state/languages/setLanguages";
import { Button } from "../../../ui/controls";
import type { ChartSeries } from "../chart";
import { firstInWords, orderOf, ordersOf } from "./order";

interface OrderFieldProps {
  readonly sort: LanguageSort;
  readonly series: readonly ChartSeries[];
  readonly measure: LanguageMeasure;
}

/** By what a chart's rows are ordered, said and chosen in one place; the table's headers choose the same. */
export function OrderField({ sort, series, measure }: OrderFieldProps): ReactElement | null {
  const order = orderOf(sort, series, measure);
  if (order === undefined) return null;
  const { descending } = sort;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <div className="order-field">
      <label className="labelled">
        Ordered by
        <select
          className="field"
          value={order.column}
          onChange={(event) => {
            const chosen = ordersOf(series, measure).find(({ column }) => column === event.target.value);
            // Numbers begin with the greatest, words with A.
            if (chosen) setLanguages({ sort: { column: chosen.column, descending: chosen.isNumber } });
          }}
        >
          {ordersOf(series, measure).map(({ column, name }) => (
            <option key={column} value={column}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button
        look="quiet"
        aria-label={`${firstInWords(order, descending)}: turn round`}
        onClick={() => setLanguages({ sort: { column: order.column, descending: !descending } })}
      >
        <Arrow size={14} /> {firstInWords(order, descending)}
      </Button>
    </div>
  );
}
