import type { ClassRef } from "./class-ref.js";
import type { Membership } from "./membership.js";
import { placePaths, upwardPaths } from "./place-relations.js";
import type { Relation, RelationPath } from "./relation.js";
import { type Row, type Rows, rowsOf } from "./row.js";

const MOST_PLACES = 500;
const MOST_HOPS = 3;
const PLACES: ReadonlySet<string> = new Set("country|province|continent|city|county|place|sea|island|village".split("|"));

/** Words for a part of a country, however large. */
const REGIONS = /^(?:region|area|district|地区|区域|区|大区)$/u;

/** Places lie in one another: what is in a city is in its country. */
export class Places {
  readonly #membership: Membership;
  readonly #up: readonly RelationPath[];
  readonly #down: readonly RelationPath[];
  /** Where firms have their seats. */
  readonly #seats: readonly RelationPath[];
  /** Predicates whose place may be told by any of the places around it. */
  readonly #placed: ReadonlySet<string>;
  readonly #step: (row: Row, path: RelationPath) => Row[];

  constructor(kinds: ReadonlyMap<string, Relation>, membership: Membership, step: (row: Row, path: RelationPath) => Row[]) {
    this.#membership = membership;
    this.#step = step;
    this.#up = upwardPaths(kinds);
    this.#down = this.#up.map((path) => ({ ...path, inverse: true }));
    this.#seats = (kinds.get("headquarters")?.paths ?? []).filter(({ inverse: turned }) => !turned);
    this.#placed = new Set(placePaths(kinds).map(({ predicate }) => predicate));
  }

  /** Who was born in a country, or has its seat there: by the places within it. */
  within(from: Rows, paths: readonly RelationPath[]): Rows {
    const inward = paths.filter(({ predicate, inverse: turned }) => turned && this.#placed.has(predicate));
    if (inward.length === 0) return new Map();
    const found: Row[] = [];
    let places = [...from.values()].map(({ value, proof }): Row => ({ value, proof: [...proof].reverse() }));
    for (let hop = 0; hop < 2 && places.length > 0; hop += 1) {
      places = this.#back(places, this.#down);
      if (places.length > MOST_PLACES) return new Map();
      for (const row of this.#back(places, inward)) found.push(row);
    }
    return rowsOf(found);
  }

  /** One step on, what it rests on put first. */
  #back(rows: readonly Row[], paths: readonly RelationPath[]): Row[] {
    const found: Row[] = [];
    for (const { value, proof } of rows)
      for (const path of paths)
        for (const step of this.#step({ value, proof: [] }, path))
          found.push(proof.length === 0 ? step : { value: step.value, proof: [...step.proof, ...proof] });
    return found;
  }

  /** The row that leads up the places to a node: from a birthplace to the country asked for. */
  upTo(rows: Rows, node: string): Row | undefined {
    return this.#above([...rows.values()], ({ value }) => value.kind === "node" && value.id === node)[0];
  }

  /** Where the birthplace is a city and the question wants its country. */
  upwards(rows: readonly Row[], noun: ClassRef): Rows {
    if (!PLACES.has(noun.word?.id ?? "")) return new Map();
    const isTown = noun.word?.id === "city" || noun.word?.id === "village";
    const isLoose = REGIONS.test(noun.name);
    const regions = isLoose ? rows.filter((row) => this.#holdsPlaces(row)) : [];
    if (regions.length > 0) return rowsOf(regions);
    return rowsOf(
      this.#above(rows, (row) => {
        const { value } = row;
        if (value.kind !== "node") return false;
        if (this.#membership.of(value.id, noun) === "yes") return true;
        const implied = this.#membership.implied(value.id);
        // A place of which the graph doesn't say which sort it is may be a town, unless others lie in it.
        if (isTown && implied.has("place") && this.#membership.of(value.id, noun) === "unknown" && !this.#holdsPlaces(row))
          return true;
        return isLoose && (implied.has("county") || implied.has("province") || this.#holdsPlaces(row));
      }),
    );
  }

  /** A region holds places in which other things are; a town only those. */
  #holdsPlaces(row: Row): boolean {
    const inside = (rows: readonly Row[]): Row[] => rows.flatMap((at) => this.#down.flatMap((path) => this.#step(at, path)));
    return inside(inside([row]).slice(0, MOST_PLACES)).length > 0;
  }

  /** The nearest places above that are so. */
  #above(rows: readonly Row[], isSo: (row: Row) => boolean): Row[] {
    let at = rows;
    for (let hop = 0; hop < MOST_HOPS && at.length > 0 && at.length < 50; hop += 1) {
      const paths = hop === 0 ? [...this.#up, ...this.#seats] : this.#up;
      at = at.flatMap((row) => paths.flatMap((path) => this.#step(row, path)));
      const are = at.filter(isSo);
      if (are.length > 0) return are;
    }
    return [];
  }
}
