import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Edge, GraphLiteral, GraphNode, KnowledgeGraph } from "../knowledge-graph.js";
import { type ClassRef, isKnownClass } from "./class-ref.js";
import { excepting, lacking } from "./exceptions.js";
import { heldThere } from "./held-there.js";
import { calledSo } from "./kind-ends.js";
import { type Measure, type Measures, nearestLanguage } from "./measure.js";
import type { Membership } from "./membership.js";
import { viaModel } from "./model-values.js";
import { closesOverMidnight, longestOpen, openOf } from "./open-then.js";
import { placePredicates, upwardPaths } from "./place-relations.js";
import { Places } from "./places.js";
import { follow, type SetQuery } from "./query.js";
import { Ranking } from "./ranking.js";
import type { Relation, RelationPath } from "./relation.js";
import { type Row, type Rows, rowsOf } from "./row.js";

/** Statements looked at for one question: beyond it the question isn't answered. */
const MOST_STEPS = 400_000;
const MOST_ROWS = 20_000;
/** Objects of a predicate that tell of which kinds they are. */
const MOST_COMPARED = 200;

export class TooMuchWork extends Error {}

/** Sets that the readings of one question share. */
export type Memo = Map<string, { readonly rows: Rows; readonly doubt: number }>;

/** Works out what a set holds. Pure over the graph; one instance per question, whose work is bounded. */
export class Executor {
  readonly graph: KnowledgeGraph;
  readonly membership: Membership;
  readonly language: QuestionLanguage;
  /** Doubts met on the way, such as a class that could only be assumed. */
  doubt = 0;
  readonly kinds: ReadonlyMap<string, Relation>;
  readonly #texts: (text: string) => readonly Edge[];
  readonly #ranking: Ranking;
  #placesMade: Places | undefined;
  readonly #memo: Memo | undefined;
  #steps = 0;

  constructor(
    graph: KnowledgeGraph,
    membership: Membership,
    kinds: ReadonlyMap<string, Relation>,
    texts: (text: string) => readonly Edge[],
    measures: Measures,
    language: QuestionLanguage,
    memo?: Memo,
  ) {
    this.graph = graph;
    this.membership = membership;
    this.language = language;
    this.kinds = kinds;
    this.#texts = texts;
    this.#ranking = new Ranking({
      membership,
      measures,
      rows: (set) => this.rows(set),
      work: (steps) => this.#work(steps),
      doubted: () => {
        this.doubt += 1;
      },
    });
    this.#memo = memo;
  }

  get #places(): Places {
    this.#placesMade ??= new Places(this.kinds, this.membership, (row, path) => this.#step(row, path));
    return this.#placesMade;
  }

  rows(query: SetQuery): Rows {
    // The readings of a question have much in common.
    if (this.#memo === undefined || query.op === "named") return this.#rows(query);
    const known = this.#memo.get(query.key);
    if (known !== undefined) {
      this.doubt += known.doubt;
      return known.rows;
    }
    const before = this.doubt;
    const rows = this.#rows(query);
    this.#memo.set(query.key, { rows, doubt: this.doubt - before });
    return rows;
  }

  #rows(query: SetQuery): Rows {
    if (query.op !== "narrow" && "set" in query && query.set.op === "class" && query.set.noun.mayBeMore === true) this.doubt += 1;
    switch (query.op) {
      case "named":
        return rowsOf([
          ...query.nodes.map((id): Row => ({ value: { kind: "node", id }, proof: [] })),
          ...query.texts.map((text): Row => ({ value: { kind: "literal", text, language: "", datatype: "" }, proof: [] })),
        ]);
      case "class": {
        const members = this.membership.members(query.noun);
        if (members.length > MOST_ROWS) throw new TooMuchWork();
        this.#work(members.length);
        if (query.noun.mayBeMore === true) this.doubt += 1;
        return rowsOf(members.map((id): Row => ({ value: { kind: "node", id }, proof: [] })));
      }
      case "follow":
        return this.follow(this.rows(query.from), query.relation);
      case "narrow":
        return this.#narrow(this.rows(query.set), query.noun, query.set);
      case "and":
        return this.#and(query.sets);
      case "either":
        return rowsOf(query.sets.flatMap((set) => [...this.rows(set).values()]));
      case "where":
        return query.comparison !== "=" && this.closesOverMidnight(query.set, query.relation)
          ? new Map()
          : this.#ranking.measured(query.set, query.relation, query.comparison, query.value);
      case "beyond":
        return this.#beyond(query);
      case "most":
        return this.closesOverMidnight(query.set, query.scale) ? new Map() : this.#ranking.most(query);
      case "open":
        return openOf(query, this);
      case "longestOpen":
        return longestOpen(query, this);
      case "mostOften":
        return this.#mostOften(query);
      case "except":
        return excepting(query, this);
      case "lacks":
        return lacking(query, this);
    }
  }

  /** Whether a node is the object of a predicate elsewhere, so that another object speaks against it: places lie in one another. */
  rivals(predicate: string, node: string): boolean {
    return (
      !placePredicates(this.kinds).has(predicate) &&
      !upwardPaths(this.kinds).some((path) => path.predicate === predicate) &&
      (this.graph.incoming(node).some((edge) => edge.predicate === predicate) || this.#isOfTheirKind(predicate, node))
    );
  }

  /** Clubs and towns own halls: so a club that owns none is no owner. */
  #isOfTheirKind(predicate: string, node: string): boolean {
    const some = this.graph.edgesOf(predicate).slice(0, MOST_COMPARED);
    return some.some(({ object }) => object.kind === "node" && this.membership.isOfSameType(object.id, node));
  }

  /** Whether the clock doesn't tell which of them closes first. */
  closesOverMidnight(set: SetQuery, scale: Relation): boolean {
    return closesOverMidnight(set, scale, this);
  }

  /** What one node measures, by whichever of the relation's paths tells. */
  measure(node: string, scale: Relation): Measure | undefined {
    return this.#ranking.measure(node, scale);
  }

  /** A relation's paths, the best trusted ones that lead anywhere. */
  follow(from: Rows, { paths, kinds, single }: Relation): Rows {
    for (const trusted of [paths.filter(({ own }) => own), paths]) {
      const found: Row[] = [];
      for (const row of from.values()) for (const path of trusted) found.push(...this.#step(row, path));
      if (found.length === 0) continue;
      // Two statements may lead to one thing: the captain of a team rides for it, too.
      const rows = rowsOf(found);
      return single === true && rows.size > from.size ? new Map() : rows;
    }
    const within = this.#places.within(from, paths);
    return within.size > 0
      ? within
      : viaModel(from, { paths, kinds }, this.kinds.get("model"), (row, path) => this.#step(row, path));
  }

  #step(row: Row, { predicate, inverse }: RelationPath): Row[] {
    const { value, proof } = row;
    const found: Row[] = [];
    const add = (edge: Edge, to: GraphNode | GraphLiteral): void => {
      found.push({ value: to, proof: [...proof, edge] });
      if (found.length > MOST_ROWS) throw new TooMuchWork();
    };
    if (value.kind === "literal") {
      if (inverse)
        for (const edge of this.#texts(value.text))
          if (edge.predicate === predicate) add(edge, { kind: "node", id: edge.subject });
      return found;
    }
    const edges = inverse ? this.graph.incoming(value.id) : this.graph.outgoing(value.id);
    this.#work(edges.length);
    for (const edge of edges) {
      if (edge.predicate !== predicate) continue;
      if (inverse) add(edge, { kind: "node", id: edge.subject });
      else for (const object of this.graph.itemsOf(edge)) add(edge, object);
    }
    return nearestLanguage(found, (row_) => (row_.value.kind === "literal" ? row_.value : undefined), this.language);
  }

  /** Those that are called so; else where those lead that aren't (the country of a birthplace); else all, if nothing speaks against it. */
  #narrow(rows: Rows, noun: ClassRef, from: SetQuery): Rows {
    const nodes = [...rows.values()].filter((row) => row.value.kind === "node");
    if (nodes.length === 0) return this.#narrowTexts(rows, noun, from);
    const are: Row[] = [];
    let unknown = 0;
    for (const row of nodes) {
      const member = row.value.kind === "node" ? this.membership.of(row.value.id, noun) : "no";
      if (member === "yes") are.push(row);
      else if (member === "unknown") unknown += 1;
    }
    if (are.length > 0) {
      // Some aren't said to be anything.
      const isTold = isKnownClass(noun) || (noun.ranges.length > 0 && noun.ranges.every(({ inverse }) => !inverse));
      if (unknown > 0) this.doubt += isTold && noun.mayBeMore !== true ? 0.3 : 1;
      return rowsOf(are.map((row) => this.#typed(row, noun)));
    }
    const beyond = this.#places.upwards(nodes, noun);
    if (beyond.size > 0) return beyond;
    if (unknown === nodes.length && from.op === "follow" && calledSo(from.relation, noun)) {
      this.doubt += 0.3;
      return rowsOf(nodes);
    }
    return new Map();
  }

  #typed(row: Row, noun: ClassRef): Row {
    const edge = row.value.kind === "node" && noun.word?.id !== "thing" ? this.membership.typing(row.value.id, noun) : undefined;
    return edge === undefined || row.proof.length === 0 ? row : { ...row, proof: [...row.proof, edge] };
  }

  #narrowTexts(rows: Rows, noun: ClassRef, from: SetQuery): Rows {
    if (from.op !== "follow") return new Map();
    // `the licence that it uses`: of what it uses, what it has as its licence.
    const told = [...rows.values()].filter(({ proof }) =>
      noun.ranges.some(({ predicate }) => predicate === proof.at(-1)?.predicate),
    );
    if (told.length > 0) return rowsOf(told);
    return calledSo(from.relation, noun) ? rows : new Map();
  }

  /** The row that leads up the places to a node: from a birthplace to the country asked for. */
  upTo(rows: Rows, node: string): Row | undefined {
    return this.#places.upTo(rows, node);
  }

  #and(sets: readonly SetQuery[]): Rows {
    // Classes are checked on what the other sets hold: they may be large, and known only by what is implied.
    const open = sets.filter(({ op }) => op !== "class");
    const [first, ...others] = open.length > 0 ? open : sets;
    if (first === undefined) return new Map();
    if (open.length > 0 && sets.some((set) => set.op === "class" && this.#isEmpty(set.noun, first))) return new Map();
    const isNarrowed = sets.length > open.length;
    const nouns = sets.flatMap((set) => (set.op === "class" ? [set.noun] : []));
    const held = (set: SetQuery): Rows =>
      nouns.reduce(
        (rows, noun) => heldThere(rows, noun, set, this),
        isNarrowed && set.op === "follow" ? this.#inside(set) : this.rows(set),
      );
    let rows = held(first);
    for (const set of others) {
      if (rows.size === 0) return rows;
      const narrower = held(set);
      rows = rowsOf(
        [...rows].flatMap(([key, row]) => {
          const other = narrower.get(key);
          return other === undefined
            ? []
            : [
                {
                  ...row,
                  proof: [...row.proof, ...other.proof.filter((edge) => !row.proof.includes(edge))],
                  measure: row.measure ?? other.measure,
                },
              ];
        }),
      );
    }
    if (open.length > 0) for (const set of sets) if (set.op === "class") rows = this.#narrow(rows, set.noun, first);
    return rows;
  }

  /** The companies in a country are those in its cities, too. */
  #inside(set: Extract<SetQuery, { op: "follow" }>): Rows {
    const rows = this.rows(set);
    const within = this.#places.within(this.rows(set.from), set.relation.paths);
    return within.size === 0 ? rows : rowsOf([...rows.values(), ...within.values()]);
  }

  /** Nothing in the graph is called so, nor does the relation say that what it leads to can be. */
  #isEmpty(noun: ClassRef, from: SetQuery): boolean {
    if (noun.ranges.length > 0 || (from.op === "follow" && calledSo(from.relation, noun))) return false;
    return noun.word?.id !== "thing" && this.membership.members(noun).length === 0;
  }

  #beyond({ set, scale, more, than }: Extract<SetQuery, { op: "beyond" }>): Rows {
    const [other, ...others] = [...this.rows(than).values()];
    if (other?.value.kind !== "node" || others.length > 0) return new Map();
    if (this.closesOverMidnight(set, scale) || this.closesOverMidnight(than, scale)) return new Map();
    const bound = this.measure(other.value.id, scale);
    if (bound === undefined) return new Map();
    const rows = this.#ranking.measured(set, scale, more ? ">" : "<", bound.quantity);
    return rowsOf([...rows.values()].map((row) => ({ ...row, proof: [...row.proof, bound.edge] })));
  }

  #mostOften({ set, relation, great, noun }: Extract<SetQuery, { op: "mostOften" }>): Rows {
    const of = noun === undefined ? undefined : { noun, from: follow(set, relation) };
    const counted = [...this.#counting(set, relation).values()].map((row) => {
      const steps = this.follow(rowsOf([{ ...row, proof: [] }]), relation);
      return { row, steps: [...(of === undefined ? steps : this.#narrow(steps, of.noun, of.from)).values()] };
    });
    // Values that are numbers or texts are measured, not counted.
    if (counted.length === 0 || counted.some(({ steps }) => steps.some(({ value }) => value.kind === "literal")))
      return this.#ranking.most({ op: "most", key: "", set, scale: relation, great });
    const sizes = counted.map(({ steps }) => steps.length);
    const best = great ? Math.max(...sizes) : Math.min(...sizes);
    if (best === 0) return new Map();
    return rowsOf(
      counted
        .filter(({ steps }) => steps.length === best)
        .map(({ row, steps }) => ({ ...row, proof: [...row.proof, ...steps.flatMap(({ proof }) => proof)] })),
    );
  }

  /** Of a class, also what only its relations make one of it: who wrote something is a person. */
  #counting(set: SetQuery, { paths }: Relation): Rows {
    if (set.op !== "class" || isKnownClass(set.noun)) return this.rows(set);
    const found = new Map(this.rows(set));
    for (const { predicate, inverse: turned } of paths) {
      const edges = this.graph.edgesOf(predicate);
      this.#work(edges.length);
      for (const { subject, object } of edges) {
        const items = object.kind === "list" ? object.items : [object];
        for (const id of turned ? items.flatMap((item) => (item.kind === "node" ? [item.id] : [])) : [subject])
          if (!found.has(id) && this.membership.of(id, set.noun) === "yes")
            found.set(id, { value: { kind: "node", id }, proof: [] });
      }
    }
    return found;
  }

  #work(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MOST_STEPS) throw new TooMuchWork();
  }
}
