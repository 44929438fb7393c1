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
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const performance: { now(): number };
declare function atob(base64: string): string;
declare function btoa(binary: string): string;
declare class URL {
  constructor(text: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
/** As a type alone: whoever hands in a `fetch` hands in what cancels it. */
interface AbortSignal {
  throwIfAborted(): void;
}
/** What Vite makes of modules whose names follow a pattern, in every build and test. */
interface ImportMeta {
  glob<Module>(pattern: string): Readonly<Record<string, () => Promise<Module>>>;
  glob<Module>(pattern: string, options: { readonly eager: true }): Readonly<Record<string, Module>>;
}
