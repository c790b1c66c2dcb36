import { causalAttentionRule } from "./causal-attention.js";
import type { GradientRule } from "./gradient-rules.js";
import { add, column, divide, gather, logSoftmax, multiply, pick, place, subtract, sum, unary, zeros } from "./operators.js";
import type { Step, Tape, Value } from "./tape.js";

/** Steps of several operators whose joint gradient is cheaper, or steadier, than the chain of their own. */

/** Rows of `table` [rows, width] at int64 `indices`, none of them twice: its gradient has nothing to add up. */
export function distinctRows(tape: Tape, table: Value, indices: Value): Value {
  return tape.whole("DistinctRows", [table, indices], {}, () => ({ output: gather(tape, table, indices), saved: [] }));
}

/**
 * −log softmax(logits)[target] of each row.
 *
 * @param logits [rows, vocabulary]
 * @param targets int64 [rows]
 * @returns [rows, 1]
 */
export function crossEntropy(tape: Tape, logits: Value, targets: Value): Value {
  return tape.whole("CrossEntropy", [logits, targets], {}, () => {
    const logProbabilities = logSoftmax(tape, logits);
    const places = column(tape, targets);
    return { output: unary(tape, "Neg", pick(tape, logProbabilities, places)), saved: [logProbabilities, places] };
  });
}

/**
 * Kullback-Leibler divergence from a teacher's distribution to softmax(logits), both seen as k tokens and "any other": what the
 * teacher's k largest log-probabilities can tell. All teacher values are constants.
 *
 * @param logits [rows, vocabulary]
 * @param teacher.tokens int64 [rows, k]; no token twice in a row
 * @param teacher.logProbabilities [rows, k], finite
 * @param teacher.rest [rows, 1]: the probability of all other tokens, positive
 * @returns [rows, 1]
 */
export function topKDivergence(
  tape: Tape,
  logits: Value,
  teacher: { readonly tokens: Value; readonly logProbabilities: Value; readonly rest: Value },
): Value {
  const { tokens, logProbabilities: expected, rest } = teacher;
  return tape.whole("TopKDivergence", [logits, tokens, expected, rest], {}, () => {
    const logProbabilities = logSoftmax(tape, logits);
    const probabilities = unary(tape, "Exp", logProbabilities);
    const picked = pick(tape, logProbabilities, tokens);
    // Summing what is left keeps the digits that 1 − Σ would lose once the student is sure.
    const others = place(tape, probabilities, tokens, multiply(tape, picked, tape.scalar(0)));
    const othersSum = add(tape, sum(tape, others, [1], true), tape.scalar(smallestMass));
    const wanted = unary(tape, "Exp", expected);
    const known = sum(tape, multiply(tape, wanted, subtract(tape, expected, picked)), [1], true);
    const unknown = multiply(tape, rest, subtract(tape, unary(tape, "Log", rest), unary(tape, "Log", othersSum)));
    return { output: add(tape, known, unknown), saved: [others, othersSum, picked, wanted] };
  });
}

/** Keeps logarithms and quotients finite where float32 has no probability left. */
const smallestMass = 1e-30;

export const wholeStepRules: Readonly<Record<string, GradientRule>> = {
  CausalAttention: causalAttentionRule,

  DistinctRows(tape, step, upstream) {
    const [table, indices] = step.inputs;
    if (table === undefined || indices === undefined) throw new Error("a DistinctRows step without its operands");
    return [...tape.apply("ScatterND", [zeros(tape, table), column(tape, indices), upstream], [table.shape]), undefined];
  },

  /** softmax(logits) − the one-hot target. */
  CrossEntropy(tape, step, upstream) {
    const [logProbabilities, places] = savedPair(step);
    const probabilities = unary(tape, "Exp", logProbabilities);
    const atTarget = subtract(tape, pick(tape, probabilities, places), tape.scalar(1));
    return [multiply(tape, place(tape, probabilities, places, atTarget), upstream), undefined];
  },

  /** With q the student, p the teacher, ρ = rest / Σ other q: q − p at the k tokens, q · (1 − ρ) elsewhere. */
  TopKDivergence(tape, step, upstream) {
    const [others, othersSum, picked, wanted] = step.saved;
    const [, tokens, , rest] = step.inputs;
    if (!others || !othersSum || !picked || !wanted || !tokens || !rest) throw new Error("a divergence without its operands");
    const excess = subtract(tape, tape.scalar(1), divide(tape, rest, othersSum));
    const elsewhere = multiply(tape, others, excess);
    const atTokens = subtract(tape, unary(tape, "Exp", picked), wanted);
    return [multiply(tape, place(tape, elsewhere, tokens, atTokens), upstream), undefined, undefined, undefined];
  },
};

function savedPair(step: Step): readonly [Value, Value] {
  const [a, b] = step.saved;
  if (a === undefined || b === undefined) throw new Error(`a ${step.rule} step without its saved values`);
  return [a, b];
}
