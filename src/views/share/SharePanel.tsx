import { Share2 } from "lucide-react";
import type { ReactElement } from "react";
import { Button, PopoverButton } from "../../ui/controls";
import { useModule } from "../../ui/useModule";
import type { SharedLink } from "../../url/sync";
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
      <LoadedContent makeLink={makeLink} />
    </PopoverButton>
  );
}

const loadContent = () => import("./ShareContent");

function LoadedContent({ makeLink }: Pick<SharePanelProps, "makeLink">): ReactElement {
  const { module, hasFailed, retry } = useModule(loadContent);
  if (module !== null) return <module.ShareContent makeLink={makeLink} />;
  if (!hasFailed) return <p role="status">Making the link …</p>;
  return (
    <p className="share-problem" role="alert">
      That part of the page could not be loaded. <Button onClick={retry}>Try again</Button>
    </p>
  );
}
