import type { CSSProperties, ReactElement } from "react";
import { encode } from "uqr";
import { utf8Length } from "../../text/utf8";
import { formatCount } from "../../ui/format";
import "./qrCode.css";

/** Bytes of version 25 at level L (ISO/IEC 18004): 117 modules a side. Phones read larger ones badly from a screen. */
const mostBytes = 1273;

/** Whether a link is short enough for a code that phones read. */
export function fitsQrCode(url: string): boolean {
  return utf8Length(url) <= mostBytes;
}

interface QrCodeProps {
  readonly url: string;
  readonly label: string;
}

/** A link as a QR code, drawn as one path; or that it is too long. It is black on white in both schemes: scanners want that. */
export default function QrCode({ url, label }: QrCodeProps): ReactElement {
  if (!fitsQrCode(url)) {
    return (
      <p className="qr-problem" role="status">
        For a QR code this link is too long: it has {formatCount(utf8Length(url))} bytes, and phones read codes of up to{" "}
        {formatCount(mostBytes)} well.
      </p>
    );
  }
  // Four modules of quiet zone, as the standard has it.
  const { size, data } = encode(url, { border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <figure className="qr-code">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        style={{ "--modules": size } as CSSProperties}
        role="img"
        aria-label={`QR code: ${label}`}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
