/** What `public/first.js` has noted: a click, or what was chosen or dropped. */
export interface Early {
  readonly target: HTMLElement;
  readonly value?: string;
  readonly files?: readonly File[];
}

/** Does once more what could not be answered when it was done. */
export function redo({ target: early, value, files }: Early): void {
  const target = standsFor(early);
  if (files !== undefined) {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    // All of the page takes files, wherever they fall.
    const page = target ?? document.querySelector("main");
    page?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  } else if (value !== undefined) {
    if (target === null) return;
    // React has put back what it knew of.
    (target as HTMLSelectElement).value = value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    target?.click();
  }
}

/**
 * The element itself, or, where the page was drawn in the place of what the build has written, the control of the same kind that
 * says the same; null where it has none.
 */
function standsFor(early: HTMLElement): HTMLElement | null {
  if (early.isConnected) return early;
  const control = early.closest<HTMLElement>("a, button, select");
  if (control === null) return null;
  const all = document.querySelectorAll<HTMLElement>(control.tagName);
  return Array.from(all).find((one) => nameOf(one) === nameOf(control)) ?? null;
}

function nameOf(control: HTMLElement): string {
  return control.getAttribute("aria-label") ?? control.getAttribute("href") ?? control.textContent;
}
