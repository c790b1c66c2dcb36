import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { candidateFit } from "./answer-candidates.js";
import { isFlag, isQuestion, lacksSuperlative, saysNoExtreme } from "./asked-terms.js";
import { namesAll } from "./claims-met.js";
import { isYesNo } from "./expected-answer.js";
import { expectedIn } from "./quote-evidence.js";
import { LONGEST_QUOTE } from "./quoted-parts.js";

/** Statements that are matched: what a stranger's documents may cost. */
const MOST_MATCHED = 96;
/** Statements on the way to one. */
const MOST_LEADS = 2;
const COUNTS_SOME =
  /\bhow many of\b|\bof (?:the|your|our|all)\b.*\bhow many\b|^\s*(?:the )?number of\b|[中里]有?(?:几|多少)|的(?:共|一共|总共)?有(?:几|多少)/iu;
/** Several are asked for: which do is for who looks at all of them. */
const ASKS_SEVERAL =
  /\b(?:which|what) (?:of (?:the|your|our) )?(?!(?:does|was|has)\b)\p{Ll}+[^\Wsui]s\b(?! (?:is|was|does|did|has)\b)|^\s*(?:name|list)\b|哪些|哪几/iu;
const IS_A = / — (?:type|类型) → /u;
/** What is named leads to what is asked about: a statement about the former isn't about that. */
const DESCRIBES =
  /\b(?:who|which|what)ever\b|\bthe \p{Ll}+ (?:who|that|which|whose|where)\b|\b(?:one|people|somebody) (?:who|that|which|whose|where)\b|\b(?:with|by|at|in|on|to|from|for) which\b|\bthe \p{Ll}+ (?:of|at|in|on|for) the \p{Ll}+ |的那(?:\p{Script=Han}|个人)|[，,](?:它|他|她|那|其|这个?)\p{Script=Han}|的(?:厂|店|社|公司|作坊|饭店|学校)[，,]/iu;

/** Asks for a reason: a statement of a graph gives none. */
const ASKS_WHY = /\bwhy\b|\bhow come\b|为什么|为何|为啥|凭什么|(?:什么|何种?)(?:原因|缘故)/iu;

/** What may answer, and the statements that lead to it from what the question names. */
export interface Matchable {
  readonly unit: EvidenceUnit;
  readonly leads: readonly EvidenceUnit[];
  /** It holds something of the kind that is asked for, as far as that can be told from its words. */
  readonly isOfKind: boolean;
}

type Way = Omit<Matchable, "isOfKind">;

/** What may answer at all: it is about what the question names, or what that leads to; a statement of a graph is of the kind that is asked for. Pure. */
export function matchable(context: CheckContext): readonly Matchable[] {
  const { question, units } = context;
  // How many of some is for who counts them.
  if (COUNTS_SOME.test(question.text) || ASKS_SEVERAL.test(question.text)) return [];
  if (isYesNo(question.text)) return tellingWhether(context);
  const expected = expectedIn(context);
  const isFit = (unit: EvidenceUnit): boolean =>
    unit.kind !== "heading" &&
    unit.kind !== "row" &&
    !IS_A.test(unit.text) &&
    !(question.text.includes("最") && !unit.text.includes("最")) &&
    unit.text.length <= LONGEST_QUOTE &&
    !isQuestion(unit) &&
    !isFlag(unit) &&
    !(unit.kind === "fact" && ASKS_WHY.test(question.text)) &&
    !ASKS_WHY.test(unit.text) &&
    !lacksSuperlative(unit, context) &&
    !saysNoExtreme([unit], context);
  const isOfKind = (unit: EvidenceUnit): boolean => expected.type === "thing" || candidateFit(unit, question, expected) >= 0.4;
  const named = units.filter((unit) => namesAll(unit, undefined, context) && (unit.kind !== "fact" || isSpokenOf(unit, context)));
  const own = new Set(named);
  const facts = units.filter((unit) => unit.kind === "fact" && !own.has(unit));
  const led = new Map<EvidenceUnit, Way>();
  let ends = endsOf(named.map((unit) => ({ unit, leads: [] })));
  for (let step = 0; step < MOST_LEADS; step++) {
    const next = facts.flatMap((unit): Way[] => {
      const leads = led.has(unit) ? undefined : ends.get(unit.subject);
      return leads === undefined ? [] : [{ unit, leads }];
    });
    for (const one of next) led.set(one.unit, one);
    ends = endsOf(next);
  }
  const describes = DESCRIBES.test(question.text);
  const direct = named.filter((unit) => !(describes && unit.kind === "fact")).map((unit): Way => ({ unit, leads: [] }));
  return [...direct, ...led.values()]
    .filter(({ unit }) => isFit(unit))
    .map((way) => ({ ...way, isOfKind: isOfKind(way.unit) }))
    .filter(({ unit, isOfKind: isSo }) => isSo || unit.kind !== "fact")
    .slice(0, MOST_MATCHED);
}

/** What a graph states of the things that are named: whoever reads it sees whether it is as was asked, `driving licence → C1` of who may hold an A2. */
function tellingWhether(context: CheckContext): readonly Matchable[] {
  if (DESCRIBES.test(context.question.text)) return [];
  return context.units
    .filter(
      ({ kind, text, subject }) =>
        kind === "fact" && !IS_A.test(text) && text.length <= LONGEST_QUOTE && isNamed([subject], context),
    )
    .slice(0, MOST_MATCHED)
    .map((unit) => ({ unit, leads: [], isOfKind: true }));
}

/** Whether the question names one of the two things that a statement is about, by any of its names. */
function isSpokenOf({ subject, object = "" }: EvidenceUnit, context: CheckContext): boolean {
  return isNamed([subject, object], context);
}

function isNamed(things: readonly string[], { question, groups }: CheckContext): boolean {
  const ends = things.map((end) => end.trim()).filter((end) => end !== "");
  const names = [...ends, ...groups.filter((group) => ends.some((end) => group.includes(end))).flat()];
  return names.some((name) => name.length > 1 && question.folded.includes(name));
}

/** By what statements lead to, folded: the statements on the way there. */
function endsOf(matches: readonly Way[]): ReadonlyMap<string, readonly EvidenceUnit[]> {
  return new Map(
    matches.flatMap(({ unit, leads }) =>
      unit.kind === "fact" && unit.object !== undefined ? [[unit.object, [...leads, unit]] as const] : [],
    ),
  );
}
