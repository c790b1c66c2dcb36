/** Which dimensions of a head RoPE turns, and how they make pairs. */
export interface RotaryShape {
  /** Dimensions turned, the head's first: even. */
  readonly size: number;
  /** `interleaved`: (2i, 2i + 1), as ChatGLM and GLM-4; `halves`: (i, i + size / 2), as Llama and Qwen2. */
  readonly pairing: "interleaved" | "halves";
}

/**
 * A decoder's shape, whatever its family: read once from a checkpoint's `config.json` and written into the converted model's manifest.
 * All sizes are element counts.
 */
export interface DecoderShape {
  readonly layers: number;
  readonly hiddenSize: number;
  /** Width of one half (gate or up) of the feed-forward projection. */
  readonly ffnSize: number;
  readonly heads: number;
  /** Key/value heads (multi-query groups). */
  readonly groups: number;
  readonly headDim: number;
  /** Rows of the embedding and of the logits. */
  readonly vocabularySize: number;
  /** Longest sequence in tokens. */
  readonly contextLength: number;
  /** RMSNorm epsilon. */
  readonly epsilon: number;
  /** RoPE's frequency base. */
  readonly ropeBase: number;
  /** Positions are divided by this before RoPE; 1 unless they are interpolated. */
  readonly positionDivisor: number;
  /** Defaults to the first half of each head in interleaved pairs. */
  readonly rotary?: RotaryShape | undefined;
  /** Whether query, key and value have biases. */
  readonly qkvBias: boolean;
  /** The output layer shares the embedding's weights. */
  readonly tiedEmbeddings: boolean;
  /** Ids that end a reply. */
  readonly endOfSequenceIds: readonly number[];
}

export function rotaryOf({ rotary, headDim }: Pick<DecoderShape, "rotary" | "headDim">): RotaryShape {
  return rotary ?? { size: headDim / 2, pairing: "interleaved" };
}
