import X from "lucide-react/icons/x";
import { type ReactElement, useEffect } from "react";
import { useAppStore } from "../../state/store";
import { Button, IconButton } from "../../ui/controls";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { useIsStanding } from "../../views/compare/useIsStanding";
import { endOffers, isNewcomer, isUntouched } from "./newcomer";
import { addPart, startTour } from "./startTour";
import "./tour.css";

/** Offers the tour to whoever is here for the first time, once the first counts stand, until it is taken, refused or passed over. */
export async function offerTour(): Promise<void> {
  const tools = document.querySelector(".app-tools");
  if (tools?.parentElement == null || !(await isNewcomer())) return;
  const end = () => {
    endOffers();
    remove();
  };
  const remove = addPart(
    tools.parentElement,
    tools,
    <ErrorBoundary part="The tour" onGiveUp={end}>
      <TourOffer onEnd={end} />
    </ErrorBoundary>,
  );
}

/** In the page's head, where it is over nothing; on a narrow screen at its lower edge, where nothing moves for it. */
function TourOffer({ onEnd }: { onEnd(): void }): ReactElement | null {
  const isStanding = useIsStanding();
  const isWanted = useAppStore(isUntouched);
  // Who types needs no tour.
  useEffect(() => {
    if (!isWanted) onEnd();
  }, [isWanted, onEnd]);
  if (!isStanding || !isWanted) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields of a form
    <div className="tour-offer" role="group" aria-label="Tour">
      <span className="tour-claim">Nothing you type leaves this page.</span>
      <span>New here?</span>
      <Button
        look="quiet"
        onClick={() => {
          onEnd();
          startTour();
        }}
      >
        Five things in a minute
      </Button>
      <IconButton label="No tour" onClick={onEnd}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
