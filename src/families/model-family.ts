import type { DecoderShape } from "../decoder/decoder-shape.js";
import type { Decoder } from "../decoder/decoder-tensors.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { ChatForm } from "./chat-form.js";
import type { ChatFormatName } from "./chat-format.js";

/** What `rope_ratio` does: it multiplies RoPE's base (ChatGLM3, GLM-4), or divides the positions (ChatGLM2). */
export type RopeRatioMeaning = "multiplies-base" | "divides-positions";

/** What a family makes a decoder of. */
export interface CheckpointConfig {
  /** config.json, untrusted. */
  readonly json: unknown;
  /** Its path, for messages and for what a folder's name says. */
  readonly where: string;
  /** Defaults to what the family concludes. */
  readonly ropeRatio?: RopeRatioMeaning | undefined;
  /** Whether the checkpoint holds a tensor. Defaults to all that config.json calls for, and no other. */
  readonly holds?: ((tensor: string) => boolean) | undefined;
}

/** Sizes that messages about a checkpoint name by config.json's own words. */
export type NamedSize = "layers" | "hiddenSize" | "ffnSize" | "heads" | "groups" | "headDim" | "vocabularySize" | "contextLength";

export interface ChatFormatEvidence {
  /** config.json's `_name_or_path`. */
  readonly nameOrPath: unknown;
  /** The checkpoint's folder. */
  readonly where: string;
  readonly shape: Pick<DecoderShape, "positionDivisor">;
  /** The text of {@link ModelFamily.tokenizerSource}, when the checkpoint has it. It is searched, never run. */
  readonly tokenizerSource?: string | undefined;
  /** The checkpoint's tokenizer, when it has one. */
  readonly tokenizer?: Pick<Tokenizer, "specialId"> | undefined;
}

/** A form of conversation and what it was concluded from. */
export type ChatFormatChoice =
  | {
      readonly format: ChatFormatName;
      /** `base-name`: it ends in "-base"; `completion-name`: models without turns; `generation-name`: its generation. */
      readonly because: "base-name" | "completion-name" | "generation-name";
      readonly name: string;
    }
  | {
      readonly format: ChatFormatName;
      /** `option`: the caller said so; `special-tokens`: the tokenizer has those of this form; `default`: nothing said anything. */
      readonly because: "option" | "interpolated-positions" | "tokenizer-source" | "special-tokens" | "default";
    };

/** The file of a checkpoint that text is encoded by, whatever its kind. */
export interface TokenizerFile {
  /** Its name, in the checkpoint and in the converted folder. */
  readonly name: string;
  /** Larger ones are refused unread. */
  readonly largest: number;
  /** Throws ChatGLMError TOKENIZER_INVALID, naming `path`, for what is not encoded exactly. */
  open(bytes: Uint8Array, path: string): Tokenizer;
}

/**
 * All that tells one family of decoders from another, as one value: how config.json is read, where the weights are, what encodes text, and how
 * models converse. Exporting, running and training read it; a further family is a further value in `known-families.ts`.
 */
export interface ModelFamily {
  /** config.json's `model_type`; the manifest's as well. */
  readonly modelType: string;
  /** In messages. */
  readonly title: string;
  /** Reads the shape and names the tensors. Throws ChatGLMError CHECKPOINT_UNSUPPORTED naming the field and its value. */
  readDecoder(config: CheckpointConfig): Decoder;
  readonly configFields: Readonly<Record<NamedSize, string>>;
  /** Tensors that checkpoints may hold and nobody reads. */
  readonly unusedTensors: readonly string[];
  readonly tokenizer: TokenizerFile;
  /** A file of the checkpoint that says which form of conversation its tokens are for. Defaults to none. */
  readonly tokenizerSource?: string | undefined;
  readonly chatForms: Readonly<Partial<Record<ChatFormatName, ChatForm>>>;
  chooseChatFormat(evidence: ChatFormatEvidence): ChatFormatChoice;
}
