import Plus from "lucide-react/icons/plus";
import type { ReactElement } from "react";
import { openTokenizerDialog } from "../../../state/tokenizers/dialog";
import { Button } from "../../../ui/controls";

/** What the page is about, with the way to more; the build writes it into the HTML as well. */
export function TokenizersHead(): ReactElement {
  return (
    <div className="tokenizers-head">
      <h1>Tokenizers</h1>
      <Button onClick={() => openTokenizerDialog("hub")}>
        <Plus size={16} /> Bring another
      </Button>
    </div>
  );
}
