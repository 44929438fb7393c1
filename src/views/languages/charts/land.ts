import type { GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import atlas from "world-atlas/land-110m.json";

// TypeScript reads the file's kinds as any string, and its positions as lists of any length.
const topology = atlas as unknown as Parameters<typeof feature>[0];
const { land: shape } = topology.objects;
if (shape === undefined) throw new Error("world-atlas/land-110m.json has no object “land”. Install its version 2.");

/** The world's land, from Natural Earth at 1:110 million. */
export const land: GeoPermissibleObjects = feature(topology, shape);
