import type { AskedTerms, WeightedTerm } from "../../quoting/asked-terms.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { isDenied } from "../../reading/function-words.js";
import { type Reading, readText } from "../../reading/reading.js";
import { groupsOf, stem, topicTerms } from "../../reading/topics.js";
import type { CheckContext } from "../check-context.js";
import { inOtherWords } from "../weighing/other-words.js";
import { askedOf, FILLERS, fitOf } from "../weighing/place.js";
import { holdsText } from "../weighing/said-value.js";
import { saysTerm } from "../weighing/statement-ways.js";
import { isWithin, type Limit, limitOf } from "./limits.js";
import { type Column, columnsOf, type Entry, isSameEnd, namesOf } from "./listings.js";

/** What a question describes, all of it: those of the boats that are electric, those whom one treats. */
export interface Described {
  /** Each by all its names, one a line. */
  readonly members: readonly string[];
  readonly units: readonly EvidenceUnit[];
  /** 0…1: how much of the question's words its listing and conditions say. */
  readonly said: number;
}

/** A word is said. */
export const SAID = 0.8;
/** Listings that say so much less of the question are of something else. */
const NEAR = 0.15;
const LEAST = 0.5;
/** A word that no evidence says weighs most: not too much, since it may only be how it is asked. */
const HEAVIEST = 2.5;
/** Of a single Chinese character: mostly a measure word, or what is left of a word. */
const LONE = 0.3;
/** How a number is asked for, not of what. */
const ASKING: ReadonlySet<string> = new Set(
  [
    ..."work network total all different number list name one have whole altogether there exist under over fewer less more least most than before after between since below above exceed".split(
      " ",
    ),
    ..."get go come run pull draw give take see offer boast alone only just still".split(" "),
    ..."总共 一共 全部 总数 数量 几 多少 下面 里面 以上 以下 以前 以后 之前 之后 超过 不到 少于 多于 低于 高于".split(" "),
  ].map(stem),
);

/** When something was is said by a limit. */
const TIME = /^[〇零一二三四五六七八九十百千\d]*(?:世纪|年代?|月|日|天|后|前|到|至)$/u;

/** The things that a question describes by listings of the evidence that are whole; undefined where that isn't sure. Pure. */
export function describedMembers(context: CheckContext): Described | undefined {
  const { question } = context;
  if (isDenied(question.folded)) return undefined;
  const found = [...ofKinds(context), ...ofThings(context)].sort((a, b) => b.said - a.said);
  const [best] = found;
  if (best === undefined || best.said < LEAST) return undefined;
  const rivals = found.filter(({ said }) => said > best.said - NEAR);
  return rivals.every((rival) => isSameSet(rival.members, best.members)) ? best : undefined;
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.some((other) => isSameEnd(one, other)));
}

/** What the question is about, a name being what a statement has at its ends; other words pass for names, too. */
export function wordsOf(context: CheckContext): AskedTerms & { readonly others: readonly string[] } {
  const { terms, names: all } = askedOf(context);
  const names = all.filter((name) => holdsText(context.question.folded, name));
  const isEnd = (name: string): boolean =>
    columnsOf(context).some(
      ({ title, isTable, entries }) =>
        !(isTable && title === name) &&
        entries.some(({ subject, object }) => namesOf(subject).includes(name) || namesOf(object).includes(name)),
    );
  const words = names
    .filter((name) => !isEnd(name))
    .map((text) => ({ term: { text, isHan: /\p{Script=Han}/u.test(text), groups: groupsOf(text) }, weight: HEAVIEST }));
  return { terms: [...terms, ...words], names: names.filter(isEnd), others: words.map(({ term }) => term.text) };
}

/** "How many hire boats", "which festivals": the words of the kind asked for, each of which is a condition. */
function kindAsked({ question }: CheckContext): readonly string[] {
  const [, phrase = ""] =
    /\b(?:how many|which|what)(?: (?:of|the|our|all|these|those|other))* ((?:[\p{Ll}-]+ ){0,3}?[\p{Ll}-]+s|people|men|women|children)\b/u.exec(
      question.folded,
    ) ?? [];
  return topicTerms(phrase).flatMap(({ text }) => (ASKING.has(text) ? [] : [text]));
}

interface Condition {
  readonly entries: readonly Entry[];
  readonly says: (term: WeightedTerm["term"]) => number;
  readonly names: readonly string[];
  readonly isLimit: boolean;
}

/** Of tables of a kind of thing that the question speaks of: the members that meet all that it says of them. */
function ofKinds(context: CheckContext): Described[] {
  const { terms, names } = wordsOf(context);
  const tables = columnsOf(context).filter(({ isTable, isWhole }) => isTable && isWhole);
  const limit = limitOf(bareOf(context, names));
  if (limit === "unread") return [];
  return [...new Set(tables.map(({ title }) => title))].flatMap((title): Described[] => {
    const kind = kindTerms(title, context);
    if (kind.length === 0) return [];
    const conditions = tables
      .filter((column) => column.title === title)
      .flatMap((column) => conditionsOf(column, limit, context));
    const [first, ...others] = conditions;
    if (first === undefined || (limit !== undefined && conditions.filter(({ isLimit }) => isLimit).length !== 1)) return [];
    if (!names.every((name) => conditions.some((one) => one.names.includes(name)))) return [];
    const meeting = first.entries.filter(({ subject }) =>
      others.every(({ entries }) => entries.some((entry) => isSameEnd(entry.subject, subject))),
    );
    if (others.length > 0 && hasTwoOfOneName(meeting)) return [];
    const says = (term: WeightedTerm["term"]): number =>
      Math.max(kind.includes(term.text) ? 1 : 0, ...conditions.map((one) => one.says(term)));
    if (!saysKind(context, says)) return [];
    const said = shareSaid(terms, says, conditions.filter((one) => one.names.length > 0).length);
    const units = [first, ...others].flatMap(({ entries }) =>
      entries.filter(({ subject }) => meeting.some((one) => isSameEnd(one.subject, subject))).map(({ unit }) => unit),
    );
    return [{ members: meeting.map(({ subject }) => subject), units, said }];
  });
}

/** What leads to a thing that the question names, or what that leads to, by one relation. */
function ofThings(context: CheckContext): Described[] {
  const { terms, names } = wordsOf(context);
  const [name, ...more] = names;
  if (name === undefined || more.length > 0 || limitOf(bareOf(context, names)) !== undefined) return [];
  const columns = columnsOf(context).filter(({ isTable, isWhole }) => !isTable && isWhole);
  return columns.flatMap((column): Described[] => {
    const isNamed = (end: string): boolean => namesOf(end).includes(name);
    const to = column.entries.filter(({ object }) => isNamed(object));
    const from = column.entries.filter(({ subject }) => isNamed(subject));
    return [
      { entries: to, members: to.map(({ subject }) => subject) },
      { entries: from, members: from.map(({ object }) => object) },
    ].flatMap(({ entries, members }): Described[] => {
      if (members.length < 2 || new Set(members).size < members.length) return [];
      const fits = terms.map((one) => saysTerm(one, column.predicate));
      const kinds = terms.map(({ term }) => kindFit(members, column.predicate, term, context));
      if (!fits.some((fit) => fit >= SAID) && !kinds.some((fit) => fit >= SAID)) return [];
      const says = (term: WeightedTerm["term"]): number => {
        const at = terms.findIndex((one) => one.term.text === term.text);
        return Math.max(fits[at] ?? 0, kinds[at] ?? 0);
      };
      if (!saysKind(context, says)) return [];
      const said = shareSaid(terms, says);
      return [{ members, units: entries.map(({ unit }) => unit), said }];
    });
  });
}

/** The kind that is asked for, and whatever is named, is said. */
export function saysKind(context: CheckContext, says: (term: WeightedTerm["term"]) => number): boolean {
  const { terms, others } = wordsOf(context);
  const needed = [...kindAsked(context), ...others];
  return terms.every(({ term }) => !needed.includes(term.text) || says(term) >= SAID);
}

/** The question without the names in it: their numbers limit nothing. */
function bareOf({ question }: CheckContext, names: readonly string[]) {
  return readText(
    names.toSorted((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, " "), question.folded),
  );
}

/** Of the question's terms, those that the title of a table is. */
export function kindTerms(title: string, context: CheckContext): readonly string[] {
  const named = readText(title);
  const { terms } = wordsOf(context);
  const found = terms.flatMap(({ term }) => (fitOf(term, named) >= SAID ? [term.text] : []));
  return found.length > 0 ? found : context.question.folded.includes(title) && title !== "" ? [title] : [];
}

/** Whether all members of which the kind is known are of the kind; of one at least it is. */
function kindFit(members: readonly string[], relation: Reading, term: WeightedTerm["term"], context: CheckContext): number {
  const isListed = (member: string): boolean =>
    columnsOf(context).every(
      ({ isTable, isWhole, title, predicate, entries }) =>
        !isTable ||
        !isWhole ||
        predicate.folded !== relation.folded ||
        fitOf(term, readText(title)) < SAID ||
        entries.some(({ subject }) => isSameEnd(subject, member)),
    );
  if (!members.every(isListed)) return 0;
  const told = members.map((member) =>
    columnsOf(context).flatMap((column): number[] => {
      if (column.isTable)
        return column.entries.some(({ subject }) => isSameEnd(subject, member)) && fitOf(term, readText(column.title)) >= SAID
          ? [1]
          : [];
      if (!KIND.test(column.predicate.folded)) return [];
      return column.entries.flatMap(({ subject, object }) => (isSameEnd(subject, member) ? [fitOf(term, readText(object))] : []));
    }),
  );
  const known = told.filter((fits) => fits.length > 0).map((fits) => Math.max(...fits));
  return known.length === 0 ? 0 : Math.min(...known);
}

const KIND = /^(?:type|class|kind|instance of|类型|种类|类别)$/u;

/** What the question says of the members, by this column. */
export function conditionsOf(column: Column, limit: Limit | undefined, context: CheckContext): Condition[] {
  const { terms, names } = wordsOf(context);
  const { entries, predicate } = column;
  const fits = new Map(terms.map((one) => [one.term.text, saysTerm(one, predicate)]));
  const isSaid = [...fits.values()].some((fit) => fit >= SAID);
  const byPredicate = (term: WeightedTerm["term"]): number => fits.get(term.text) ?? 0;
  if (limit !== undefined) {
    const within = entries.map(({ object }) => isWithin(namesOf(object)[0] ?? "", limit));
    const isMeasured = within.filter((one) => one !== undefined).length > entries.length * 0.7;
    if (isMeasured && (isSaid || (limit.isYear && isOnlyOfYears(column, context))))
      return [{ entries: entries.filter((_, at) => within[at] === true), says: byPredicate, names: [], isLimit: true }];
  }
  const objects = [...new Set(entries.map(({ object }) => object))];
  if (objects.every((object) => FLAG.test(object))) {
    const yes = entries.filter(({ object }) => TRUE.test(object));
    return isSaid ? [{ entries: yes, says: byPredicate, names: [], isLimit: false }] : [];
  }
  return objects.flatMap((object): Condition[] => {
    const some = entries.filter((entry) => isSameEnd(entry.object, object));
    const named = names.filter((name) => namesOf(object).includes(name));
    const value = readText(object);
    const isAmount = value.quantities.length > 0;
    const meant = inOtherWords(value, context);
    const said = terms.filter(
      ({ term }) => !isAmount && term.text.length > 1 && (fitOf(term, value) >= SAID || meant.includes(term.text)),
    );
    if (named.length === 0 && said.length === 0) return [];
    const says = (term: WeightedTerm["term"]): number =>
      Math.max(byPredicate(term), said.some((one) => one.term.text === term.text) ? 1 : 0);
    return [{ entries: some, says, names: named, isLimit: false }];
  });
}

const FLAG = /^(?:true|false|yes|no|是|否)$/u;
const TRUE = /^(?:true|yes|是)$/u;

function isOnlyOfYears({ title }: Column, context: CheckContext): boolean {
  const dated = columnsOf(context).filter(
    (other) => other.title === title && other.isTable && other.entries.some(({ object }) => /^\d{4}(?:-|$)/u.test(object)),
  );
  return dated.length === 1;
}

function hasTwoOfOneName(entries: readonly Entry[]): boolean {
  return entries.some((one, at) => entries.some((other, place) => place > at && isSameEnd(one.subject, other.subject)));
}

/** @param free so many words that nothing says, the heaviest, are of no weight: they tell what a name is to what is asked for */
export function shareSaid(terms: readonly WeightedTerm[], says: (term: WeightedTerm["term"]) => number, free = 0): number {
  const unsaid = terms.filter(({ term }) => says(term) < SAID && !ASKING.has(term.text)).toSorted((a, b) => b.weight - a.weight);
  const left = unsaid.slice(0, free);
  let all = 0;
  let met = 0;
  for (const { term, weight } of terms.filter((one) => !left.includes(one))) {
    const isHow = ASKING.has(term.text) || FILLERS.has(term.text) || TIME.test(term.text);
    if (isHow && says(term) < SAID) continue;
    const heavy = /^\p{Script=Han}$/u.test(term.text) ? LONE : Math.min(weight, HEAVIEST);
    all += heavy;
    met += heavy * says(term);
  }
  return all === 0 ? 1 : met / all;
}
