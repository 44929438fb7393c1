import type { ReactElement } from "react";
import type { ShownEncoding } from "../../src/state/compare/columns";
import { ChipText, chipClasses, rowDirection } from "../../src/views/compare/chips/ChipRow";
import { chipSource } from "../../src/views/compare/chips/chipSource";
import { labelToken } from "../../src/views/compare/chips/label";

/** All chips of a column, which the browser breaks into rows: how wide they are is not known here. */
export function WrittenChips({ shown }: { readonly shown: ShownEncoding }): ReactElement {
  const { count, endsLine } = chipSource(shown, false);
  const lines: number[][] = [[]];
  for (let token = 0; token < count; token++) {
    lines.at(-1)?.push(token);
    if (endsLine(token) && token + 1 < count) lines.push([]);
  }
  return (
    <>
      {lines.map((line) => (
        <div key={line[0]} className="written-chips" role="presentation" dir={rowDirection(shown, line[0] ?? 0)}>
          {line.map((token) => (
            <WrittenChip key={token} shown={shown} token={token} />
          ))}
        </div>
      ))}
    </>
  );
}

/** A chip without what is said of it where it is pointed at: by then the page has drawn its own. */
function WrittenChip({ shown, token }: { readonly shown: ShownEncoding; readonly token: number }): ReactElement {
  const label = labelToken(shown, token);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
    <div
      role="option"
      aria-selected={false}
      className={chipClasses(shown, token, null, false, false, false, label)}
      data-token={token}
    >
      <ChipText label={label} />
    </div>
  );
}
