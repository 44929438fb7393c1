import { type ComponentProps, type ReactElement, useRef } from "react";
import { Button } from "./controls";

interface FileButtonProps extends ComponentProps<typeof Button> {
  /** Attributes of the field that the browser's dialog belongs to. React's own types know no `webkitdirectory`: a folder. */
  readonly field?: { readonly multiple?: boolean; readonly webkitdirectory?: ""; readonly "data-input"?: string };
  /** @param files at least one; the list is empty when this has returned */
  onFiles(files: FileList): void;
}

/** A button that has the browser ask for files: one, unless its field says otherwise. */
export function FileButton({ field, onFiles, ...button }: FileButtonProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        {...field}
        onChange={({ target }) => {
          if (target.files?.length) onFiles(target.files);
          // The same files may be chosen again after they have changed.
          target.value = "";
        }}
      />
    </>
  );
}
