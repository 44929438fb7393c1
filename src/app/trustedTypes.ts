/**
 * The page's only policy of Trusted Types (W3C): an address becomes that of a worker's code where it is on the page's own server,
 * and no string becomes markup or code. Browsers without Trusted Types go by the rest of the policy.
 */
const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } };

trustedTypes?.createPolicy("default", {
  createScriptURL: (address: string) => (new URL(address, location.href).origin === location.origin ? address : null),
});
