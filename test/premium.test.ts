import { baselineIds, tiktokenIds } from "./support/builtins";
import { describePremiums } from "./support/premiums";

// Those of the others: `oracle/`, where the native package is loaded for them.
for (const id of [...tiktokenIds, ...baselineIds]) describePremiums(id);
