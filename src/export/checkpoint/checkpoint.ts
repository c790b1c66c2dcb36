import type { TensorReader } from "./tensor-reader.js";

/** A checkpoint with its files open; weights are read when asked for. */
export interface Checkpoint extends AsyncDisposable {
  /** The folder, or the GGUF file, as it was given, made absolute. */
  readonly folder: string;
  /** The folder's name, or the repository's in a Hugging Face cache; free of this machine's paths. */
  readonly name: string;
  /** `config.json`, parsed but not validated; `configPath` names it in messages. */
  readonly configJson: unknown;
  readonly configPath: string;
  readonly tensorNames: readonly string[];
  has(name: string): boolean;
  /** @throws ChatGLMError CHECKPOINT_INVALID when there is no such tensor */
  tensor(name: string): TensorReader;
  /** A small file of the folder, or undefined when there is none. */
  readFile(name: string, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
}
