/** A picture's pixels, decoded: upright, without transparency, metadata or animation. */
export interface Picture {
  /** As shown to people: a file's name. */
  readonly name: string;
  /** SHA-256 of the bytes it was decoded from. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue; row by row from the upper left corner. `3 * width * height` bytes. */
  readonly pixels: Uint8Array;
  /** Pixels of the picture as it was given per pixel here: more than 1 if it was made smaller. */
  readonly scale: number;
}

/** Pixels from the picture's upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of a rectangle in any position, clockwise on the screen, from the corner where its text begins. */
export type Corners = readonly [Point, Point, Point, Point];

/** An upright rectangle, pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest upright rectangle of whole pixels around the points. */
export function boxAround(points: readonly Point[]): Box {
  const x = Math.floor(Math.min(...points.map((point) => point.x)));
  const y = Math.floor(Math.min(...points.map((point) => point.y)));
  return {
    x,
    y,
    width: Math.ceil(Math.max(...points.map((point) => point.x))) - x,
    height: Math.ceil(Math.max(...points.map((point) => point.y))) - y,
  };
}
