/** Reads files and encodes texts with the native package, in a process of its own, since some of its errors end that. */
import { Tokenizer } from "tokenizers";

process.on("message", async ({ file, texts }) => {
  let native;
  try {
    native = Tokenizer.fromString(file);
  } catch (error) {
    process.send?.({ refusal: String(error) });
    return;
  }
  process.send?.({ refusal: null });
  for (const text of texts) {
    try {
      const encoding = await native.encode(text, null, { addSpecialTokens: true });
      process.send?.({ ids: encoding.getIds(), offsets: encoding.getOffsets() });
    } catch (error) {
      process.send?.({ refusal: String(error) });
    }
  }
});
