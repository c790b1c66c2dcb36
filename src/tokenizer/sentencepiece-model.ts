import protobuf from "protobufjs/light.js";
import { ChatGLMError } from "../errors.js";

/** `SentencePiece.Type` of sentencepiece_model.proto. */
export const PieceType = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** `TrainerSpec.ModelType` of sentencepiece_model.proto. */
export const ModelType = { unigram: 1, bytePairEncoding: 2, word: 3, character: 4 } as const;

export interface Piece {
  /** U+2581 (▁) stands for a space. */
  readonly text: string;
  readonly score: number;
  /** One of {@link PieceType}. */
  readonly type: number;
}

/** The fields of a `tokenizer.model` that decide how it encodes; ids are indices into `pieces`. */
export interface SentencePieceModel {
  readonly pieces: readonly Piece[];
  /** One of {@link ModelType}. */
  readonly modelType: number;
  readonly byteFallback: boolean;
  readonly treatWhitespaceAsSuffix: boolean;
  readonly normalizerName: string;
  /** Bytes of the compiled normalisation rules; none means text is taken as it is. */
  readonly normalizerRuleBytes: number;
  readonly addDummyPrefix: boolean;
  readonly removeExtraWhitespaces: boolean;
  readonly escapeWhitespaces: boolean;
}

/** ChatGLM3's file has 1.0 MB and 64,789 pieces; the limits leave room for vocabularies ten times as large. */
export const maximumFileBytes: number = 16 * 1024 * 1024;
const maximumPieces = 1 << 20;

/** The first line of a tiktoken vocabulary: a token in base64 and its rank. */
const tiktokenLine = /^[A-Za-z0-9+/]{1,200}={0,2} \d{1,9}\r?\n/;

// Field numbers and defaults: github.com/google/sentencepiece, src/sentencepiece_model.proto. Only the fields in use are declared.
const root = protobuf.Root.fromJSON({
  nested: {
    Piece: {
      edition: "proto2",
      fields: {
        // Declared as bytes so that ill-formed UTF-8 is found instead of being replaced silently.
        piece: { type: "bytes", id: 1 },
        score: { type: "float", id: 2 },
        type: { type: "int32", id: 3, options: { default: PieceType.normal } },
      },
    },
    TrainerSpec: {
      edition: "proto2",
      fields: {
        modelType: { type: "int32", id: 3, options: { default: ModelType.unigram } },
        vocabSize: { type: "int32", id: 4 },
        treatWhitespaceAsSuffix: { type: "bool", id: 24 },
        byteFallback: { type: "bool", id: 35 },
        unkId: { type: "int32", id: 40 },
        bosId: { type: "int32", id: 41 },
        eosId: { type: "int32", id: 42 },
        padId: { type: "int32", id: 43 },
      },
    },
    NormalizerSpec: {
      edition: "proto2",
      fields: {
        name: { type: "string", id: 1 },
        precompiledCharsmap: { type: "bytes", id: 2 },
        addDummyPrefix: { type: "bool", id: 3, options: { default: true } },
        removeExtraWhitespaces: { type: "bool", id: 4, options: { default: true } },
        escapeWhitespaces: { type: "bool", id: 5, options: { default: true } },
      },
    },
    Model: {
      edition: "proto2",
      fields: {
        pieces: { rule: "repeated", type: "Piece", id: 1 },
        trainerSpec: { type: "TrainerSpec", id: 2 },
        normalizerSpec: { type: "NormalizerSpec", id: 3 },
      },
    },
  },
});
const modelMessage = root.lookupType("Model");

/** What protobufjs gives for the schema above: absent sub-messages are null, absent scalars their defaults. */
interface DecodedModel {
  readonly pieces: readonly { readonly piece: Uint8Array; readonly score: number; readonly type: number }[];
  readonly trainerSpec: {
    readonly modelType: number;
    readonly byteFallback: boolean;
    readonly treatWhitespaceAsSuffix: boolean;
  } | null;
  readonly normalizerSpec: {
    readonly name: string;
    readonly precompiledCharsmap: Uint8Array;
    readonly addDummyPrefix: boolean;
    readonly removeExtraWhitespaces: boolean;
    readonly escapeWhitespaces: boolean;
  } | null;
}

/**
 * Reads the bytes of a SentencePiece `tokenizer.model`.
 *
 * @param file name shown in errors
 * @throws ChatGLMError TOKENIZER_INVALID when it is too large, truncated, or holds ill-formed UTF-8
 */
export function decodeSentencePieceModel(bytes: Uint8Array, file: string): SentencePieceModel {
  if (bytes.length > maximumFileBytes)
    throw invalid(file, `it has ${bytes.length} bytes, more than the ${maximumFileBytes} allowed`);
  if (tiktokenLine.test(Buffer.from(bytes.subarray(0, 256)).toString("latin1"))) {
    throw new ChatGLMError(
      "TOKENIZER_INVALID",
      `${file}: it is a tiktoken vocabulary, as GLM-4 has, and no SentencePiece model.`,
      {
        remedy: "Only the tokenizers of ChatGLM2 and ChatGLM3 are read.",
      },
    );
  }
  let decoded: DecodedModel;
  try {
    refuseTooManyPieces(bytes);
    decoded = modelMessage.decode(bytes) as unknown as DecodedModel;
  } catch (cause) {
    throw invalid(file, `it is no SentencePiece model (${cause instanceof Error ? cause.message : String(cause)})`, cause);
  }
  const { trainerSpec, normalizerSpec } = decoded;
  if (decoded.pieces.length === 0) throw invalid(file, "it holds no pieces");
  if (trainerSpec === null) throw invalid(file, "trainer_spec is missing");
  if (normalizerSpec === null) throw invalid(file, "normalizer_spec is missing");
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const pieces = decoded.pieces.map(({ piece, score, type }, id): Piece => {
    try {
      return { text: utf8.decode(piece), score, type };
    } catch (cause) {
      throw invalid(file, `piece ${id} is not well-formed UTF-8`, cause);
    }
  });
  return {
    pieces,
    modelType: trainerSpec.modelType,
    byteFallback: trainerSpec.byteFallback,
    treatWhitespaceAsSuffix: trainerSpec.treatWhitespaceAsSuffix,
    normalizerName: normalizerSpec.name,
    normalizerRuleBytes: normalizerSpec.precompiledCharsmap.length,
    addDummyPrefix: normalizerSpec.addDummyPrefix,
    removeExtraWhitespaces: normalizerSpec.removeExtraWhitespaces,
    escapeWhitespaces: normalizerSpec.escapeWhitespaces,
  };
}

/** Writes a byte-fallback BPE model with identity normalisation: ids 0, 1, 2 are unknown, begin and end; there is no padding. */
export function encodeSentencePieceModel(pieces: readonly Piece[]): Uint8Array {
  const utf8 = new TextEncoder();
  const message = {
    pieces: pieces.map(({ text, score, type }) => ({ piece: utf8.encode(text), score, type })),
    trainerSpec: {
      modelType: ModelType.bytePairEncoding,
      vocabSize: pieces.length,
      byteFallback: true,
      unkId: 0,
      bosId: 1,
      eosId: 2,
      padId: -1,
    },
    normalizerSpec: { name: "identity", addDummyPrefix: true, removeExtraWhitespaces: false, escapeWhitespaces: true },
  };
  // protobufjs gives a Buffer, whose slice() shares memory, which nobody expects of a Uint8Array.
  return new Uint8Array(modelMessage.encode(modelMessage.create(message)).finish());
}

/** A two-byte record makes a piece: counts them first, so that a small hostile file cannot fill the memory with objects. */
function refuseTooManyPieces(bytes: Uint8Array): void {
  const reader = protobuf.Reader.create(bytes);
  let pieces = 0;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1 && ++pieces > maximumPieces) throw new RangeError(`more than ${maximumPieces} pieces`);
    reader.skipType(tag & 7);
  }
}

function invalid(file: string, problem: string, cause?: unknown): ChatGLMError {
  return new ChatGLMError("TOKENIZER_INVALID", `${file}: ${problem}.`, {
    cause,
    remedy: "Take tokenizer.model from the checkpoint's publisher again, or convert the checkpoint again.",
  });
}
