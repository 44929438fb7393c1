import Share2 from "lucide-react/icons/share-2";
import type { ReactElement } from "react";
import { Button, PopoverButton } from "../../ui/controls";
import { LazyPart } from "../../ui/LazyPart";
import type { SharedLink } from "../../url/syncedApp";
import "./share.css";

interface SharePanelProps {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
  makeLink(): Promise<SharedLink>;
}

/** The Share button. */
export function SharePanel({ open, onOpenChange, makeLink }: SharePanelProps): ReactElement {
  return (
    <PopoverButton
      label="Share"
      className="share"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button look="primary">
          <Share2 size={16} /> Share
        </Button>
      }
    >
      <LazyPart load={load} props={{ makeLink }} place="panel" onGiveUp={() => onOpenChange(false)} />
    </PopoverButton>
  );
}

const load = () => import("./ShareContent");
