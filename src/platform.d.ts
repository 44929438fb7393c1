/*
 * What floors 1–3 may use of the platform besides ECMAScript itself: globals that browsers, workers and Node all have.
 * The list stands in place of the DOM library, so that a slip such as `document` or `fetch` on these floors fails to compile.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}
declare const performance: { now(): number };
declare function atob(base64: string): string;
declare function btoa(binary: string): string;
