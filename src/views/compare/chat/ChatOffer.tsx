import type { ReactElement } from "react";
import { looksLikeChat } from "../../../chat/readChat";
import { switchInput } from "../../../state/chat/switchInput";
import { useAppStore } from "../../../state/store";
import { Button } from "../../../ui/controls";

/** Offers to read a text as the chat that it is; nothing where it is none. */
export function ChatOffer(): ReactElement | null {
  const isChat = useAppStore(({ comparison }) => comparison.input === undefined && looksLikeChat(comparison.text));
  if (!isChat) return null;
  return (
    <p className="chat-offer">
      This is a chat in JSON. <Button onClick={() => switchInput("chat")}>Read it as a chat</Button>
    </p>
  );
}
