/**
 * What the graph builder asks of the exporter: which rows of which checkpoint tensor go into which stored initializers,
 * and how they are encoded. Sizes follow from the config alone, so offsets are fixed before any weight is read, and the
 * exporter can stream.
 */

export type StoredType = "float32" | "uint8";

/** One initializer in external data. `bytes` is the product of `dims` times the element size. */
export interface StoredTensor {
  readonly name: string;
  readonly type: StoredType;
  readonly dims: readonly number[];
  /** The name of another whose bytes these are. */
  readonly bytesOf?: string | undefined;
}

export type WeightEncoding =
  /** Plain little-endian float32, row-major. */
  | { readonly kind: "float32"; readonly data: StoredTensor }
  /**
   * Symmetric block quantisation along a row, as MatMulNBits and GatherBlockQuantized read it. A row of K columns is padded with zeros to
   * whole blocks; value = (q − zero) × scale, zero = 2^(bits−1). `packed` is uint8 [rows, blocks, blockSize × bits / 8],
   * low nibble first for 4 bits; `scales` is float32 [rows, blocks].
   */
  | {
      readonly kind: "blocks";
      readonly bits: 4 | 8;
      readonly blockSize: number;
      readonly packed: StoredTensor;
      readonly scales: StoredTensor;
    };

export interface WeightPlan {
  /** Name in the checkpoint, e.g. `transformer.encoder.layers.0.mlp.dense_h_to_4h.weight`. */
  readonly tensor: string;
  /** The tensor's whole shape; anything else in the checkpoint is an error. */
  readonly shape: readonly number[];
  /** Rows [first, end) of the tensor's first dimension that this plan stores. */
  readonly rows: readonly [first: number, end: number];
  readonly encoding: WeightEncoding;
}
