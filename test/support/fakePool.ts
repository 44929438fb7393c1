import { expect } from "vitest";
import { type PoolRequest, TokenizerPool } from "../../src/worker/pool/pool";
import type { EncodedText } from "../../src/worker/pool/protocol";

/** A text that somebody has asked for. */
export interface Call {
  readonly request: PoolRequest;
  answer(tokens: number): Promise<void>;
  fail(message: string, name?: string): Promise<void>;
}

/** A pool that answers when the test says so, in whatever order. */
export class FakePool extends TokenizerPool {
  readonly calls: Call[] = [];

  constructor() {
    super({
      spawn: () => expect.unreachable("no worker is needed"),
      size: 2,
      baseUrl: "",
      packs: { open: () => expect.unreachable() },
    });
  }

  override encode(request: PoolRequest): Promise<EncodedText> {
    return new Promise((resolve, reject) => {
      const settled = () => new Promise<void>((done) => setTimeout(done));
      this.calls.push({
        request,
        answer: (tokens) => {
          resolve({ figures: { tokens } } as EncodedText);
          return settled();
        },
        fail: (message, name = "TokenizerError") => {
          reject(Object.assign(new Error(message), { name }));
          return settled();
        },
      });
      request.signal.addEventListener("abort", () => reject(request.signal.reason));
    });
  }

  last(tokenizer: string): Call {
    const call = this.calls.findLast((candidate) => candidate.request.tokenizer === tokenizer);
    if (call === undefined) throw new Error(`${tokenizer} was never asked`);
    return call;
  }
}
