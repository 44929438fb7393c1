import Image from "lucide-react/icons/file-image";
import { saidOf } from "../../../../text/saidOf";
import type { MenuEntry } from "../../../../ui/floatingProps";
import { saveFile } from "../../../../ui/saveFile";
import { drawPicture } from "../../picture/drawPicture";
import { type PictureFormat, pictureFile } from "../../picture/exportPicture";

/** Room around a picture, in pixels. */
const margin = 24;

/**
 * The ways to save what an instrument draws.
 * @param drawn as it stands in the page
 * @param name the beginning of a file's name
 * @param say tells what came of it
 */
export function pictureEntries(drawn: HTMLElement, name: string, say: (words: string) => void): readonly MenuEntry[] {
  const save = async (format: PictureFormat) => {
    try {
      const svg = drawPicture(drawn, new Map(), name, margin);
      saveFile(await pictureFile(format, svg, name), `${name}.${format}`);
    } catch (error) {
      say(saidOf(error));
    }
  };
  return (["svg", "png"] as const).map((format) => ({
    key: format,
    icon: <Image size={16} />,
    label: `Save the plots as ${format.toUpperCase()}`,
    onSelect: () => void save(format),
  }));
}
