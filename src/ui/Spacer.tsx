import type { ReactElement } from "react";

/** In a table, in place of rows that are out of sight. @param height in CSS pixels */
export function Spacer({ height }: { readonly height: number }): ReactElement {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td className="spacer" style={{ height }} />
      </tr>
    </tbody>
  );
}
