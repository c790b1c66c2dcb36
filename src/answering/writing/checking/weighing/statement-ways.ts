import { RELATIONS } from "../../../../language/relation-words.js";
import { candidateFit } from "../../quoting/answer-candidates.js";
import { isFlag, type WeightedTerm } from "../../quoting/asked-terms.js";
import type { ExpectedAnswer } from "../../quoting/expected-answer.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { fold, type Reading, readText } from "../../reading/reading.js";
import { sensesIn } from "../../reading/senses.js";
import type { CheckContext } from "../check-context.js";
import { owns } from "../turned-statement.js";
import { fitsDay } from "./asked-day.js";
import { inOtherWords } from "./other-words.js";
import { askedOf, FILLER, FILLERS, fitOf, NAME_WEIGHT, type Place } from "./place.js";

/** What no graph calls a person may still be who did it: a company. */
const OF_NO_KIND = 0.35;
const LONGEST_WAY = 3;
const MOST_TRIED = 3_000;
/** For each step of a way that says nothing of the question. */
const UNSAID = 0.8;
/** For each step after the first. */
const LONGER = 0.95;
/** What has the same as what was reached, by the same relation, is another of its kind. */
const SIBLING = 0.75;
/** Of two things of one name, what else is stated of the one that is meant. */
const TWIN = 0.5;
const ASKS_OTHERS = /\b(?:other|others|another|else|also|same|besides|too)\b|其他|其它|另外?|别的|还有|同[一样]|也/iu;

export interface Statement {
  readonly unit: EvidenceUnit;
  readonly predicate: Reading;
  /** Names, one a line. */
  readonly subject: string;
  readonly object: string;
}

/** @param hasFlags "is listed → true" is one, too */
export function statementOf(unit: EvidenceUnit, groups: CheckContext["groups"], hasFlags = false): Statement[] {
  if (unit.kind !== "fact" || unit.object === undefined || (!hasFlags && isFlag(unit))) return [];
  const [relation = ""] = (unit.text.split(" — ")[1] ?? "").split(" → ");
  const named = (text: string): string => {
    const name = fold(text.trim());
    return [...new Set([name, ...groups.filter((group) => group.includes(name)).flat()])].join("\n");
  };
  return [{ unit, predicate: readText(relation), subject: named(unit.subject), object: named(unit.object) }];
}

export interface Reached {
  readonly names: readonly string[];
  readonly way: readonly EvidenceUnit[];
}

/** Ways along statements, from what the question names. */
export class StatementWays {
  /** What the ways lead to, each by the first found. */
  readonly reached: Map<string, Reached> = new Map();
  readonly #places: Place[] = [];
  readonly #fits = new Map<string, readonly number[]>();
  #tried = 0;

  constructor(
    private readonly context: CheckContext,
    private readonly expected: ExpectedAnswer,
    private readonly statements: readonly Statement[],
  ) {}

  places(): readonly Place[] {
    for (const start of this.#starts()) this.#walk(start, start, [], []);
    return this.#places;
  }

  #starts(): string[] {
    const { question } = this.context;
    const ends = [...new Set(this.statements.flatMap(({ subject, object }) => [subject, object]))];
    const found = ends.flatMap((end) => {
      const longest = end
        .split("\n")
        .filter((name) => name.length > 1 && standsIn(name, question.folded))
        .sort((a, b) => b.length - a.length)[0];
      return longest === undefined ? [] : [{ end, longest }];
    });
    return found
      .filter(({ longest }) => !found.some((other) => other.longest !== longest && other.longest.includes(longest)))
      .map(({ end }) => end);
  }

  #walk(start: string, from: string, steps: readonly Statement[], nodes: readonly string[]): void {
    if (steps.length >= LONGEST_WAY) return;
    for (const statement of this.statements) {
      if (steps.includes(statement)) continue;
      for (const isForward of [true, false]) {
        const [near, far] = isForward ? [statement.subject, statement.object] : [statement.object, statement.subject];
        if (!isForward && this.#isOwned(near, statement.predicate)) continue;
        if (near === far || !isSame(near, from) || nodes.includes(far) || isSame(far, start)) continue;
        this.#tried += 1;
        if (this.#tried > MOST_TRIED) return;
        const way = [...steps, statement];
        this.#consider(start, from, way, far, isForward);
        if (steps.length < 2 && !this.reached.has(far) && this.#leads(way, far))
          this.reached.set(far, { names: far.split("\n").filter((name) => name.length > 1), way: way.map(({ unit }) => unit) });
        this.#walk(start, far, way, [...nodes, from]);
      }
    }
  }

  /** "Brandis's supervisor" is not whom he supervises. */
  #isOwned(names: string, { folded }: Reading): boolean {
    return names.split("\n").some((name) => owns(this.context.question.folded, name, folded));
  }

  /** A text about what the way ends in may tell what was asked: of a second step, only if both say something of the question. */
  #leads(way: readonly Statement[], end: string): boolean {
    if (!/\p{L}{2}/u.test(end) || end.length > 200 || way.some(({ predicate }) => KIND.test(predicate.folded))) return false;
    return way.length === 1 || way.every(({ predicate }) => this.#fitsOf(predicate).some((fit) => fit >= 0.8));
  }

  #consider(start: string, from: string, way: readonly Statement[], end: string, isForward: boolean): void {
    const last = way.at(-1);
    const { question } = this.context;
    if (last === undefined || end.split("\n").some((name) => name.length > 1 && question.folded.includes(name))) return;
    const fit = this.#endFit(last.unit, end, isForward);
    if (fit === 0) return;
    const { terms, names } = askedOf(this.context);
    const ends = [start, end, ...way.flatMap(({ subject, object }) => [subject, object])];
    let all = 0;
    let met = 0;
    const told = { all: 0, met: 0 };
    for (const name of names) {
      all += NAME_WEIGHT;
      if (ends.some((one) => one.split("\n").some((other) => other === name || other.includes(name)))) met += NAME_WEIGHT;
    }
    const fits = way.map(({ predicate }) => this.#fitsOf(predicate));
    for (const [place, { term, weight }] of terms.entries()) {
      const heavy = FILLERS.has(term.text) ? weight * FILLER : weight;
      told.all += heavy;
      const isDescribed = this.#isTwin(last.unit) && this.#describes(term, last.unit);
      told.met +=
        heavy * Math.max(0, ...fits.map((one) => one[place] ?? 0), this.#isKind(term, ends) ? 0.8 : 0, isDescribed ? TWIN : 0);
    }
    all += told.all;
    met += told.met;
    const unsaid = fits.filter((one) => Math.max(0, ...one) < 0.5).length;
    const score =
      (all === 0 ? 0 : met / all) *
      (0.6 + 0.4 * fit) *
      UNSAID ** (way.length > 1 ? unsaid : 0) *
      LONGER ** (way.length - 1) *
      (this.#turnsBack(way) ? SIBLING : 1);
    const units = way.map(({ unit }) => unit);
    const likeness = `${from}|${isForward ? 1 : 0}|${last.predicate.folded}${this.#isTwin(last.unit) ? `|${last.unit.piece}` : ""}`;
    this.#places.push({ units, unit: last.unit, value: end, likeness, score, said: told.all === 0 ? 1 : told.met / told.all });
  }

  /** Two pieces tell of things of one name. */
  #isTwin({ subject, piece }: EvidenceUnit): boolean {
    return this.statements.some(
      ({ unit }) => unit.piece !== piece && unit.subject === subject && unit.heading?.folded.trim() === subject.trim(),
    );
  }

  #describes(term: WeightedTerm["term"], { piece, subject }: EvidenceUnit): boolean {
    return this.statements.some(({ unit }) => unit.piece === piece && unit.subject === subject && fitOf(term, unit.own) >= 0.8);
  }

  /** How well a relation says each word of the question. */
  #fitsOf(predicate: Reading): readonly number[] {
    const known = this.#fits.get(predicate.folded);
    if (known !== undefined) return known;
    const meant = inOtherWords(predicate, this.context);
    const fits = askedOf(this.context).terms.map((one) =>
      Math.max(saysTerm(one, predicate), meant.includes(one.term.text) ? 0.85 : 0),
    );
    this.#fits.set(predicate.folded, fits);
    return fits;
  }

  /** The town's district, and then another town of that district. */
  #turnsBack(way: readonly Statement[]): boolean {
    if (ASKS_OTHERS.test(this.context.question.text)) return false;
    return way.some((step, at) => {
      const before = way[at - 1];
      if (before === undefined || before.predicate.folded !== step.predicate.folded) return false;
      return isSame(before.object, step.object) || isSame(before.subject, step.subject);
    });
  }

  #isKind(term: WeightedTerm["term"], ends: readonly string[]): boolean {
    return this.statements.some(
      ({ predicate, subject, object }) =>
        KIND.test(predicate.folded) && ends.some((end) => isSame(subject, end)) && fitOf(term, readText(object)) >= 0.8,
    );
  }

  #endFit(unit: EvidenceUnit, end: string, isForward: boolean): number {
    const [first = ""] = end.split("\n");
    const value = readText(isForward ? (unit.object ?? "") : first);
    const [quantity] = value.quantities;
    const isBare = quantity !== undefined && quantity.end - quantity.start >= value.text.trim().length * 0.5;
    const { type } = this.expected;
    if (type === "person" || type === "place") {
      if (isBare || !/\p{L}/u.test(value.text)) return 0;
      const kinds = end.split("\n").flatMap((name) => this.context.kinds.get(name) ?? []);
      if (kinds.length > 0) return kinds.includes(type) ? 1 : 0;
      if ([...this.context.kinds.values()].includes(type)) return OF_NO_KIND;
      return candidateFit(unit, this.context.question, this.expected) >= 1 ? 1 : 0.6;
    }
    if (type === "thing") return 0.6;
    const own = isForward ? readText(unit.own.folded.split("\n")[0]?.split(" → ").slice(1).join(" → ") ?? "") : value;
    if (!fitsDay(own, this.context.question)) return 0;
    return candidateFit({ ...unit, own, object: undefined }, this.context.question, this.expected);
  }
}

const KIND = /^(?:type|class|kind|instance of|occupation|profession|类型|种类|类别|职业)$/u;

function standsIn(name: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return text.includes(name);
  return new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^$(){}|[\]\\/]/gu, "\\$&")}(?![\\p{L}\\p{N}])`, "u").test(text);
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const names = new Set(one.split("\n"));
  return other.split("\n").some((name) => name !== "" && names.has(name));
}

/** How well a relation's name says a word of the question. */
export function saysTerm({ term }: WeightedTerm, predicate: Reading): number {
  const fit = fitOf(term, predicate);
  if (fit >= 0.8) return fit;
  const asked = readText(term.text);
  const senses = new Set(sensesIn(asked).flatMap((said) => [...said.senses]));
  if (sensesIn(predicate).some((said) => [...said.senses].some((sense) => senses.has(sense)))) return 0.85;
  const relations = RELATIONS.filter(({ saidBy }) => [...saidBy].some((name) => predicate.relations.has(name)));
  return relations.some(({ name }) => asked.relations.has(name)) ? 0.85 : fit;
}
