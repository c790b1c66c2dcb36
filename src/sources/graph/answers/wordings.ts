import type { Meaning } from "./chart.js";
import { ask, asNarrows, asQuery, back, intersecting } from "./combine.js";
import { both, follow, type SetQuery } from "./query.js";

/** What both grammars need for wordier questions. */

/** A set that a question describes: not a name, of which there is but one. */
export function described({ set }: Meaning): SetQuery | undefined {
  return set === undefined || set.op === "named" || set.op === "either" ? undefined : set;
}

/** Kinds that say how much or how many a thing has room for. */
export const HOLDING: ReadonlySet<string> = new Set(["capacity", "class size", "payload", "seats", "beds"]);

/** Whether it says how much there is room for. */
export function isRoom({ relation }: Meaning): boolean {
  return relation?.kinds.some((kind) => HOLDING.has(kind)) === true;
}

/** The thing that is named, if it is one of these, too. */
export function isOneOf({ set }: Meaning, of: SetQuery | undefined): SetQuery | undefined {
  return set?.op === "named" && of !== undefined ? both(set, of) : undefined;
}

/** `Joined the firm`: what is joined or left says nothing more. */
export function isMove({ relation }: Meaning): boolean {
  return relation?.kinds.some((kind) => kind === "joined" || kind === "left") === true;
}

/** Since when somebody serves. */
export function isService({ relation }: Meaning): boolean {
  return relation?.kinds.includes("joined") === true;
}

/** A scale of dates that aren't those of a life: nobody has served since birth. */
export function isStanding({ relation, dated }: Meaning): boolean {
  return dated === true && relation?.kinds.some((kind) => kind === "birthdate" || kind === "deathdate") !== true;
}

/** Two relations in a row. */
export function further({ set }: Meaning, { relation, onward }: Meaning): SetQuery | undefined {
  return set === undefined || relation === undefined || onward === undefined ? undefined : follow(follow(set, relation), onward);
}

/** Whether both name a common relation. */
export function overlap(a: Meaning, b: Meaning): boolean {
  return a.relation?.paths.some((x) => b.relation?.paths.some((y) => x.predicate === y.predicate)) === true;
}

/** Whether both lead the same way along a common relation. */
export function sharesPath(a: Meaning, b: Meaning): boolean {
  return (
    a.relation?.paths.some((x) => b.relation?.paths.some((y) => x.predicate === y.predicate && x.inverse === y.inverse)) === true
  );
}

/** How many there are, where the graph states it: the staff of a company that people work for. */
export function stated({ set }: Meaning, { onward }: Meaning): Meaning | undefined {
  return set === undefined || onward === undefined ? undefined : asQuery(ask(follow(set, onward), "number"));
}

/** A question about all that a graph tells of: not who of the people in it belongs to the whole. */
export function ofAllKnown(question: Meaning | undefined): Meaning | undefined {
  const query = question?.query;
  const isPeople = query?.ask === "count" && query.set.op === "class" && query.set.noun.word?.id === "person";
  return isPeople ? undefined : question;
}

/** Those that an adjective is said of. */
export function saidOf(adjective: Meaning): Meaning | undefined {
  return asNarrows(intersecting(back(adjective, adjective)));
}
