import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { clearProgress } from "./progress.js";

/** One measured thing: `values` are its rounds, in order. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
}

/** Bars of one group stand beside each other in the plot, e.g. ours, the peer's and the ceiling at one context. */
export interface PlotGroup {
  readonly label: string;
  readonly bars: readonly { readonly series: string; readonly value: number }[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Where results are written. */
export const results: { folder: string } = { folder: path.join(import.meta.dirname, "results") };

/** Prints a table and writes `<name>.json` and `<name>.svg`. */
export async function report(
  name: string,
  title: string,
  figures: readonly Figure[],
  plot: { readonly unit: string; readonly groups: readonly PlotGroup[] },
): Promise<void> {
  printTable(title, figures);
  writeFigures(`${name}.json`, { title, figures });
  writeFileSync(path.join(results.folder, `${name}.svg`), barPlot(title, plot.unit, plot.groups));
  rmSync(path.join(results.folder, `${name}.partial.json`), { force: true });
  console.log(`\n  written: ${path.join(results.folder, name)}.json and .svg`);
}

/** What there is of a bench that was stopped: printed, and written to `<name>.partial.json`. */
export function reportPartial(name: string, figures: readonly Figure[]): void {
  const title = `${name}, stopped: what was measured so far`;
  printTable(title, figures);
  if (figures.length === 0) return;
  writeFigures(`${name}.partial.json`, { title, partial: true, figures });
  console.log(`\n  written: ${path.join(results.folder, name)}.partial.json`);
}

function printTable(title: string, figures: readonly Figure[]): void {
  clearProgress();
  const format = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const width = Math.max(0, ...figures.map((figure) => figure.name.length));
  console.log(`\n${title}\n`);
  if (figures.length === 0) console.log("  nothing yet");
  for (const { name: what, unit, values } of figures) {
    const range =
      values.length > 1 ? `  (${format(Math.min(...values))} – ${format(Math.max(...values))}, ${values.length} rounds)` : "";
    console.log(`  ${what.padEnd(width)}  ${format(median(values)).padStart(8)} ${unit.padEnd(6)}${range}`);
  }
}

function writeFigures(
  file: string,
  content: { readonly title: string; readonly partial?: true; readonly figures: readonly Figure[] },
): void {
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const figures = content.figures.map((figure) => ({ ...figure, median: median(figure.values) }));
  mkdirSync(results.folder, { recursive: true });
  writeFileSync(path.join(results.folder, file), `${JSON.stringify({ machine, ...content, figures }, undefined, 2)}\n`);
}

const colours = ["#2563eb", "#f59e0b", "#94a3b8", "#10b981", "#ef4444"];

/** A grouped bar chart as SVG. */
function barPlot(title: string, unit: string, groups: readonly PlotGroup[]): string {
  const series = [...new Set(groups.flatMap((group) => group.bars.map((bar) => bar.series)))];
  const top = Math.max(...groups.flatMap((group) => group.bars.map((bar) => bar.value)), 0);
  const groupWidth = series.length * 34 + 26;
  const width = Math.max(480, groups.length * groupWidth + 80);
  const height = 260;
  const text = (x: number, y: number, content: string, size = 11, anchor = "middle"): string =>
    `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${escaped(content)}</text>`;
  const parts = [text(width / 2, 20, title, 14)];
  for (const [index, name] of series.entries()) {
    parts.push(`<rect x="${40 + index * 150}" y="32" width="10" height="10" fill="${colours[index % colours.length]}"/>`);
    parts.push(text(54 + index * 150, 41, name, 11, "start"));
  }
  for (const [g, group] of groups.entries()) {
    const left = 50 + g * groupWidth;
    for (const { series: name, value } of group.bars) {
      const index = series.indexOf(name);
      const bar = top === 0 ? 0 : (value / top) * height;
      const x = left + index * 34;
      parts.push(
        `<rect x="${x}" y="${70 + height - bar}" width="30" height="${bar}" fill="${colours[index % colours.length]}"/>`,
      );
      parts.push(text(x + 15, 66 + height - bar, value >= 100 ? value.toFixed(0) : value.toPrecision(3), 10));
    }
    parts.push(text(left + (series.length * 34) / 2, 88 + height, group.label));
  }
  parts.push(text(14, 62, unit, 10, "start"));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 104}" font-family="sans-serif"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>\n`;
}

function escaped(text: string): string {
  return text.replace(/[<&]/g, (character) => (character === "<" ? "&lt;" : "&amp;"));
}
