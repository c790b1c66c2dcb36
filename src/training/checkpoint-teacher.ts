import { GraphSession, type GraphSessionOptions, type GraphTensor } from "../onnx-runtime/graph-session.js";
import { encodeTape } from "./autodiff/encode-tape.js";
import { logSoftmax, multiply, place, sum, unary } from "./autodiff/operators.js";
import { Tape, type Value } from "./autodiff/tape.js";
import { type MicroBatchShape, recordDecoder } from "./decoder-tape.js";
import { directions } from "./hidden-states.js";
import type { MicroBatch } from "./micro-batch.js";
import type { ParameterSet } from "./parameter-set.js";
import { atLeast, smallestLogProbability, smallestRest, type Teacher, type TeacherQuestion } from "./teacher.js";
import { weightInputs } from "./trainer.js";
import { lossInputs } from "./training-graph.js";

/** A teacher whose float32 weights are at hand: it reads the student's micro-batches as they are. */
export class CheckpointTeacher implements Teacher {
  readonly #session: GraphSession;
  readonly #weights: Readonly<Record<string, GraphTensor>>;
  /** Of each output; the first dimension of those of the logits' rows is their number. */
  readonly #shapes: Readonly<Record<string, readonly number[]>>;

  private constructor(
    session: GraphSession,
    weights: Readonly<Record<string, GraphTensor>>,
    shapes: Readonly<Record<string, readonly number[]>>,
  ) {
    this.#session = session;
    this.#weights = weights;
    this.#shapes = shapes;
  }

  static async create(
    parameters: ParameterSet,
    { k, temperature, layers = [] }: TeacherQuestion,
    options: GraphSessionOptions & { readonly microBatch: MicroBatchShape },
  ): Promise<CheckpointTeacher> {
    const tape = new Tape();
    const { config } = parameters;
    const { logits, states, parameters: values } = recordDecoder(tape, parameters.decoder, options.microBatch);
    const logProbabilities = logSoftmax(tape, multiply(tape, logits, tape.scalar(1 / temperature)));
    const [expected, tokens] = largest(tape, logProbabilities, k);
    const others = place(tape, unary(tape, "Exp", logProbabilities), tokens, multiply(tape, expected, tape.scalar(0)));
    const outputs: Record<string, Value> = {
      [lossInputs.teacherTokens]: tokens,
      [lossInputs.teacherLogProbabilities]: expected,
      [lossInputs.teacherRest]: sum(tape, others, [1], true),
    };
    if (layers.length > 0) {
      const chosen = layers.flatMap((layer) => states[layer] ?? []);
      outputs[lossInputs.teacherStates] = directions(tape, chosen, config.epsilon);
    }
    const graph = { tape, outputs };
    const onnx = encodeTape(graph);
    const weights = weightInputs(
      parameters,
      values.map(({ parameter }) => parameter),
    );
    const { batch, length } = options.microBatch;
    const shapes = {
      [lossInputs.teacherTokens]: [k],
      [lossInputs.teacherLogProbabilities]: [k],
      [lossInputs.teacherRest]: [1],
      [lossInputs.teacherStates]: [layers.length, batch * length, config.hiddenSize],
    };
    return new CheckpointTeacher(await GraphSession.create(onnx, options), weights, shapes);
  }

  async distribution(batch: MicroBatch): Promise<Record<string, GraphTensor>> {
    const outputs = await this.#session.run({ ...this.#weights, ...batch.inputs });
    const answer: Record<string, GraphTensor> = {};
    for (const [name, data] of outputs) {
      const shape = this.#shapes[name] ?? [];
      answer[name] = { data: bounded(name, data), shape: shape.length === 1 ? [batch.targets, ...shape] : [...shape] };
    }
    return answer;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#session[Symbol.asyncDispose]();
  }
}

/** What the loss can work with. */
function bounded(name: string, data: GraphTensor["data"]): GraphTensor["data"] {
  if (data instanceof BigInt64Array || name === lossInputs.teacherStates) return data;
  return atLeast(data, name === lossInputs.teacherRest ? smallestRest : smallestLogProbability);
}

/** The k largest numbers of each row, and where they are. */
function largest(tape: Tape, x: Value, k: number): readonly [values: Value, indices: Value] {
  const shape = [...x.shape.slice(0, -1), k];
  const [values, indices] = tape.apply("TopK", [x, tape.integers([k])], [shape, shape], {
    attributes: { axis: -1, largest: 1, sorted: 1 },
    type: ["float32", "int64"],
  });
  if (values === undefined || indices === undefined) throw new Error("TopK without outputs");
  return [values, indices];
}
