/** How a question is answered in parts. Plain values: a plan can be logged, shown and sent as JSON. */
export interface Plan {
  readonly origin: "rules" | "model";
  readonly steps: readonly PlanStep[];
  readonly merge: PlanMerge;
}

export interface PlanStep {
  /** From 1, in the order of the steps. */
  readonly id: number;
  /** Stands on its own once each `#n` in it is replaced by the answer to step n. */
  readonly question: string;
  /** Steps whose answers this one needs: all smaller than `id`. */
  readonly after: readonly number[];
  /** What it may mean as well: asked where nothing is known of the question, and told if a source is certain of it. */
  readonly instead?: string | undefined;
}

/** What a comparison measures. For `date`, less is earlier; for `age`, a date of birth or foundation counts the other way round. */
export type Measure = "quantity" | "date" | "age";

/** How the parts' answers become one. */
export type PlanMerge =
  /** One after the other. */
  | { readonly kind: "join" }
  /** The last step's answer is the answer. */
  | { readonly kind: "last" }
  /** A model puts the findings together. */
  | { readonly kind: "model" }
  | Comparison
  /** By how much the first exceeds the second. `word` is the comparative asked for: "taller", "高". */
  | { readonly kind: "difference"; readonly subjects: readonly string[]; readonly word: string; readonly measure: Measure }
  | { readonly kind: "sum" }
  /** Yes if every part has the same answer. */
  | { readonly kind: "same"; readonly subjects: readonly string[] }
  /** Yes if every part's answer is yes, or if one is. */
  | { readonly kind: "all" | "any"; readonly subjects: readonly string[] };

export interface Comparison {
  readonly kind: "compare";
  readonly by: "greater" | "less";
  readonly measure: Measure;
  /** One per step, in their order. */
  readonly subjects: readonly string[];
  /** "longer", "人口更多". */
  readonly word: string;
  /** `which`: the subject is asked for. `whether`: yes or no, about the first subject. */
  readonly asks: "which" | "whether";
}

export const MOST_STEPS = 6;
const DEEPEST = 4;
/** Characters. */
const LONGEST_STEP = 500;
const REFERENCE = /#(\d{1,4})/g;

/** A plan of these questions, or undefined if it isn't one that {@link validatePlan} lets pass. */
export function planOf(
  origin: Plan["origin"],
  whole: string,
  questions: readonly string[],
  merge: PlanMerge,
  after: readonly (readonly number[])[] = [],
  instead: readonly (string | undefined)[] = [],
): Plan | undefined {
  const steps = questions.map((question, index): PlanStep => {
    const needed = new Set([...references(question), ...(after[index] ?? [])]);
    const other = instead[index];
    const step = { id: index + 1, question: question.trim(), after: [...needed].sort((a, b) => a - b) };
    return other === undefined ? step : { ...step, instead: other };
  });
  return validatePlan({ origin, steps, merge }, whole);
}

/**
 * The plan itself if it is bounded and sound: 1 to 6 steps, at most 4 waves, references that only point backwards, and no step that
 * asks the whole question, or an earlier step's question, again. Pure.
 */
export function validatePlan(plan: Plan, whole: string): Plan | undefined {
  const { steps, merge } = plan;
  if (steps.length === 0 || steps.length > MOST_STEPS) return undefined;
  const asked = new Set(steps.length > 1 ? [bare(whole)] : []);
  for (const [index, { id, question, after }] of steps.entries()) {
    if (id !== index + 1 || question.trim() === "" || question.length > LONGEST_STEP || /[\r\n]/.test(question)) return undefined;
    if (!after.every((earlier) => Number.isInteger(earlier) && earlier >= 1 && earlier < id)) return undefined;
    if (!references(question).every((earlier) => after.includes(earlier))) return undefined;
    if (asked.has(bare(question))) return undefined;
    asked.add(bare(question));
  }
  if ("subjects" in merge && merge.subjects.length !== steps.length) return undefined;
  if (merge.kind === "difference" && steps.length !== 2) return undefined;
  return waves(plan).length > DEEPEST ? undefined : plan;
}

/** The steps by wave: those of one wave need only answers of earlier waves, and can be asked at the same time. Pure. */
export function waves({ steps }: Plan): readonly (readonly PlanStep[])[] {
  const waveOf = new Map<number, number>();
  const found: PlanStep[][] = [];
  for (const step of steps) {
    const wave = Math.max(0, ...step.after.map((earlier) => (waveOf.get(earlier) ?? 0) + 1));
    waveOf.set(step.id, wave);
    found[wave] ??= [];
    found[wave].push(step);
  }
  return found;
}

/** The numbers of a question's `#n`, each once. */
export function references(question: string): number[] {
  return [...new Set(Array.from(question.matchAll(REFERENCE), ([, number]) => Number(number)))];
}

/** A question without what doesn't change its meaning: case, space, the mark at its end. */
function bare(question: string): string {
  return question
    .toLowerCase()
    .replace(/[\s?？.。!！]+/gu, " ")
    .trim();
}
