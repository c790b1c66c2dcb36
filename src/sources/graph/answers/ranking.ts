import { type ClassRef, isKnownClass } from "./class-ref.js";
import type { Measure, Measures } from "./measure.js";
import type { Membership } from "./membership.js";
import { asYear, compareQuantities, matches, type Quantity } from "./quantity.js";
import type { Comparison, Ranks, SetQuery } from "./query.js";
import type { Relation, RelationPath } from "./relation.js";
import { type Row, type Rows, rowsOf, valueKey } from "./row.js";

/** What ranking needs of the execution it is part of. */
export interface RankingContext {
  readonly membership: Membership;
  readonly measures: Measures;
  rows(set: SetQuery): Rows;
  /** Counts steps; throws when there were too many. */
  work(steps: number): void;
  /** Something that may belong to a set was left out. */
  doubted(): void;
}

/** Picks from sets by what their members measure. */
export class Ranking {
  readonly #context: RankingContext;

  constructor(context: RankingContext) {
    this.#context = context;
  }

  /** What one node measures, by whichever of the relation's paths tells. */
  measure(node: string, scale: Relation): Measure | undefined {
    for (const path of byTrust(scale.paths)) {
      const found = path.inverse ? undefined : this.#context.measures.of(path.predicate).bySubject.get(node);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Those of a set that measure as wanted. A class is checked on what measures so: it may be large. */
  measured(set: SetQuery, scale: Relation, comparison: Comparison, limit: Quantity): Rows {
    const wanted = ({ quantity }: Measure): boolean => limitMet(quantity, comparison, limit) === true;
    const found: Row[] = [];
    if (set.op === "class" && !this.#context.measures.isPartial) {
      for (const path of scale.paths) {
        if (path.inverse) continue;
        const { bySubject, sorted } = this.#context.measures.of(path.predicate);
        const near = sorted === undefined ? [...bySubject.values()] : within(sorted, comparison, limit);
        this.#context.work(near.length / 4);
        for (const measure of near) {
          const id = measure.edge.subject;
          if (wanted(measure) && this.#isMember(id, set.noun))
            found.push({ value: { kind: "node", id }, proof: [measure.edge], measure: measure.literal });
        }
      }
      return rowsOf(found);
    }
    for (const row of this.#context.rows(set).values()) {
      const measure = row.value.kind === "node" ? this.measure(row.value.id, scale) : undefined;
      if (measure !== undefined && wanted(measure))
        found.push({ value: row.value, proof: [...row.proof, measure.edge], measure: measure.literal });
    }
    return rowsOf(found);
  }

  /** Perhaps one of them: of a class that the graph only implies, an answer about all of them would be a guess. */
  #isMember(node: string, noun: ClassRef): boolean {
    const member = this.#context.membership.of(node, noun);
    // Who is somebody's keeper, the graph says: the keepers are those.
    if (member === "unknown" && noun.types.length + noun.texts.length + noun.ranges.length === 0) this.#context.doubted();
    return member === "yes";
  }

  /** The one that measures most. Nothing where two can't be compared, most don't measure at all, or two scales disagree. */
  most({ set, scale, great, size, ranks }: Extract<SetQuery, { op: "most" }>): Rows {
    const ranked = set.op === "class" && size === undefined && ranks === undefined ? set.noun : undefined;
    const values =
      ranked === undefined ? [...this.#candidates(set, scale).values()].filter(({ value }) => value.kind === "node") : [];
    // Of two, both must be there, and measure.
    if (set.op === "either" && (values.length < set.sets.length || set.sets.some((one) => this.#context.rows(one).size !== 1)))
      return new Map();
    if (ranked === undefined && (values.length === 0 || (size !== undefined && values.length !== size))) return new Map();
    let agreed: Row[] | undefined;
    for (const path of scale.paths) {
      if (path.inverse) continue;
      const { bySubject, sorted } = this.#context.measures.of(path.predicate);
      const best =
        ranks !== undefined
          ? this.#ranked(values, bySubject, great, ranks)
          : ranked === undefined
            ? this.#best(values, bySubject, great)
            : this.#bestOf(ranked, bySubject, sorted, great);
      if (best === "incomparable") return new Map();
      if (best === undefined) continue;
      if (agreed !== undefined && keys(agreed) !== keys(best)) return new Map();
      agreed ??= best;
    }
    return rowsOf(agreed ?? []);
  }

  /** Those of the ranks asked for. Nothing where a tie leaves open who they are. */
  #ranked(
    rows: readonly Row[],
    bySubject: ReadonlyMap<string, Measure>,
    great: boolean,
    [first, last]: Ranks,
  ): Row[] | "incomparable" | undefined {
    const measured = rows.flatMap((row) => {
      const measure = row.value.kind === "node" ? bySubject.get(row.value.id) : undefined;
      return measure === undefined ? [] : [{ row, measure }];
    });
    this.#context.work(rows.length);
    if (measured.length * 2 < rows.length || measured.length < last) return undefined;
    const place = ({ measure: { quantity } }: (typeof measured)[number]): number =>
      quantity.kind === "date" ? quantity.from : quantity.value;
    measured.sort((a, b) => (great ? place(b) - place(a) : place(a) - place(b)));
    const order = (index: number): number | undefined => {
      const [a, b] = [measured[index], measured[index + 1]];
      return a === undefined || b === undefined ? 1 : compareQuantities(a.measure.quantity, b.measure.quantity);
    };
    for (let index = 0; index < last; index += 1) {
      const next = order(index);
      if (next === undefined) return "incomparable";
      if (next === 0 && (index === last - 1 || index === first - 2)) return undefined;
    }
    return measured
      .slice(first - 1, last)
      .map(({ row, measure }) => ({ value: row.value, proof: [...row.proof, measure.edge], measure: measure.literal }));
  }

  /** Members of a set; of a class that the graph only implies, also those that measure and are of it. */
  #candidates(set: SetQuery, scale: Relation): Rows {
    if (set.op !== "class" || isKnownClass(set.noun)) return this.#context.rows(set);
    const rows = new Map(this.#context.rows(set));
    for (const { predicate, inverse } of scale.paths) {
      if (inverse) continue;
      for (const id of this.#context.measures.of(predicate).bySubject.keys())
        if (!rows.has(id) && this.#isMember(id, set.noun)) rows.set(id, { value: { kind: "node", id }, proof: [] });
    }
    return rows;
  }

  /** The best of a whole class: from the end of what is sorted, as far as needed. */
  #bestOf(
    noun: ClassRef,
    bySubject: ReadonlyMap<string, Measure>,
    sorted: readonly Measure[] | undefined,
    great: boolean,
  ): Row[] | "incomparable" | undefined {
    const typed = isKnownClass(noun);
    const members = typed ? this.#context.membership.members(noun).length : 0;
    if (sorted === undefined || !typed || bySubject.size < 64) {
      const rows = new Map<string, Row>();
      if (typed)
        for (const id of this.#context.membership.members(noun)) rows.set(id, { value: { kind: "node", id }, proof: [] });
      else
        for (const id of [...this.#context.membership.members(noun), ...bySubject.keys()])
          if (this.#isMember(id, noun)) rows.set(id, { value: { kind: "node", id }, proof: [] });
      return this.#best([...rows.values()], bySubject, great);
    }
    if (bySubject.size * 2 < members) return undefined;
    let best: Measure[] = [];
    for (let index = 0; index < sorted.length; index += 1) {
      const measure = sorted[great ? sorted.length - 1 - index : index];
      const [first] = best;
      if (measure === undefined) break;
      const order = first === undefined ? 0 : compareQuantities(measure.quantity, first.quantity);
      // A vague date may yet be the first: the sorting is by first days.
      if (first !== undefined && order !== 0 && order !== undefined) break;
      if (this.#context.membership.of(measure.edge.subject, noun) !== "yes") continue;
      if (order === undefined) return "incomparable";
      best = [...best, measure];
      if (best.length > 50) return undefined;
    }
    return best.length === 0
      ? undefined
      : best.map(({ edge, literal }) => ({ value: { kind: "node", id: edge.subject }, proof: [edge], measure: literal }));
  }

  #best(rows: readonly Row[], bySubject: ReadonlyMap<string, Measure>, great: boolean): Row[] | "incomparable" | undefined {
    const measured = rows.flatMap((row) => {
      const measure = row.value.kind === "node" ? bySubject.get(row.value.id) : undefined;
      return measure === undefined ? [] : [{ row, measure }];
    });
    this.#context.work(rows.length);
    if (measured.length === 0 || measured.length * 2 < rows.length || (measured.length === 1 && rows.length > 1))
      return undefined;
    let best = measured.slice(0, 1);
    for (const candidate of measured.slice(1)) {
      const order = compareQuantities(candidate.measure.quantity, best[0]?.measure.quantity ?? candidate.measure.quantity);
      if (order === undefined) return "incomparable";
      if (order === 0) best.push(candidate);
      else if (order === (great ? 1 : -1)) best = [candidate];
    }
    return best.map(({ row, measure }) => ({ value: row.value, proof: [...row.proof, measure.edge], measure: measure.literal }));
  }
}

const CURRENCY = /^(?:[€$£¥]$|~)/u;

/** Undefined where the two can't be compared. */
export function limitMet(value: Quantity, comparison: Comparison, asked: Quantity): boolean | undefined {
  // 不到五万 of prize money: sums go without their currency.
  const bare = asked.kind === "number" && asked.unit === "" && value.kind === "number" && CURRENCY.test(value.unit);
  const limit: Quantity = bare ? { ...asked, unit: value.unit } : asked;
  // A day of a year is neither before nor after it.
  if (matches(value, limit)) return comparison.includes("=");
  const order = compareQuantities(value, limit);
  if (order === undefined) return undefined;
  return order === 0 ? comparison.includes("=") : comparison.startsWith(order < 0 ? "<" : ">");
}

/** The stretch of what is sorted, dates by their first day, outside which nothing can be so much. */
function within(sorted: readonly Measure[], comparison: Comparison, limit: Quantity): readonly Measure[] {
  const [least, most] = bounds(limit, sorted[0]?.quantity.kind === "date");
  const from = comparison.startsWith("<") ? 0 : firstIndex(sorted, (place) => place >= least);
  const to = comparison.startsWith(">") ? sorted.length : firstIndex(sorted, (place) => place > most);
  return sorted.slice(from, to);
}

/** Where a limit lies on a scale of days, or of numbers: years among them. */
function bounds(limit: Quantity, days: boolean): readonly [number, number] {
  const asked = days ? asYear(limit) : limit;
  if (asked.kind === "number") {
    const slack = 1e-8 * Math.abs(asked.value);
    return days ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [asked.value - slack, asked.value + slack];
  }
  const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();
  return days ? [asked.from, asked.to] : [yearOf(asked.from), yearOf(asked.to)];
}

function firstIndex(sorted: readonly Measure[], reached: (place: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const quantity = sorted[middle]?.quantity;
    if (quantity === undefined || reached(quantity.kind === "date" ? quantity.from : quantity.value)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function byTrust(paths: readonly RelationPath[]): readonly RelationPath[] {
  return [...paths].sort((a, b) => Number(b.own) - Number(a.own));
}

function keys(rows: readonly Row[]): string {
  return rows
    .map(({ value }) => valueKey(value))
    .sort()
    .join("\n");
}
