import type { TextEdit } from "../../text/chunkedText";
import { changedStretch } from "../../text/lineEndings";

/** A text on its way to a worker: itself, or what is other in it than in the last one that the worker was sent. */
export type SentText = string | TextEdit;

/** UTF-16 units up to which a text is sent as it is. */
const shortText = 30_000;

const unchanged: TextEdit = { start: 0, end: 0, insert: "" };

/** The page's side: sends texts to one worker. A key in a megabyte is sent as a key, for all columns of the worker. */
export class TextSender {
  private last = "";

  /** What is to be posted for a text: at once, before any other text is. */
  send(text: string): SentText {
    const { last } = this;
    this.last = text;
    if (text === last && text.length >= shortText) return unchanged;
    if (Math.min(text.length, last.length) < shortText) return text;
    const edit = changedStretch(last, text);
    return 2 * edit.insert.length > text.length ? text : edit;
  }
}

/** The worker's side: what {@link TextSender} has sent, in its order. */
export class TextReceiver {
  private last = "";

  /** The text itself; to be asked for as a message comes, before the next one does. */
  receive(sent: SentText): string {
    if (typeof sent === "string") this.last = sent;
    // Nearly all that is asked is about the text that is there, and another string of it would be compared with this one.
    else if (sent.start < sent.end || sent.insert !== "")
      this.last = this.last.slice(0, sent.start) + sent.insert + this.last.slice(sent.end);
    return this.last;
  }
}
