import { baselineIds, tiktokenIds } from "./support/builtins";
import { describePremiums } from "./support/premiums";
import { oneOfEach } from "./support/runs";

// Those of the others: `oracle/`, where the native package is loaded for them.
for (const id of [...oneOfEach(tiktokenIds, ["o200k_base"]), ...baselineIds]) describePremiums(id);
