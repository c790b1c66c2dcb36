import { progress } from "./progress.js";
import { type Figure, median } from "./report.js";

/** Figures under way: values are added by name, round after round, and said as they come. */
export class Measurements {
  readonly #figures = new Map<string, { unit: string; values: number[] }>();

  add(name: string, unit: string, value: number): void {
    const figure = this.#figures.get(name) ?? { unit, values: [] };
    figure.values.push(value);
    this.#figures.set(name, figure);
    progress(`${name}: ${value.toPrecision(3)} ${unit}`);
  }

  /** Median of what was measured under this name; NaN when nothing was. */
  median(name: string): number {
    return median(this.#figures.get(name)?.values ?? []);
  }

  /** The largest; −Infinity when nothing was measured. */
  most(name: string): number {
    return Math.max(...(this.#figures.get(name)?.values ?? []));
  }

  has(name: string): boolean {
    return this.#figures.has(name);
  }

  get figures(): Figure[] {
    return [...this.#figures]
      .map(([name, figure]) => ({ name, ...figure }))
      .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  }
}
