/** A colour as any program that reads SVG knows it. */
export interface PictureColor {
  /** As `#rrggbb`. */
  readonly color: string;
  /** 0 to 1; undefined for 1. */
  readonly opacity: number | undefined;
}

const known = new Map<string, PictureColor | null>();
let canvas: CanvasRenderingContext2D | null = null;

/** A computed colour, in whatever space browsers write it; null for one that shows nothing. */
export function pictureColor(computed: string): PictureColor | null {
  const found = known.get(computed);
  if (found !== undefined) return found;
  canvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  if (canvas === null) throw new Error("This browser has no canvas to read colours from.");
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = computed;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  const color = alpha === 0 ? null : { color: `#${hex}`, opacity: alpha === 255 ? undefined : alpha / 255 };
  known.set(computed, color);
  return color;
}
