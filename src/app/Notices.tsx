import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import X from "lucide-react/icons/x";
import { type ReactElement, useRef } from "react";
import { actions, type Offer, type PlacedNotice, useAppStore } from "../state/store";
import { Button, IconButton } from "../ui/controls";
import { focusMain } from "./focusMain";

/** What happened or went wrong on this page: above it, and in sight wherever it is scrolled to, until it is dismissed. */
export function Notices(): ReactElement {
  const page = useAppStore((state) => state.comparison.page);
  const notices = useAppStore((state) => state.notices);
  const shown = notices.filter((notice) => notice.page === page);
  return (
    <div className="notices">
      {shown.map((notice) => (
        <NoticeLine key={`${notice.about} ${notice.message}`} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: PlacedNotice }): ReactElement {
  const { tone, message, undo, next, more } = notice;
  const line = useRef<HTMLDivElement>(null);
  // Where the focus was before it came into the notice: there it goes back when the notice is gone.
  const from = useRef<EventTarget>(null);
  const end = (offer?: Offer) => {
    const hadFocus = line.current?.contains(document.activeElement);
    actions.withdrawNotices((other) => other === notice);
    offer?.run();
    if (!hadFocus) return;
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
    else focusMain();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only looks where the focus comes from
    <div
      ref={line}
      className={`notice ${tone}`}
      role={tone === "error" ? "alert" : "status"}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) from.current = relatedTarget;
      }}
    >
      {tone === "error" ? <TriangleAlert size={18} /> : <Info size={18} />}
      <p>{message}</p>
      {[next, undo, more].map(
        (offer) =>
          offer && (
            <Button key={offer.label} onClick={() => end(offer)}>
              {offer.label}
            </Button>
          ),
      )}
      <IconButton label="Dismiss" onClick={() => end()}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
