import type { Draws } from "./draws.js";
import type { OpenRelation } from "./open-relation.js";
import { drawRelations } from "./open-relations.js";
import { Subjects, type Thing, type ThingKind } from "./subjects.js";
import { makeValue, type ValueKind } from "./values.js";

export interface OpenFact {
  readonly subject: Thing;
  readonly relation: OpenRelation;
  readonly value: string;
  /** The value, where it may have facts of its own. */
  readonly thing: Thing | undefined;
}

/** Things, relations and facts of one group of questions. */
export class ReadingWorld {
  readonly facts: OpenFact[] = [];
  readonly draws: Draws;
  readonly subjects: Subjects;
  /** Drawn so far. */
  readonly relations: OpenRelation[] = [];

  constructor(draws: Draws, things: number) {
    this.draws = draws;
    this.subjects = new Subjects(draws);
    const wanted = draws.between(3, 6);
    while (this.relations.length < wanted) this.relations.push(...this.#fresh());
    const kind: ThingKind | undefined = draws.chance(50) ? this.subjects.any().kind : undefined;
    for (let i = 0; i < things; i++) {
      const subject = kind === undefined ? this.subjects.any() : this.subjects.of(kind);
      const count = draws.between(i === 0 ? 2 : 1, i === 0 ? 5 : 3);
      for (const relation of draws.random.shuffle([...this.relations]).slice(0, count)) this.tell(subject, relation);
    }
    // Some values have facts of their own, for questions that take two.
    for (const fact of [...this.facts]) {
      if (fact.thing === undefined || fact.relation.phrases.length === 0 || !draws.chance(75)) continue;
      const relation = draws.pick(this.relations);
      if (relation.key !== fact.relation.key) this.tell(fact.thing, relation);
    }
  }

  /** The value by a kind's own question, so that what is told of the same thing differs. */
  tell(subject: Thing, relation: OpenRelation): OpenFact | undefined {
    if (this.has(subject, relation)) return undefined;
    const fact = this.invent(subject, relation);
    this.facts.push(fact);
    return fact;
  }

  /** A fact that is told nowhere. */
  invent(subject: Thing, relation: OpenRelation): OpenFact {
    const made = makeValue(relation.kind, this.draws, this.subjects);
    return typeof made === "string"
      ? { subject, relation, value: made, thing: undefined }
      : { subject, relation, value: made.name, thing: made };
  }

  has(subject: Thing, relation: OpenRelation): boolean {
    return this.facts.some((fact) => fact.subject === subject && fact.relation.key === relation.key);
  }

  /** A relation that nothing here is told of; of a kind that was, so that a value of it stands about. */
  untoldRelation(subject: Thing, kind: ValueKind | undefined): OpenRelation | undefined {
    for (let tries = 0; tries < 8; tries++) {
      const relation = this.draws.pick(drawRelations(this.draws, kind));
      const told = this.facts.filter((fact) => fact.subject === subject).flatMap((fact) => fact.relation.words);
      if (!relation.words.some((word) => told.some((other) => alike(word, other)))) return relation;
    }
    return undefined;
  }

  #fresh(): readonly OpenRelation[] {
    const told = this.relations.flatMap(({ words }) => words);
    return drawRelations(this.draws).filter((relation) => !relation.words.some((word) => told.includes(word)));
  }
}

/** One says what the other does, or more or less of it. */
function alike(word: string, other: string): boolean {
  return word.includes(other) || other.includes(word);
}
