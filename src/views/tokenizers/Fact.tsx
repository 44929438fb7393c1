import type { ReactElement, ReactNode } from "react";

/** A term of a definition list, with what is to be said of it. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
