import type { Xoshiro } from "../../src/training/xoshiro.js";
import { type EntityKind, type Language, NameSource, type Split } from "./names.js";
import { fields, type ObjectKind, type Relation, relations, sorts } from "./relations.js";

export interface Entity {
  readonly kind: ObjectKind;
  readonly name: string;
}

export interface Fact {
  readonly subject: Entity;
  readonly relation: Relation;
  readonly object: Entity;
}

const values: readonly ObjectKind[] = ["year", "number", "field", "sort"];

interface WorldOptions {
  readonly split: Split;
  readonly language: Language;
  readonly nonsensical: boolean;
  readonly wrapping: boolean;
  readonly unseenQuestions?: boolean;
}

/** Invented entities and facts of one example. A subject has at most one fact of a relation. */
export class World {
  readonly language: Language;
  /** Whether documents hold words that mean nothing. */
  readonly nonsensical: boolean;
  /** Whether questions come with words around them. */
  readonly wrapping: boolean;
  /** Whether questions are in words that the generator doesn't have. */
  readonly unseenQuestions: boolean;
  readonly #random: Xoshiro;
  readonly #names: NameSource;
  readonly #taken = new Set<string>();
  readonly #known: Entity[] = [];
  readonly #told = new Set<string>();

  constructor(random: Xoshiro, { split, language, nonsensical, wrapping, unseenQuestions = false }: WorldOptions) {
    this.language = language;
    this.nonsensical = nonsensical;
    this.wrapping = wrapping;
    this.unseenQuestions = unseenQuestions;
    this.#random = random;
    this.#names = new NameSource(random, split);
  }

  /** Every name given so far, the longest first. */
  get names(): string[] {
    return this.#known.map(({ name }) => name).sort((a, b) => b.length - a.length);
  }

  entity(kind: EntityKind): Entity {
    const entity = { kind, name: this.#names.next(kind, this.language, this.#taken) };
    this.#known.push(entity);
    return entity;
  }

  /** A fact of this subject that was not told yet; also one that must never be told is made by this. Undefined when it has one. */
  fact(subject: Entity, relation: Relation): Fact | undefined {
    const key = `${subject.name}|${relation.id}`;
    if (this.#told.has(key)) return undefined;
    this.#told.add(key);
    return { subject, relation, object: this.#object(relation, subject) };
  }

  /** A relation that such an entity can be the subject of. */
  relationOf(kind: ObjectKind): Relation {
    return this.pick(relations.filter(({ subjects }) => (subjects as readonly ObjectKind[]).includes(kind)));
  }

  /** A relation that leads to something that has facts of its own. */
  linkingRelation(): Relation {
    return this.pick(relations.filter(({ object }) => this.hasFacts(object)));
  }

  hasFacts(kind: ObjectKind): boolean {
    return !values.includes(kind);
  }

  relation(): Relation {
    return this.pick(relations);
  }

  subjectOf(relation: Relation): Entity {
    return this.entity(this.pick(relation.subjects));
  }

  /** Words, or Chinese characters, that mean nothing together. */
  nonsense(count: number): string {
    return this.#names.nonsense(this.language, count);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.#random.below(items.length)] as Item;
  }

  chance(percent: number): boolean {
    return this.#random.below(100) < percent;
  }

  shuffle<Item>(items: Item[]): Item[] {
    return this.#random.shuffle(items);
  }

  between(least: number, most: number): number {
    return least + this.#random.below(most - least + 1);
  }

  #object({ object }: Relation, subject: Entity): Entity {
    const known = this.#known.filter((entity) => entity.kind === object && entity !== subject);
    if (known.length > 0 && this.chance(20)) return this.pick(known);
    switch (object) {
      case "year":
        return { kind: object, name: String(this.between(1600, 2024)) };
      case "number":
        return { kind: object, name: String(this.between(2, 99) * 10 ** this.between(1, 4) + this.between(0, 9)) };
      case "field":
        return { kind: object, name: this.pick(fields[this.language]) };
      case "sort":
        return { kind: object, name: this.pick(sorts[this.language]) };
      default:
        return this.entity(object);
    }
  }
}
