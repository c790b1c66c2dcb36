import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Edge, GraphLiteral, KnowledgeGraph } from "../knowledge-graph.js";
import { languageDistance } from "../label-predicates.js";
import { ownUnitOf } from "./own-units.js";
import { compareQuantities, literalQuantity, OWN_UNIT, type Quantity, unitNamed } from "./quantity.js";

export interface Measure {
  readonly edge: Edge;
  readonly literal: GraphLiteral;
  readonly quantity: Quantity;
}

/** What a predicate's subjects measure. */
export interface MeasuresOf {
  /** Subjects that measure one thing; those with several different ones are left out. */
  readonly bySubject: ReadonlyMap<string, Measure>;
  /** From the small end, where all can be compared with each other; dates by their first day. */
  readonly sorted: readonly Measure[] | undefined;
}

/** What the graph's literals measure, read once per predicate. */
export class Measures {
  readonly #graph: KnowledgeGraph;
  readonly #known = new Map<string, MeasuresOf>();

  constructor(graph: KnowledgeGraph) {
    this.#graph = graph;
  }

  /** Only what is asked for is known to be whole: a set is ranked by its members. */
  get isPartial(): boolean {
    return this.#graph.isPartial;
  }

  of(predicate: string): MeasuresOf {
    let known = this.#known.get(predicate);
    if (known === undefined) {
      known = this.#read(predicate);
      this.#known.set(predicate, known);
    }
    return known;
  }

  *prepare(predicate: string): Generator<void, void, undefined> {
    if (!this.#known.has(predicate)) this.#known.set(predicate, yield* this.#reading(predicate));
  }

  #read(predicate: string): MeasuresOf {
    const reading = this.#reading(predicate);
    for (;;) {
      const step = reading.next();
      if (step.done === true) return step.value;
    }
  }

  *#reading(predicate: string): Generator<void, MeasuresOf, undefined> {
    const unit = predicateUnit(this.#graph, predicate);
    const bySubject = new Map<string, Measure>();
    const several = new Set<string>();
    let read = 0;
    for (const edge of this.#graph.edgesBySubject(predicate)) {
      read += 1;
      if (read % 200 === 0) yield;
      if (edge.object.kind !== "literal") continue;
      const quantity = withUnit(literalQuantity(edge.object), unit);
      const other = bySubject.get(edge.subject);
      if (quantity === undefined || (other !== undefined && compareQuantities(other.quantity, quantity) !== 0))
        several.add(edge.subject);
      else if (other === undefined) bySubject.set(edge.subject, { edge, literal: edge.object, quantity });
    }
    for (const subject of several) bySubject.delete(subject);
    if (this.isPartial) return { bySubject: new AskedMeasures(this.#graph, predicate, bySubject), sorted: undefined };
    const all = [...bySubject.values()];
    const first = all[0]?.quantity;
    const alike = all.every(({ quantity }) =>
      quantity.kind === "date" ? first?.kind === "date" : first?.kind === "number" && quantity.unit === first.unit,
    );
    const place = ({ quantity }: Measure): number => (quantity.kind === "date" ? quantity.from : quantity.value);
    return { bySubject, sorted: alike ? all.sort((a, b) => place(a) - place(b)) : undefined };
  }
}

/** Measures of a part of a graph, which is told whose are asked for. */
class AskedMeasures extends Map<string, Measure> {
  readonly #graph: KnowledgeGraph;
  readonly #predicate: string;

  constructor(graph: KnowledgeGraph, predicate: string, measures: ReadonlyMap<string, Measure>) {
    super();
    for (const [subject, measure] of measures) this.set(subject, measure);
    this.#graph = graph;
    this.#predicate = predicate;
  }

  override get(subject: string): Measure | undefined {
    this.#graph.outgoing(subject);
    return super.get(subject);
  }

  override keys(): MapIterator<string> {
    this.#graph.edgesOf(this.#predicate);
    return super.keys();
  }

  override values(): MapIterator<Measure> {
    this.#graph.edgesOf(this.#predicate);
    return super.values();
  }
}

function withUnit(quantity: Quantity | undefined, unit: ReturnType<typeof unitNamed>): Quantity | undefined {
  if (quantity?.kind !== "number" || quantity.unit !== "" || unit === undefined) return quantity;
  return { kind: "number", value: quantity.value * unit.factor, unit: unit.unit };
}

/** The unit that a predicate's name states: `elevation in metres`. */
function predicateUnit(graph: KnowledgeGraph, predicate: string): ReturnType<typeof unitNamed> {
  for (const name of graph.names(predicate)) {
    const bracketed = /[（(]([^（()）]{1,20})[)）]\s*$/u.exec(name)?.[1];
    const stated = bracketed === undefined ? undefined : unitNamed(bracketed.trim());
    if (stated !== undefined && stated.unit !== "year") return stated;
    const own = ownUnitOf(name);
    if (own !== undefined) return { unit: `${OWN_UNIT}${own}`, factor: 1 };
    const unit = /\s(?:in\s+)?(km ?h|[a-z]+[23]?)$/iu.exec(name)?.[1];
    // `foundingYear` is a year, `orbitalPeriodYears` lasts some.
    if (/\s(?:in\s+)?years$/iu.test(name)) return unitNamed("years");
    const known = unit === undefined || /^(?:in|day|year|second|feet|foot)$/iu.test(unit) ? undefined : unitNamed(unit);
    if (known !== undefined && known.unit !== "year") return known;
  }
  return undefined;
}

/** Of texts that say the same in several languages, those nearest to the question's. */
export function nearestLanguage<Item>(
  items: readonly Item[],
  literalOf: (item: Item) => GraphLiteral | undefined,
  language: QuestionLanguage,
): Item[] {
  const distance = (item: Item): number | undefined => {
    const literal = literalOf(item);
    return literal === undefined || literal.language === "" ? undefined : languageDistance(literal.language, language);
  };
  const best = Math.min(...items.map((item) => distance(item) ?? Number.POSITIVE_INFINITY));
  return items.filter((item) => (distance(item) ?? best) === best);
}
