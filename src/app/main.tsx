import { Session } from "../state/compare/session";
import { rememberSetting } from "../state/remembering";
import { actions, type Notice, useAppStore } from "../state/store";
import { useTextless } from "../state/textless";
import { onArrival } from "../state/tokenizers/arrivals";
import { findBuiltin } from "../tokenizers/catalogue";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { watchStyleSheets } from "../ui/styleSheets";
import "../ui/theme.css";
import { startUrlSync } from "../url/sync";
import { joined, parted } from "../url/twoTexts";
import { keepChoices, recallChoices, sayChoicesLost } from "./choices";
import { draftKeeper, offerDrafts, offerHeld } from "./draftKeeper";
import { earlyPool } from "./earlyPool";
import { beginWithFirstLook, draw } from "./firstLook";
import { Page } from "./Page";

/** Puts the parts of the page together: address, session, shell. */
export function openPage(): Promise<void> {
  beginWithFirstLook();
  const sync = startUrlSync({
    read: () => joined(useAppStore.getState().comparison),
    subscribe: (listener) =>
      useAppStore.subscribe((state, previous) => state.comparison !== previous.comparison && listener()),
    apply: (comparison) => actions.apply(parted(comparison)),
    onProblem: (problem) => {
      actions.withdrawNotices(({ about }) => about === "address");
      if (problem === null) return;
      const notice: Notice = { tone: "error", message: problem.message, undo: null, about: "address" };
      actions.setNotice(notice);
      if (problem.code !== "unknown-page" || problem.nearest === null) return;
      const { nearest } = problem;
      // Where it does not come the message stands.
      import("./wayToNearest").then(({ offerWay }) => offerWay(nearest, notice)).catch(() => {});
    },
    onRestorable: (available) => {
      actions.withdrawNotices(({ about }) => about === "link");
      if (!available) return;
      const undo = { label: "Restore my text", run: () => void sync.restorePrevious() };
      actions.setNotice({ tone: "info", message: "A link replaced the text that you had typed.", undo, about: "link" });
    },
    onHeldBack: (held) => offerHeld(held, sync),
    onTextless: () => useTextless.setState({ isTextless: true }),
    isKnown: (id) => findBuiltin(id) !== undefined,
    isPrivate: () => !rememberSetting.useSetting.getState().isOn,
    drafts: draftKeeper,
    recallChoices,
    onChoicesLost: sayChoicesLost,
    keepChoices,
  });
  void sync.ready.then(() => offerDrafts(sync));
  rememberSetting.useSetting.subscribe(sync.rewrite);

  watchStyleSheets();

  // A link names its own tokenizers: nothing is asked for before it has been read.
  const pool = sync.ready.then(() => earlyPool);
  const session = pool.then((ready) => new Session(ready));

  const retry = (reference: TokenizerReference) => void session.then((running) => running.retry(reference));
  const cancel = (reference: TokenizerReference) => void session.then((running) => running.cancel(reference));

  onArrival((reference) => {
    if (useAppStore.getState().columns[reference]?.state === "error") retry(reference);
  });

  // After all that is to be seen, unless files wait that the installed app is to open. Where it does not come the page is as without.
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  const load = () => void import("./offline/stayReady").then(({ stayReady }) => stayReady()).catch(() => {});
  setTimeout(load, isInstalled ? 0 : 2000);

  return draw(<Page pool={pool} makeLink={sync.link} onRetry={retry} onCancel={cancel} />, sync.ready);
}
