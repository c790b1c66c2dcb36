import { patternOf } from "../../../language/pattern-of.js";
import { RELATIONS } from "../../../language/relation-words.js";
import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { fold, type Reading, readText } from "../reading/reading.js";
import { termFit, topicsOf } from "../reading/topics.js";
import { isFlag, lacksSuperlative, termsOf, type WeightedTerm } from "./asked-terms.js";
import { type ExpectedAnswer, isYesNo } from "./expected-answer.js";

/** Statements that lead from what the question names to what it asks for, each by a relation that it mentions. */
export interface StatementPath {
  /** In order; of the last step, all that state the same. */
  readonly units: readonly EvidenceUnit[];
  /** Of the last step. */
  readonly last: readonly EvidenceUnit[];
  /** 0…1: how much of the question the relations say. */
  readonly score: number;
}

interface Statement {
  readonly unit: EvidenceUnit;
  readonly predicate: Reading;
  readonly subject: string;
  readonly object: string;
}

interface Step {
  readonly statement: Statement;
  /** Names of the end that it leads to. */
  readonly end: string;
  readonly isForward: boolean;
  /** Places of the question's terms that the relation says. */
  readonly says: readonly number[];
}

const LONGEST_PATH = 3;
const MOST_TRIED = 2_000;
/** A relation says a term of the question from here on. */
const SAID = 0.8;
const LOWEST_SCORE = 0.6;
/** Words that a relation needn't say. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    "name call title year date day time number many people person man woman thing place city town country current now today first know like work old new big long tell give list exactly really " +
    "名字 名 叫 称 年 日 月 天 年份 日期 时间 数 数量 人 地方 城市 现在 目前 如今 哪 位 个 家 所 座 部 条 位置 请问 麻烦 查 告诉 具体 是"
  ).split(" "),
);

/** The path that says most of the question, from 0.6 on. Undefined where none does, or another says as much and ends elsewhere. Pure. */
export function statementPath(context: CheckContext, expected: ExpectedAnswer): StatementPath | undefined {
  if (!kept.has(context)) kept.set(context, findPath(context, expected));
  return kept.get(context);
}

/** Every sentence of an answer asks for it. */
const kept = new WeakMap<CheckContext, StatementPath | undefined>();

function findPath(context: CheckContext, expected: ExpectedAnswer): StatementPath | undefined {
  const stated = context.units.filter((unit) => isYesNo(context.question.text) || !isFlag(unit));
  const statements = stated.flatMap((unit) => statementOf(unit, context.groups));
  const { terms, names } = termsOf(context);
  if (statements.length === 0 || names.length === 0 || terms.length === 0) return undefined;
  const search = new PathSearch(context, expected, statements, terms);
  return search.best();
}

class PathSearch {
  #best: { readonly steps: readonly Step[]; readonly score: number } | undefined;
  #isTied = false;
  #tried = 0;

  constructor(
    private readonly context: CheckContext,
    private readonly expected: ExpectedAnswer,
    private readonly statements: readonly Statement[],
    private readonly terms: readonly WeightedTerm[],
  ) {}

  best(): StatementPath | undefined {
    for (const name of startsIn(this.context, this.statements)) this.#walk(name, []);
    const found = this.#best;
    const last = found?.steps.at(-1);
    if (found === undefined || last === undefined || found.score < LOWEST_SCORE || this.#isTied) return undefined;
    const before = found.steps.slice(0, -1).map(({ statement }) => statement.unit);
    const alike = this.#alike(last);
    return { units: [...before, ...alike], last: alike, score: found.score };
  }

  #walk(from: string, steps: readonly Step[]): void {
    if (steps.length >= LONGEST_PATH || this.#tried > MOST_TRIED) return;
    const said = new Set(steps.flatMap(({ says }) => says));
    for (const statement of this.statements) {
      if (steps.some((step) => step.statement === statement)) continue;
      for (const isForward of [true, false]) {
        if (!isSame(isForward ? statement.subject : statement.object, from)) continue;
        this.#tried += 1;
        const says = this.#saidBy(statement).filter((place) => !said.has(place));
        if (says.length === 0) continue;
        const step = { statement, end: isForward ? statement.object : statement.subject, isForward, says };
        this.#consider([...steps, step]);
        this.#walk(step.end, [...steps, step]);
      }
    }
  }

  /** Terms that the relation says. */
  #saidBy({ predicate }: Statement): number[] {
    const relations = RELATIONS.filter(({ saidBy }) => [...saidBy].some((name) => predicate.relations.has(name)));
    return this.terms.flatMap(({ term }, place) => {
      if (FILLERS.has(term.text)) return [];
      if (termFit(term, topicsOf(predicate)) >= SAID) return [place];
      const asked = readText(term.text).relations;
      return relations.some(({ name }) => asked.has(name)) ? [place] : [];
    });
  }

  #consider(steps: readonly Step[]): void {
    const last = steps.at(-1);
    if (last === undefined || !this.#isOfType(last)) return;
    const score = this.#scoreOf(steps);
    const best = this.#best;
    if (best === undefined || score > best.score + 1e-6 || (score > best.score - 1e-6 && steps.length < best.steps.length)) {
      this.#best = { steps, score };
      this.#isTied = false;
    } else if (score > best.score - 1e-6 && steps.length === best.steps.length && !isSameStep(last, best.steps.at(-1)))
      this.#isTied = true;
  }

  #scoreOf(steps: readonly Step[]): number {
    const said = new Set(steps.flatMap(({ says }) => says));
    const ends = steps.flatMap(({ statement, end }) => [statement.subject, statement.object, end]);
    let all = 0;
    let met = 0;
    for (const [place, { term }] of this.terms.entries()) {
      const weight = FILLERS.has(term.text) ? 0.2 : term.isHan && term.groups.length === 0 ? 0.5 : 1;
      all += weight;
      if (said.has(place)) met += weight;
      else if (this.#isKind(term, ends)) met += weight * 0.9;
    }
    return all === 0 ? 0 : met / all;
  }

  /** The term says what kind of thing is met on the way. */
  #isKind(term: WeightedTerm["term"], ends: readonly string[]): boolean {
    return this.statements.some(
      ({ predicate, subject, object }) =>
        KIND.test(predicate.folded) &&
        ends.some((end) => isSame(subject, end)) &&
        termFit(term, topicsOf(readText(object))) >= SAID,
    );
  }

  #isOfType({ statement, end, isForward }: Step): boolean {
    const { question } = this.context;
    const { type, dimensions } = this.expected;
    if (lacksSuperlative(statement.unit, this.context)) return false;
    if (end.split("\n").some((name) => name.length > 1 && question.folded.includes(name))) return false;
    const values = isForward ? readText(statement.unit.object ?? "").quantities : [];
    const [value] = values;
    const isBare = value !== undefined && value.end - value.start >= (statement.unit.object ?? "").trim().length * 0.5;
    switch (type) {
      case "time":
        return (
          isBare &&
          (value.kind === "date" ||
            (value.kind === "number" && (dimensions.length === 0 ? isYear(value.value) : fitsClock(value.dimension))))
        );
      case "number":
        return isBare && value.kind === "number" && fitsDimension(value.dimension, dimensions);
      case "person":
      case "place":
        return !isBare;
      case "thing":
        return true;
    }
  }

  /** Everything that the evidence states by the last step. */
  #alike(last: Step): EvidenceUnit[] {
    const start = last.isForward ? last.statement.subject : last.statement.object;
    return this.statements
      .filter(
        ({ predicate, subject, object }) =>
          predicate.folded === last.statement.predicate.folded && isSame(last.isForward ? subject : object, start),
      )
      .map(({ unit }) => unit)
      .slice(0, 8);
  }
}

const KIND = /^(?:type|class|kind|instance of|occupation|profession|类型|种类|类别|职业)$/u;

function statementOf(unit: EvidenceUnit, groups: CheckContext["groups"]): Statement[] {
  if (unit.kind !== "fact" || unit.object === undefined) return [];
  const [, predicate = ""] = unit.text.split(" — ");
  const [relation = ""] = predicate.split(" → ");
  const named = (text: string): string => {
    const name = fold(text.trim());
    return [...new Set([name, ...groups.filter((group) => group.includes(name)).flat()])].join("\n");
  };
  return [{ unit, predicate: readText(relation), subject: named(unit.subject), object: named(unit.object) }];
}

/** Lines of names, of which one is in common. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const names = new Set(one.split("\n"));
  return other.split("\n").some((name) => name !== "" && names.has(name));
}

function isSameStep(one: Step, other: Step | undefined): boolean {
  return (
    other !== undefined &&
    one.isForward === other.isForward &&
    one.statement.predicate.folded === other.statement.predicate.folded &&
    isSame(
      one.isForward ? one.statement.subject : one.statement.object,
      other.isForward ? other.statement.subject : other.statement.object,
    )
  );
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1000 && value <= 2100;
}

/** "Running time → 134 min" is no time of day. */
function fitsClock(dimension: string | undefined): boolean {
  return dimension === "clock" || dimension === undefined;
}

function fitsDimension(dimension: string | undefined, wanted: readonly string[]): boolean {
  return wanted.length === 0 || dimension === undefined || dimension === "" || wanted.includes(dimension);
}

/** Ends of statements that the question names, the longest of those that overlap, and no part of a longer name. */
function startsIn({ question }: CheckContext, statements: readonly Statement[]): string[] {
  const ends = [...new Set(statements.flatMap(({ subject, object }) => [subject, object]))];
  const isNamed = (name: string): boolean =>
    name.length > 1 &&
    question.folded.includes(name) &&
    !/^ (?:\d|\p{Lu})/u.test(question.text.slice(question.folded.indexOf(name) + name.length)) &&
    (/\p{Script=Han}/u.test(name) ||
      new RegExp(`(?<![\\p{L}\\p{N}])${patternOf(name)}(?![\\p{L}\\p{N}])`, "u").test(question.folded));
  const found = ends.flatMap((end) => {
    const longest = end
      .split("\n")
      .filter(isNamed)
      .sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? [] : [{ end, longest }];
  });
  return found
    .filter(({ longest }) => !found.some((other) => other.longest !== longest && other.longest.includes(longest)))
    .map(({ end }) => end);
}
