/** The bundled corpus' figures of forty languages, for every built-in. */
import { builtinIds } from "../support/builtins";
import { describePremiums } from "../support/premiums";

for (const id of builtinIds) describePremiums(id, 1);
