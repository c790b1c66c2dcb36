import type { Neighbourhood } from "./neighbourhood.js";

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Layout {
  /** One for each node, by its middle. */
  readonly nodes: readonly Placed[];
  readonly height: number;
}

export const nodeHeight = 28;
const rowGap = 40;
const columnGap = 14;
const margin = 6;

/**
 * Rows by distance from what was asked about, each as many lines as its things need, every thing as near below what it hangs on as there is room.
 * The same things always lie the same way. Pure.
 *
 * @param widthOf how wide a node's name is drawn
 */
export function layout({ nodes, edges }: Neighbourhood, width: number, widthOf: (name: string) => number): Layout {
  const widths = nodes.map(({ name }) => Math.min(widthOf(name), width - 2 * margin));
  const placed: Placed[] = nodes.map((_node, index) => ({ x: width / 2, y: 0, width: widths[index] ?? 0 }));
  const above = (index: number): number => {
    const near = edges.flatMap(({ from, to }) => (from === index ? [to] : to === index ? [from] : []));
    const upper = near.filter((other) => (nodes[other]?.depth ?? 0) < (nodes[index]?.depth ?? 0));
    return upper.length === 0 ? width / 2 : upper.reduce((sum, other) => sum + (placed[other]?.x ?? 0), 0) / upper.length;
  };
  let y = margin + nodeHeight / 2;
  for (const depth of [...new Set(nodes.map((node) => node.depth))].sort((a, b) => a - b)) {
    const row = nodes.flatMap((node, index) => (node.depth === depth ? [index] : []));
    row.sort((a, b) => above(a) - above(b) || a - b);
    for (const line of linesOf(row, widths, width)) {
      const all = line.reduce((sum, index) => sum + (widths[index] ?? 0), 0) + columnGap * (line.length - 1);
      const middle = line.reduce((sum, index) => sum + above(index), 0) / line.length;
      let x = Math.min(Math.max(middle - all / 2, margin), width - margin - all);
      for (const index of line) {
        const own = widths[index] ?? 0;
        placed[index] = { x: x + own / 2, y, width: own };
        x += own + columnGap;
      }
      y += nodeHeight + rowGap;
    }
  }
  return { nodes: placed, height: Math.max(nodeHeight, y - rowGap - nodeHeight / 2 + margin) };
}

/** A row broken where it would be too wide, into lines of about the same number. */
function linesOf(row: readonly number[], widths: readonly number[], width: number): number[][] {
  const all = row.reduce((sum, index) => sum + (widths[index] ?? 0) + columnGap, 0);
  const perLine = Math.ceil(row.length / Math.ceil(all / width));
  const lines: number[][] = [];
  let used = 0;
  for (const index of row) {
    const own = widths[index] ?? 0;
    const line = lines.at(-1);
    if (line === undefined || line.length >= perLine || used + own > width - 2 * margin) {
      lines.push([index]);
      used = own + columnGap;
    } else {
      line.push(index);
      used += own + columnGap;
    }
  }
  return lines;
}
