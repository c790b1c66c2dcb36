/** Label values by label name, in the order they are written. */
export type Labels = Readonly<Record<string, string>>;

/** One family of OpenMetrics (prometheus.io/docs/specs/om/open_metrics_spec). */
export interface MetricFamily {
  /** Its lines, without `# EOF`. */
  lines(): string[];
}

/** Counts that only grow. */
export class Counter implements MetricFamily {
  readonly #name: string;
  readonly #help: string;
  readonly #counts = new Map<string, number>();

  /** @param name without `_total` */
  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  add(labels: Labels = {}, count = 1): void {
    const key = labelText(labels);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  lines(): string[] {
    const samples = [...this.#counts].map(([labels, count]) => `${this.#name}_total${labels} ${count}`);
    return [...head(this.#name, "counter", this.#help), ...samples];
  }
}

/** A value that is looked up when it is asked for. */
export class Gauge implements MetricFamily {
  readonly #name: string;
  readonly #help: string;
  readonly #value: () => number;

  constructor(name: string, help: string, value: () => number) {
    this.#name = name;
    this.#help = help;
    this.#value = value;
  }

  lines(): string[] {
    return [...head(this.#name, "gauge", this.#help), `${this.#name} ${this.#value()}`];
  }
}

interface Buckets {
  /** One for each bound, and one for what is above them all. */
  readonly counts: number[];
  sum: number;
}

/** How often values fell below each of some bounds. */
export class Histogram implements MetricFamily {
  readonly #name: string;
  readonly #help: string;
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Buckets>();

  /** @param bounds ascending */
  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name;
    this.#help = help;
    this.#bounds = bounds;
  }

  observe(value: number, labels: Labels = {}): void {
    const key = labelText(labels);
    const series = this.#series.get(key) ?? { counts: new Array<number>(this.#bounds.length + 1).fill(0), sum: 0 };
    this.#series.set(key, series);
    const above = this.#bounds.findIndex((bound) => value <= bound);
    const place = above === -1 ? this.#bounds.length : above;
    series.counts[place] = (series.counts[place] ?? 0) + 1;
    series.sum += value;
  }

  lines(): string[] {
    const samples = [...this.#series].flatMap(([labels, { counts, sum }]) => {
      let below = 0;
      const buckets = counts.map((count, place) => {
        below += count;
        const bound = this.#bounds[place];
        return `${this.#name}_bucket${withLabel(labels, `le="${bound === undefined ? "+Inf" : decimal(bound)}"`)} ${below}`;
      });
      return [...buckets, `${this.#name}_sum${labels} ${sum}`, `${this.#name}_count${labels} ${below}`];
    });
    return [...head(this.#name, "histogram", this.#help), ...samples];
  }
}

function head(name: string, type: string, help: string): string[] {
  return [`# TYPE ${name} ${type}`, `# HELP ${name} ${escaped(help)}`];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function withLabel(labels: string, pair: string): string {
  return labels === "" ? `{${pair}}` : `${labels.slice(0, -1)},${pair}}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

/** Bounds are floating-point numbers: `1.0`, not `1`. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
