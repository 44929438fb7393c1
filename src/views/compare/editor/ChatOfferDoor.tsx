import type { ReactElement } from "react";
import { useAppStore } from "../../../state/store";
import { useModule } from "../../../ui/useModule";

const load = () => import("../chat/ChatOffer");

/** What offers to read a text as a chat comes with the first that may be one. */
export function ChatOfferDoor(): ReactElement | null {
  const mayBeChat = useAppStore(({ comparison }) => /^\s*[[{][\s\S]{0,5000}?"(role|from)"/.test(comparison.text));
  const { module } = useModule(load, mayBeChat ? 1 : 0);
  return module !== null && mayBeChat ? <module.ChatOffer /> : null;
}
