import type { ReactElement } from "react";
import { encode } from "uqr";

interface QrCodeProps {
  /** What a link of this page has behind its “#”. */
  readonly fragment: string;
  readonly label: string;
}

/** A link as a QR code (ISO/IEC 18004), drawn as one path. It is black on white in both schemes: scanners want that. */
export function QrCode({ fragment, label }: QrCodeProps): ReactElement {
  const { origin, pathname } = window.location;
  const { size, data } = encode(`${origin}${pathname}#${fragment}`, { border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <figure className="guide-qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`QR code: ${label}`} shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
