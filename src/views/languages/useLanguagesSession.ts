import { useEffect, useState } from "react";
import { openCorpus } from "../../state/corpora/opener";
import { LanguagesSession } from "../../state/languages/session";
import type { TokenizerPool } from "../../worker/pool/pool";

/** One for the page's life, so that figures are there again when one comes back from Compare. */
let session: Promise<LanguagesSession> | null = null;

/** The session that measures languages; null until the pool is there. */
export function useLanguagesSession(pool: Promise<TokenizerPool>): LanguagesSession | null {
  const [running, setRunning] = useState<LanguagesSession | null>(null);
  useEffect(() => {
    session ??= pool.then((ready) => new LanguagesSession(ready, openCorpus, navigator.hardwareConcurrency || 2));
    void session.then(setRunning);
  }, [pool]);
  return running;
}
