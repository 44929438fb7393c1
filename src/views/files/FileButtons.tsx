import FilePlus2 from "lucide-react/icons/file-plus-corner";
import FolderOpen from "lucide-react/icons/folder-open";
import { type ChangeEvent, type ReactElement, type Ref, useRef } from "react";
import type { GivenFiles } from "../../state/corpora/dialog";
import { Button } from "../../ui/controls";
import { chosenFiles } from "./droppedFiles";

interface FileButtonsProps {
  /** What the files are for: `data-input` of the fields, for tests. */
  readonly purpose: string;
  /** The first button, where it is what one most likely wants; it is then the primary one. */
  readonly primary?: Ref<HTMLButtonElement>;
  /** Files of which there may be no more, where a corpus' are not meant. */
  readonly most?: number;
  onChosen(given: GivenFiles): void;
}

/** Buttons that let one choose files, or a folder with all that is in it. */
export function FileButtons({ purpose, primary, most, onChosen }: FileButtonsProps): ReactElement {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: list } = event.target;
    const given = list === null ? null : chosenFiles(list, most);
    // The same files may be chosen again after they have changed.
    event.target.value = "";
    if (given !== null && given.files.length + given.problems.length > 0) onChosen(given);
  };
  return (
    <>
      <Button ref={primary} look={primary === undefined ? "plain" : "primary"} onClick={() => files.current?.click()}>
        <FilePlus2 size={16} /> Choose files
      </Button>
      <Button onClick={() => folder.current?.click()}>
        <FolderOpen size={16} /> Choose a folder
      </Button>
      <input ref={files} type="file" multiple hidden onChange={take} data-input={`${purpose} files`} />
      <input
        ref={(input) => {
          folder.current = input;
          // React knows the attribute under no name that its types have.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        onChange={take}
        data-input={`${purpose} folder`}
      />
    </>
  );
}
