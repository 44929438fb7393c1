import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Pixels as PNG has them without transparency: three bytes each, line by line. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/**
 * A screenshot with at most 256 colours, which is a third of its size: the most frequent ones, and for each other the nearest of those.
 * A page has few but for the edges of letters. By the PNG specification (W3C, third edition).
 * @param png of 8 bits a channel without transparency or interlacing, as Chromium takes screenshots
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const counts = new Map<number, number>();
  const colors = new Uint32Array(width * height);
  for (let i = 0; i < colors.length; i++) {
    const color = ((rgb[3 * i] ?? 0) << 16) | ((rgb[3 * i + 1] ?? 0) << 8) | (rgb[3 * i + 2] ?? 0);
    colors[i] = color;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 256)
    .map(([color]) => color);
  const places = new Map(palette.map((color, place) => [color, place]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = colors[y * width + x] ?? 0;
      let place = places.get(color);
      if (place === undefined) {
        place = nearest(palette, color);
        places.set(color, place);
      }
      // Each line begins with its filter: none, which is best for places in a palette.
      lines[y * (width + 1) + 1 + x] = place;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const entries = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", entries),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly number[], color: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [place, other] of palette.entries()) {
    const red = (color >> 16) - (other >> 16);
    const green = ((color >> 8) & 255) - ((other >> 8) & 255);
    const blue = (color & 255) - (other & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function decode(png: Buffer): Pixels {
  const data: Buffer[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  // Depth, colour type, compression, filter, interlacing.
  if (png.toString("hex", 24, 29) !== "0802000000") throw new Error("This PNG is not as Chromium takes screenshots.");
  const filtered = inflateSync(Buffer.concat(data));
  const stride = width * 3;
  const rgb = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < 3 ? 0 : (rgb[at - 3] ?? 0);
      const above = y === 0 ? 0 : (rgb[at - stride] ?? 0);
      const both = x < 3 || y === 0 ? 0 : (rgb[at - stride - 3] ?? 0);
      const before = [0, left, above, (left + above) >> 1, paeth(left, above, both)][filter ?? 0] ?? 0;
      rgb[at] = (filtered[y * (stride + 1) + 1 + x] ?? 0) + before;
    }
  }
  return { width, height, rgb };
}

/** The neighbour that is nearest to what the three foretell (§9.4). */
function paeth(left: number, above: number, both: number): number {
  const foretold = left + above - both;
  const [toLeft, toAbove, toBoth] = [left, above, both].map((value) => Math.abs(foretold - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toBoth) return left;
  return toAbove <= toBoth ? above : both;
}
