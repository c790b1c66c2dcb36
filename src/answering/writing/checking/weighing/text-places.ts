import { candidateFit } from "../../quoting/answer-candidates.js";
import { isQuestion } from "../../quoting/asked-terms.js";
import type { ExpectedAnswer } from "../../quoting/expected-answer.js";
import { isOtherKind } from "../../quoting/unit-kinds.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { supportsQuantity } from "../../reading/quantities.js";
import { readText } from "../../reading/reading.js";
import { isComparable } from "../../reading/topics.js";
import type { CheckContext } from "../check-context.js";
import { ASKS_DATE, countsOther, fitsDay, isWeekday, NO_DATE, OF_OTHERS } from "./asked-day.js";
import { askedOf, FILLER, FILLERS, fitOf, NAME_WEIGHT, type Place, shareOf } from "./place.js";
import type { Reached } from "./statement-ways.js";

const NEARBY = { beside: 0.75, heading: 0.8, piece: 0.3 } as const;
const LED = 0.75;
/** Of a text about what statements lead to, where a name is asked for. */
const NAMELESS = 0.6;
const FOREIGN = { translated: 0.7, unknown: 0.3 } as const;
/** Of a text about what statements lead to, so much must be said by itself. */
const LEAST_LED = 0.25;

/** Where texts say something of the kind asked for. Pure. */
export function textPlaces(context: CheckContext, expected: ExpectedAnswer, reached: ReadonlyMap<string, Reached>): Place[] {
  const { units, question } = context;
  const isTyped = expected.type === "number" || expected.type === "time";
  return units.flatMap((unit, at): Place[] => {
    if (unit.kind === "fact" || isQuestion(unit) || isOtherKind(unit, question)) return [];
    // Without the other names of what it names: 竖琴 beside "harp" makes it no Chinese text.
    const bare = readText(unit.text);
    const fit = fitsDay(unit.own, question) ? candidateFit({ ...unit, own: bare }, question, expected) : 0;
    if (fit === 0) return [];
    const piece = units.filter((other) => other.piece === unit.piece);
    const { score, said, way } = textScore(unit, at, piece, context, reached);
    if (score === 0) return [];
    const whole = score * (0.6 + 0.4 * fit) * (way.length > 0 && namesNone(unit, context, expected) ? NAMELESS : 1);
    const told = [...way, unit];
    const likeness = `${unit.piece}:${unit.order}`;
    const fresh = isTyped
      ? unit.own.quantities.filter((one) => !question.quantities.some((asked) => supportsQuantity(one, asked, false)))
      : [];
    if (fresh.length === 0 || isWeekday(question)) return [{ units: told, unit, value: undefined, likeness, score: whole, said }];
    return fresh.flatMap((value) => {
      const alone = { ...unit, own: { ...bare, quantities: [value] } };
      const fits =
        candidateFit(alone, question, expected) *
        (value.kind !== "date" && ASKS_DATE.test(question.text) ? NO_DATE : 1) *
        (countsOther(value, unit.own, question) ? OF_OTHERS : 1);
      if (fits === 0) return [];
      const clauses = unit.clauses.filter(({ quantities }) => quantities.some((known) => supportsQuantity(value, known, false)));
      const inClause = Math.max(0, ...clauses.map((clause) => shareOf(clause, context)));
      return [{ units: told, unit, value, likeness, score: score * (0.6 + 0.4 * fits) * 0.9 + 0.1 * inClause, said }];
    });
  });
}

/** A person or a place is asked for, and none that is known is named. */
function namesNone({ own }: EvidenceUnit, { kinds, question }: CheckContext, { type }: ExpectedAnswer): boolean {
  if (type !== "person" && type !== "place") return false;
  const known = [...kinds].filter(([, kind]) => kind === type).map(([name]) => name);
  return known.length > 0 && !known.some((name) => own.folded.includes(name) && !question.folded.includes(name));
}

function isForeign(name: string, { own }: EvidenceUnit): boolean {
  return /\p{Script=Han}/u.test(name) !== /\p{Script=Han}/u.test(own.text);
}

/** A name in a text of the other language: by a word that it may be there, or written otherwise if it stands nowhere in the evidence. */
function foreignFit(name: string, piece: readonly EvidenceUnit[], { translate, units }: CheckContext): number {
  const says = (word: string): boolean =>
    piece.some(({ own, about }) => own.folded.includes(word) || about.folded.includes(word));
  if (translate(name).some((word) => word.length > 1 && says(word))) return FOREIGN.translated;
  return units.some(({ own, about }) => own.folded.includes(name) || about.folded.includes(name)) ? 0 : FOREIGN.unknown;
}

/** How much of the question a unit of a text says, itself or by what stands around it; 0 where it isn't about what the question names. */
function textScore(
  unit: EvidenceUnit,
  at: number,
  piece: readonly EvidenceUnit[],
  context: CheckContext,
  reached: ReadonlyMap<string, Reached>,
): { readonly score: number; readonly said: number; readonly way: readonly EvidenceUnit[] } {
  const { terms, names } = askedOf(context);
  const beside = [context.units[at - 1], context.units[at + 1]].filter(
    (other) => other?.piece === unit.piece && (other.paragraph === unit.paragraph || isQuestion(other)),
  );
  const heading = piece.map(({ about }) => about.folded).join("\n");
  const nameFit = (name: string): number => {
    if (unit.own.folded.includes(name)) return 1;
    if (unit.about.folded.includes(name) || heading.includes(name)) return 0.9;
    if (piece.some(({ own }) => own.folded.includes(name))) return 0.5;
    const words = name.split(" ");
    if (words.length > 1 && words.every((word) => heading.includes(word))) return 0.5;
    return isForeign(name, unit) ? foreignFit(name, piece, context) : 0;
  };
  const fits = names.map(nameFit);
  let way: readonly EvidenceUnit[] = [];
  let through = 0;
  if (names.length > 0)
    for (const one of reached.values()) {
      const fit = Math.max(0, ...one.names.filter((name) => /\p{L}{2}/u.test(name)).map(nameFit)) * LED;
      if (fit > through) [through, way] = [fit, one.way];
    }
  const ledTo = names.map((name) => (way.some(({ own }) => own.folded.includes(name)) ? through : 0));
  const isLed = fits.some((fit, place) => (ledTo[place] ?? 0) > fit);
  if (names.length > 0 && Math.max(...fits, ...ledTo) === 0) return { score: 0, said: 0, way: [] };
  let all = 0;
  let met = 0;
  const told = { all: 0, met: 0 };
  for (const [place] of names.entries()) {
    all += NAME_WEIGHT;
    met += NAME_WEIGHT * Math.max(fits[place] ?? 0, ledTo[place] ?? 0);
  }
  for (const { term, weight } of terms) {
    const heavy = (FILLERS.has(term.text) ? FILLER : 1) * (isComparable(term, unit.own.folded) ? weight : weight / 2);
    told.all += heavy;
    told.met +=
      heavy *
      Math.max(
        fitOf(term, unit.own),
        fitOf(term, unit.about) * NEARBY.heading,
        ...beside.map((other) => (other === undefined ? 0 : fitOf(term, other.own) * NEARBY.beside)),
        ...piece.map((other) => fitOf(term, other.own) * NEARBY.piece),
        ...(isLed ? way.map((other) => fitOf(term, other.own) * 0.9) : [0]),
      );
  }
  const own = terms.reduce(
    (sum, { term, weight }) =>
      sum +
      weight *
        Math.max(
          fitOf(term, unit.own),
          ...beside.map((other) => (other === undefined ? 0 : fitOf(term, other.own) * NEARBY.beside)),
        ),
    0,
  );
  if (isLed && own < LEAST_LED * terms.reduce((sum, { weight }) => sum + weight, 0)) return { score: 0, said: 0, way: [] };
  all += told.all;
  met += told.met;
  return { score: all === 0 ? 0 : met / all, said: told.all === 0 ? 1 : told.met / told.all, way: isLed ? way : [] };
}
