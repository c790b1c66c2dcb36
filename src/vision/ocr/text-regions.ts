import { grown, smallestRectangle, type TurnedRectangle } from "../layout/turned-rectangle.js";
import type { Point } from "../picture/picture.js";

/** A place where text stands, and how sure that is: 0…1. */
export interface TextRegion {
  readonly rectangle: TurnedRectangle;
  readonly score: number;
}

/** How probability becomes regions: DB's thresholds (Liao et al. 2020) as PP-OCR sets them. */
interface RegionThresholds {
  /** A pixel counts from here. */
  readonly pixel: number;
  /** A region counts from this mean on. */
  readonly region: number;
  /** The map shows text shrunk; a region is grown by this times its area over its perimeter. */
  readonly unclip: number;
  readonly most: number;
}

const REGION_THRESHOLDS: RegionThresholds = { pixel: 0.3, region: 0.55, unclip: 1.6, most: 1_000 };

/** Thinner regions are noise. Pixels. */
const THINNEST = 3;

/**
 * Where text stands on a map of probabilities: connected pixels, and the smallest rectangle around each. Pure.
 *
 * @param map row by row, `width * height` values of 0…1
 */
export function textRegions(
  map: Float32Array,
  width: number,
  height: number,
  { pixel, region, unclip, most }: RegionThresholds = REGION_THRESHOLDS,
): readonly TextRegion[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const regions: TextRegion[] = [];
  const isText = (index: number): boolean => (map[index] ?? 0) > pixel;
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1 || !isText(start)) continue;
    const edges = new Map<number, { left: number; right: number }>();
    let [sum, count] = [0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += map[at] ?? 0;
      count += 1;
      const row = edges.get(y);
      if (row === undefined) edges.set(y, { left: x, right: x });
      else {
        row.left = Math.min(row.left, x);
        row.right = Math.max(row.right, x);
      }
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] === 1 || !isText(next)) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (sum / count < region) continue;
    const rectangle = smallestRectangle([...edges].flatMap(([y, { left, right }]) => pixelCorners(left, right, y)));
    if (Math.min(rectangle.width, rectangle.height) < THINNEST) continue;
    const distance = (rectangle.width * rectangle.height * unclip) / (2 * (rectangle.width + rectangle.height));
    regions.push({ rectangle: grown(rectangle, distance), score: sum / count });
  }
  return regions.sort((a, b) => b.score - a.score).slice(0, most);
}

function pixelCorners(left: number, right: number, y: number): readonly Point[] {
  return [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ];
}
