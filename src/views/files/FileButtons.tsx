import FilePlus2 from "lucide-react/icons/file-plus-corner";
import Folder from "lucide-react/icons/folder";
import type { ReactElement, Ref } from "react";
import type { GivenFiles } from "../../state/corpora/dialog";
import { FileButton } from "../../ui/FileButton";
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
  const take = (files: FileList) => {
    const given = chosenFiles(files, most);
    if (given.files.length + given.problems.length > 0) onChosen(given);
  };
  return (
    <>
      <FileButton
        ref={primary}
        look={primary === undefined ? "plain" : "primary"}
        field={{ multiple: true, "data-input": `${purpose} files` }}
        onFiles={take}
      >
        <FilePlus2 size={16} /> Choose files
      </FileButton>
      <FileButton field={{ webkitdirectory: "", "data-input": `${purpose} folder` }} onFiles={take}>
        <Folder size={16} /> Choose a folder
      </FileButton>
    </>
  );
}
