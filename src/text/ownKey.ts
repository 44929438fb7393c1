const pattern = /^own:(.+)#([0-9a-f]{16})$/s;

/** The key of something that somebody brought: its name, and 16 hexadecimal digits of its content's SHA-256. */
export function ownKey(name: string, hash: string): string {
  return `own:${name}#${hash}`;
}

/** Name and hash of what {@link ownKey} has written; null for what is none. */
export function parseOwnKey(key: string): { readonly name: string; readonly hash: string } | null {
  const [, name, hash] = pattern.exec(key) ?? [];
  return name === undefined || hash === undefined ? null : { name, hash };
}
