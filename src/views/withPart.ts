import { actions } from "../state/store";

import { checkConnection } from "../ui/controls";

/** Does something by a part of the page that comes when it is wanted; where that does not come, a notice says so. */
export function withPart<Part>(loading: Promise<Part>, run: (part: Part) => void): void {
  loading.then(run, () => {
    const message = `That part of the page could not be loaded. ${checkConnection}`;
    actions.setNotice({ tone: "error", message, undo: null });
  });
}
