import { gradientRules } from "./gradient-rules.js";
import { add } from "./operators.js";
import type { Tape, Value } from "./tape.js";
import { wholeStepRules } from "./whole-steps.js";

const rules = { ...gradientRules, ...wholeStepRules };

/**
 * Reverse-mode differentiation (Griewank and Walther, "Evaluating Derivatives", 2008): extends the tape by the operators that compute
 * the gradient of a scalar by each of `variables`. What turns out not to be needed is dropped when the tape is encoded.
 *
 * @param loss shape []
 * @returns one value per variable, of its shape
 */
export function gradients(tape: Tape, loss: Value, variables: readonly Value[]): Value[] {
  if (loss.shape.length !== 0) throw new Error(`a loss is a scalar, not [${loss.shape}]`);
  const byValue = new Map<Value, Value>([[loss, tape.scalar(1)]]);
  const dependent = dependents(tape, variables);
  for (const step of tape.steps.slice().reverse()) {
    const [output] = step.outputs;
    const upstream = output === undefined ? undefined : byValue.get(output);
    if (upstream === undefined || !step.outputs.some((value) => dependent.has(value))) continue;
    const rule = rules[step.rule];
    if (rule === undefined) throw new Error(`there is no gradient rule for ${step.rule}`);
    for (const [index, gradient] of rule(tape, step, upstream).entries()) {
      const input = step.inputs[index];
      if (input === undefined || gradient === undefined || !dependent.has(input)) continue;
      const before = byValue.get(input);
      byValue.set(input, before === undefined ? gradient : add(tape, before, gradient));
    }
  }
  return variables.map((variable) => {
    const gradient = byValue.get(variable);
    if (gradient === undefined) throw new Error(`the loss does not depend on ${variable.name}`);
    return gradient;
  });
}

/** Everything the steps compute from `variables`. */
function dependents(tape: Tape, variables: readonly Value[]): Set<Value> {
  const found = new Set(variables);
  for (const step of tape.steps) {
    if (step.inputs.some((input) => found.has(input))) for (const output of step.outputs) found.add(output);
  }
  return found;
}
