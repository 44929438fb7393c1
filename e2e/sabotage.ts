import type { Page } from "@playwright/test";

/** What becomes of a worker at a call. */
export type Fate =
  /** It has said that it began, and says nothing more. */
  | "hangs"
  /** It says nothing at all. */
  | "never begins"
  /** An error that nobody catches, as of a defect in the browser. */
  | "crashes"
  /** A buffer is asked for that no machine has: the browser's own error, in the call. */
  | "runs out of memory"
  /**
   * It takes the memory that the browser gives for arrays, up to half a megabyte, and then begins: what the call asks for is
   * really not there. Without the last of it Chromium itself ends the page.
   */
  | "takes all memory";

/** At which call. */
export interface SabotagedCall {
  /** The beginning of the name of the worker's script: `tokenizer`, `import`, `chat`, `boundaries`, `corpus`, `reference`. */
  readonly worker: string;
  /** The name that Comlink has for the call. */
  readonly call: string;
  /** Of `explain`, the question's. */
  readonly kind?: string | undefined;
  /** Of which tokenizer, as links name it, and with which text; any where they are left out. */
  readonly tokenizer?: string;
  readonly text?: string;
}

export interface Sabotage {
  /** How many calls have met with it. */
  met(): number;
  /** From now on no call does, in workers that are there and in new ones. */
  mend(): void;
  /** From now on they do again. */
  renew(): void;
}

/** Has workers that start from now on meet with a fate whenever a call comes. Whether it does is asked of the test each time. */
export async function sabotage(page: Page, { worker, ...meant }: SabotagedCall, fate: Fate): Promise<Sabotage> {
  let met = 0;
  let isMended = false;
  await page.route("**/fate", (route) => {
    if (!isMended) met++;
    return route.fulfill({ body: isMended ? "none" : "meet" });
  });
  await page.route(`**/${worker}.worker*.js`, async (route) => {
    const response = await route.fetch();
    const body = `${script({ ...meant, fate })}${await response.text()}`;
    // Without the policy that comes with some: what asks the test would be refused.
    await route.fulfill({ contentType: "text/javascript", body });
  });
  return {
    met: () => met,
    mend: () => {
      isMended = true;
    },
    renew: () => {
      isMended = false;
    },
  };
}

/** Stands before a worker's own code, so that it hears of each call first. */
function script(plan: Omit<SabotagedCall, "worker"> & { readonly fate: Fate }): string {
  return `{
    const { call, kind, tokenizer, text, fate } = ${JSON.stringify(plan)};
    const Request = XMLHttpRequest;
    const isMeant = ({ data }) => {
      if (data?.path?.[0] !== call) return false;
      const asked = data.argumentList[0].value;
      const isSame = (own, wanted) => wanted === undefined || own === wanted;
      return isSame(asked.question?.kind, kind) && isSame(asked.tokenizer, tokenizer) && isSame(asked.text, text);
    };
    const hang = () => { for (;;); };
    const { postMessage } = MessagePort.prototype;
    addEventListener("message", (event) => {
      if (!isMeant(event)) return;
      const asking = new Request();
      asking.open("GET", "/fate", false);
      asking.send();
      if (asking.responseText !== "meet") return;
      if (fate === "never begins") hang();
      if (fate === "crashes") {
        event.stopImmediatePropagation();
        throw new Error("A worker of ours");
      }
      if (fate === "takes all memory") {
        self.taken = [];
        for (let bytes = 2 ** 30; bytes >= 2 ** 19; bytes /= 2) {
          try {
            for (;;) taken.push(new ArrayBuffer(bytes));
          } catch {}
        }
      }
      if (fate === "runs out of memory") {
        const beyond = { construct: () => new ArrayBuffer(2 ** 52) };
        for (const array of ["Uint8Array", "Uint16Array", "Uint32Array", "Float64Array"]) self[array] = new Proxy(self[array], beyond);
      }
      if (fate !== "hangs") return;
      MessagePort.prototype.postMessage = function (...message) {
        postMessage.apply(this, message);
        // The first thing that a call does is to say that it began.
        hang();
      };
    });
  }`;
}
