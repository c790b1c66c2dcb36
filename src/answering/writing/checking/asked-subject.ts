import { isStrongRelation, RELATIONS, type RelationWords } from "../../../language/relation-words.js";
import { isYesNoOrChoice } from "../quoting/expected-answer.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { nameRuns, type Reading } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";
import { claimsOf, type Scope, scopeOf } from "./claims.js";
import { isElsewhere, type Verdict } from "./judge-claims.js";

/** Only what the evidence adds: "Kumasi.", "1968". */
export function isBare({ claims, news }: Verdict): boolean {
  return claims.every((claim) => claim.kind !== "relation" && news.includes(claim));
}

/** A sentence that doesn't name what was asked about ("He was born in Kumasi.", "1968.") must rest on evidence that does. */
export function subjectMissing(read: Reading, verdict: Verdict, { units }: Scope, context: CheckContext): string[] {
  const asked = askedNames(context);
  const isNamed = (name: string): boolean =>
    read.folded.includes(name) ||
    verdict.claims.some((claim) => claim.kind === "name" && name.split(" ").includes(claim.word.folded));
  const bare = isBare(verdict);
  if (!bare && (asked.length === 0 || asked.some(isNamed))) return [];
  const basis = [...units, ...wayTo(units, asked, context)];
  const missing = asked.length > 0 && !asked.some((name) => basis.some((unit) => says(unit, name))) ? [...asked] : [];
  if (bare) {
    const strong = [...context.question.relations].filter(isStrongRelation);
    const said = units.flatMap(({ own }) => [...own.relations].filter(isStrongRelation));
    // "No, it was dictated.": what was asked about isn't what happened.
    if (isYesNoOrChoice(context.question.text) && /^\W*(?:no|not|不|没)/iu.test(read.text)) return missing;
    const isAsked = said.some((name) =>
      RELATIONS.some((relation) => strong.includes(relation.name) && relation.saidBy.has(name)),
    );
    if (strong.length > 0 && said.length > 0 && !isAsked) missing.push(...strong);
    for (const claim of claimsOf(context.question, context.question, scopeOf(basis), context.knownNames)) {
      if (claim.standing !== "asked") continue;
      const isWeak = claim.kind === "relation" && claim.relations.every((relation) => relation.isWeak);
      if (isWeak && [...context.question.relations].some((name) => isStrongRelation(name))) continue;
      const known = isWeak ? context.units.filter((unit) => asked.some((name) => says(unit, name))) : context.units;
      if (claim.kind === "relation" ? known.some((unit) => saysRelation(unit, claim.relations)) : isElsewhere(claim, known))
        missing.push(claim.text);
    }
  }
  return missing;
}

const MOST_STEPS = 3;

/** What leads from the names asked about to the units, step by step: each names the next one's subject. Empty where nothing does. */
function wayTo(units: readonly EvidenceUnit[], asked: readonly string[], context: CheckContext): EvidenceUnit[] {
  const way: EvidenceUnit[] = [];
  let frontier = units;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const leading = context.units.filter(
      (unit) =>
        !units.includes(unit) &&
        !way.includes(unit) &&
        frontier.some(({ subject }) => subject.length > 1 && subject !== unit.subject && unit.own.folded.includes(subject)),
    );
    const arrived = leading.filter((unit) => asked.some((name) => says(unit, name)));
    if (arrived.length > 0) return [...way, ...arrived];
    way.push(...leading);
    frontier = leading;
  }
  return [];
}

function says({ own, about }: EvidenceUnit, name: string): boolean {
  return own.folded.includes(name) || about.folded.includes(name);
}

function saysRelation({ own }: EvidenceUnit, relations: readonly RelationWords[]): boolean {
  return relations.some(({ saidBy }) => [...saidBy].some((name) => own.relations.has(name)));
}

/** Names in the question that the evidence knows, and its capitalised names. */
function askedNames({ question, knownNames, units }: CheckContext): string[] {
  const latin = nameRuns(question).filter((run) =>
    units.some((unit) => unit.own.folded.includes(run) || unit.about.folded.includes(run)),
  );
  return [...new Set([...knownNames.filter((name) => question.folded.includes(name)), ...latin])];
}
