import type { Pixels } from "../picture/resample.js";

/** What PP-OCR's models were trained with: blue, green, red, each minus its mean and over its deviation, of 0…1. */
interface Normalisation {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

export const DETECTION: Normalisation = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };
export const RECOGNITION: Normalisation = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

/** `[1, 3, height, width]` of a picture that fills the upper left corner; the rest is 0, the mean colour. */
export function modelInput(
  { width, height, pixels }: Pixels,
  { mean, deviation }: Normalisation,
  to: { readonly width: number; readonly height: number },
): { readonly data: Float32Array; readonly shape: readonly number[] } {
  const plane = to.width * to.height;
  const data = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel += 1) {
    const table = Float32Array.from(
      { length: 256 },
      (_, value) => (value / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1),
    );
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        data[channel * plane + y * to.width + x] = table[pixels[(y * width + x) * 3 + 2 - channel] ?? 0] ?? 0;
      }
    }
  }
  return { data, shape: [1, 3, to.height, to.width] };
}
