/** Modules of ours that are imported for what they do, and not for what they export. */
const imported = /\/src\/app\/(trustedTypes|earlyPool)\.ts$/;

/**
 * Whether a module has to be in what is built though nothing of it is used. The bundler would take that of each that makes as much as a map,
 * and so keep parsers and tables of which a part wants no more than a type or a name: 300 bytes of each first visit.
 */
export function hasSideEffects(id: string): boolean {
  return !/\/src\/.*\.tsx?$/.test(id) || imported.test(id);
}
