import type { TurnedRectangle } from "../layout/turned-rectangle.js";

/** Red, green, blue; row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A picture and its halves, quarters and so on: what is made small is taken from one of these, so that no stroke falls between samples. */
export class Resampler {
  readonly #levels: Pixels[];

  constructor(picture: Pixels) {
    this.#levels = [picture];
  }

  /**
   * What lies in a rectangle in any position, made `width` by `height` pixels (bilinear). Beyond the picture's edge its last pixels go on.
   *
   * @param scale undefined fills the rectangle; a number is how many of the picture's pixels one pixel of the result takes
   */
  cut(rectangle: TurnedRectangle, width: number, height: number, scale?: number | undefined): Pixels {
    const [stepX, stepY] = scale === undefined ? [rectangle.width / width, rectangle.height / height] : ([scale, scale] as const);
    const level = Math.max(0, Math.floor(Math.log2(Math.max(Math.min(stepX, stepY), 1))));
    const from = this.#level(level);
    const shrink = this.#levels[0] === undefined ? 1 : this.#levels[0].width / from.width;
    const [cos, sin] = [Math.cos(rectangle.angle), Math.sin(rectangle.angle)];
    const pixels = new Uint8Array(width * height * 3);
    const { centre } = rectangle;
    let to = 0;
    for (let row = 0; row < height; row += 1) {
      const down = (row + 0.5) * stepY - rectangle.height / 2;
      for (let column = 0; column < width; column += 1) {
        const right = (column + 0.5) * stepX - rectangle.width / 2;
        const x = (centre.x + right * cos - down * sin) / shrink - 0.5;
        const y = (centre.y + right * sin + down * cos) / shrink - 0.5;
        bilinear(from, x, y, pixels, to);
        to += 3;
      }
    }
    return { width, height, pixels };
  }

  #level(wanted: number): Pixels {
    for (;;) {
      const last = this.#levels.at(-1);
      if (last === undefined) throw new RangeError("no picture");
      if (this.#levels.length > wanted || Math.min(last.width, last.height) < 4) return this.#levels[wanted] ?? last;
      this.#levels.push(halved(last));
    }
  }
}

function bilinear({ width, height, pixels }: Pixels, x: number, y: number, out: Uint8Array, to: number): void {
  const fx = Math.min(Math.max(x, 0), width - 1);
  const fy = Math.min(Math.max(y, 0), height - 1);
  const [left, top] = [Math.floor(fx), Math.floor(fy)];
  const [tx, ty] = [fx - left, fy - top];
  const upper = (top * width + left) * 3;
  const lower = top + 1 < height ? upper + width * 3 : upper;
  const aside = left + 1 < width ? 3 : 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const a = pixels[upper + channel] as number;
    const b = pixels[upper + aside + channel] as number;
    const c = pixels[lower + channel] as number;
    const d = pixels[lower + aside + channel] as number;
    out[to + channel] = Math.round((a * (1 - tx) + b * tx) * (1 - ty) + (c * (1 - tx) + d * tx) * ty);
  }
}

/** Each pixel the mean of four; an odd last row or column is left out. */
function halved({ width, height, pixels }: Pixels): Pixels {
  const [w, h] = [width >> 1, height >> 1];
  const half = new Uint8Array(w * h * 3);
  let to = 0;
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const at = (y * 2 * width + x * 2) * 3;
      const below = at + width * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const sum =
          (pixels[at + channel] as number) +
          (pixels[at + 3 + channel] as number) +
          (pixels[below + channel] as number) +
          (pixels[below + 3 + channel] as number);
        half[to] = (sum + 2) >> 2;
        to += 1;
      }
    }
  }
  return { width: w, height: h, pixels: half };
}
