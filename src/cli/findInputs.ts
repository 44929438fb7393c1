import { type Environment, InputError } from "./environment";

/** Something to count: a file that was named, or one that was found in a folder that was. */
export interface Input {
  readonly path: string;
  /** What was named: the path itself, or the folder that it was found in, without “/” at its end. */
  readonly root: string;
  readonly isFound: boolean;
}

/**
 * Finds the files that are meant by paths: of a folder all that are in it and in its folders, in the order of their names. Hidden
 * ones are left out, as are links to folders, which may lead in a circle.
 * @throws {InputError} for a folder that cannot be listed, or has no files
 */
export async function findInputs(paths: readonly string[], environment: Environment): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const path of paths) {
    if (path === "-" || !(await isFolder(path, environment))) {
      inputs.push({ path, root: path, isFound: false });
      continue;
    }
    const root = path.replace(/(?<=.)\/+$/, "");
    const found = await filesIn(root, environment);
    if (found.length === 0) throw new InputError(`There are no files in ${path}.`);
    // One by one: a hundred thousand would be too many arguments.
    for (const inner of found) inputs.push({ path: inner, root, isFound: true });
  }
  return inputs;
}

async function isFolder(path: string, environment: Environment): Promise<boolean> {
  try {
    return (await environment.inspect(path)).isFolder;
  } catch (error) {
    // Whoever opens it will say so, when its turn comes.
    if (error instanceof InputError) return false;
    throw error;
  }
}

async function filesIn(folder: string, environment: Environment): Promise<string[]> {
  const names = (await environment.listFolder(folder)).filter((name) => !name.startsWith(".")).sort();
  const files: string[] = [];
  for (const name of names) {
    const path = folder === "/" ? `/${name}` : `${folder}/${name}`;
    if (name.endsWith("/")) for (const inner of await filesIn(path.slice(0, -1), environment)) files.push(inner);
    else if (await isFolder(path, environment)) environment.warn(`${path} is a link to a folder, left out.`);
    else files.push(path);
  }
  return files;
}
