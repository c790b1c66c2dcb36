import { type DecoderShape, rotaryOf } from "../../decoder/decoder-shape.js";

/**
 * Cosines and sines of rotary position embedding (RoFormer, Su et al. 2021), each [contextLength, pairs]: one angle per pair of
 * dimensions turned.
 */
export function rotaryTables(config: DecoderShape): { cosines: Float32Array; sines: Float32Array; pairs: number } {
  const { size: rotated } = rotaryOf(config);
  const pairs = rotated / 2;
  const cosines = new Float32Array(config.contextLength * pairs);
  const sines = new Float32Array(config.contextLength * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    // The reference computes frequencies and angles in float32; at long contexts the rounding is visible in the logits.
    const frequency = Math.fround(1 / Math.fround(config.ropeBase ** Math.fround((2 * pair) / rotated)));
    for (let position = 0; position < config.contextLength; position++) {
      const angle = Math.fround(Math.fround(position / config.positionDivisor) * frequency);
      cosines[position * pairs + pair] = Math.cos(angle);
      sines[position * pairs + pair] = Math.sin(angle);
    }
  }
  return { cosines, sines, pairs };
}
