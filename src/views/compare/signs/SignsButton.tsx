import { type ReactElement, useState } from "react";
import { Button, PopoverButton } from "../../../ui/controls";
import { LazyPart } from "../../../ui/LazyPart";

const load = () => import("./Signs");
const noProps = {};

/** The button that tells what the signs of the columns mean. */
export function SignsButton(): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <PopoverButton
      label="Signs"
      {...{ open }}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" className="signs-button">
          Signs
        </Button>
      }
    >
      <LazyPart load={load} props={noProps} place="panel" onGiveUp={() => setOpen(false)} />
    </PopoverButton>
  );
}
