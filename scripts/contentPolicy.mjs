/**
 * What the page may do (Content Security Policy, level 3). The build writes it into its HTML, the preview server sends it, and
 * docs/hosting.md has it for other servers: all of them from here.
 */

/** @type {Readonly<Record<string, string>>} */
const page = {
  "default-src": "'self'",
  "script-src": "'self'",
  // No <style> element and no style attribute in markup; what scripts set (CSSOM, adopted sheets) is none of both.
  "style-src": "'self'",
  // Pictures are drawn from addresses that the page makes for itself.
  "img-src": "'self' blob: data:",
  // The Hub is asked by a worker, which has a policy of its own: the page itself never leaves its server.
  "connect-src": "'self'",
  "worker-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  // Strings become code, or addresses of code, through src/app/trustedTypes.ts alone.
  "require-trusted-types-for": "'script'",
  "trusted-types": "default",
};

/** @param {Readonly<Record<string, string>>} directives */
const written = (directives) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");

/** The page's policy, as its `<meta>` element has it. */
export const pagePolicy = written(page);

/**
 * A worker goes by the header of its own script, and by no `<meta>` element. Each is given what it needs beyond the page's own:
 * the one that brings tokenizers along asks the Hub, whose address readers can set; tiktoken's is WebAssembly.
 * By the folder of the script, in `workers/`.
 * @type {Readonly<Record<string, string>>}
 */
export const workerPolicies = {
  boundaries: written({ "default-src": "'self'" }),
  guide: written({ "default-src": "'self'" }),
  chat: written({ "default-src": "'self'", "connect-src": "'none'" }),
  corpus: written({ "default-src": "'self'" }),
  instruments: written({ "default-src": "'self'" }),
  import: written({ "default-src": "'self'", "connect-src": "'self' https: http:" }),
  reference: written({ "default-src": "'self'", "script-src": "'self' 'wasm-unsafe-eval'" }),
  tokenizer: written({ "default-src": "'self'" }),
  train: written({ "default-src": "'self'" }),
  vocabulary: written({ "default-src": "'self'" }),
  vocabularyPair: written({ "default-src": "'self'" }),
};

/**
 * Headers of every file. A page that it links to is not told where its reader is from; one that opens it in a window gets no
 * hold of that, which frames do not go by; and it asks for none of what a browser could let it have.
 */
export const commonHeaders = {
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
};

/**
 * The policy that a server sends with a file of the build.
 * @param {string} path of the request, without the query
 * @returns null for a file that is neither page nor worker, and needs none
 */
export function policyOf(path) {
  const worker = /\/workers\/(\w+)\//.exec(path)?.[1];
  if (worker !== undefined) return workerPolicies[worker] ?? null;
  return /(\/|\.html)$/.test(path) ? pagePolicy : null;
}
