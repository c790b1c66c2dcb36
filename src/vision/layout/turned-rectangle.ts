import type { Corners, Point } from "../picture/picture.js";

/** A rectangle in any position: `angle` is its width's, in radians from the x axis towards the y axis, within ±π/4. */
export interface TurnedRectangle {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The corners of the points' convex hull (Andrew's monotone chain), without those on its edges. Pure. */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (some: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of some) {
      for (;;) {
        const [before, last] = chain.slice(-2);
        if (before === undefined || last === undefined || cross(before, last, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(sorted), ...half(sorted.reverse())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

/** The smallest rectangle around the points: one of its sides lies on a side of their hull (Freeman & Shapira 1975). Pure. */
export function smallestRectangle(points: readonly Point[]): TurnedRectangle {
  const hull = convexHull(points);
  let best: (TurnedRectangle & { readonly area: number }) | undefined;
  hull.forEach((from, index) => {
    const to = hull[(index + 1) % hull.length] ?? from;
    const angle = withinQuarter(Math.atan2(to.y - from.y, to.x - from.x));
    const found = rectangleAt(hull, angle);
    const area = found.width * found.height;
    // Of two alike, the one that stands straighter.
    if (best === undefined || area < best.area * 0.999 || (area <= best.area && Math.abs(angle) < Math.abs(best.angle))) {
      best = { ...found, area };
    }
  });
  const { centre, width, height, angle } = best ?? { centre: { x: 0, y: 0 }, width: 0, height: 0, angle: 0 };
  return { centre, width, height, angle };
}

/** The same rectangle, wider and higher by `by` pixels on every side. */
export function grown(rectangle: TurnedRectangle, by: number): TurnedRectangle {
  return { ...rectangle, width: rectangle.width + 2 * by, height: rectangle.height + 2 * by };
}

/** Clockwise on the screen from the upper left. */
export function cornersOf({ centre, width, height, angle }: TurnedRectangle): Corners {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number): Point => ({ x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos });
  const [w, h] = [width / 2, height / 2];
  return [at(-w, -h), at(w, -h), at(w, h), at(-w, h)];
}

function rectangleAt(points: readonly Point[], angle: number): TurnedRectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  const centre = { x: along * cos - across * sin, y: along * sin + across * cos };
  return { centre, width: right - left, height: bottom - top, angle };
}

/** The angle turned by quarters until it lies within ±π/4. */
function withinQuarter(angle: number): number {
  const quarter = Math.PI / 2;
  return angle - quarter * Math.round(angle / quarter);
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
