import type { Finding } from "../vision-model.js";
import { loadSharp } from "./load-sharp.js";
import type { Picture } from "./picture.js";

/** Colours of lines that were read well, and of those that weren't. */
const [SURE, UNSURE] = ["#d81b60", "#f57c00"];
const LOW = 0.85;

/** A copy of the picture as PNG, with a numbered frame around each finding: orange where the model is less sure. */
export async function drawBoxes({ width, height, pixels, scale }: Picture, findings: readonly Finding[]): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const stroke = Math.max(1, Math.round(Math.max(width, height) / 500));
  const size = stroke * 8;
  // Nothing but numbers goes into the drawing.
  const frames = findings.flatMap(({ box, corners, confidence }, index) => {
    if (box === undefined) return [];
    const { x, y, width: w, height: h } = box;
    const upright = [
      { x, y },
      { x: x + w, y },
      { x: x + w, y: y + h },
      { x, y: y + h },
    ];
    const points = (corners ?? upright).map((point) => `${point.x / scale},${point.y / scale}`).join(" ");
    const colour = confidence < LOW ? UNSURE : SURE;
    return [
      `<polygon points="${points}" fill="none" stroke="${colour}" stroke-width="${stroke}"/>`,
      `<text x="${x / scale}" y="${Math.max(size, y / scale - stroke)}" font-size="${size}" font-family="sans-serif" fill="${colour}">${index + 1}</text>`,
    ];
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${frames.join("")}</svg>`;
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(drawing), top: 0, left: 0 }])
    .png()
    .toBuffer();
}
