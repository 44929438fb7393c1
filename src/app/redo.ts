/** What `public/first.js` has noted: a click, or what was chosen or dropped. */
export interface Early {
  readonly target: HTMLElement;
  readonly value?: string;
  readonly files?: readonly File[];
}

/** Does once more what could not be answered when it was done. */
export function redo({ target, value, files }: Early): void {
  if (files !== undefined) {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  } else if (value !== undefined) {
    // React has put back what it knew of.
    (target as HTMLSelectElement).value = value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    target.click();
  }
}
