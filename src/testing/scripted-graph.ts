import { graphInputs, graphOutputs, pastName } from "../decoder/graph-io.js";
import { GraphBuilder } from "../export/graph/graph-builder.js";

/** The one attention head that keeps the ids of the tokens seen, in the place of keys and values. */
export const scriptedHeadSize = 4;

export interface Script {
  /** Reply's number → its tokens, the one that ends it last. */
  readonly replies: readonly (readonly number[])[];
  /** Ids that begin a turn that is answered: `<|user|>`, `<|observation|>`. */
  readonly turnIds: readonly [number, number];
  /** `<|assistant|>`: the first after such a turn begins the reply. */
  readonly assistantId: number;
  readonly vocabularySize: number;
}

/**
 * An ONNX graph with a converted model's inputs and outputs (decoder/graph-io.ts, one sequence a step) whose every next token is known:
 * the reply to the n-th user or observation turn is `replies[n]`, the last one to all that follow. The keys and values it hands
 * out are the token ids themselves, so that it knows the conversation by what was cached for it, as a model does.
 */
export function scriptedGraph({ replies, turnIds, assistantId, vocabularySize }: Script): Uint8Array {
  const width = Math.max(...replies.map((reply) => reply.length));
  const tape = replies.flatMap((reply) => Array.from({ length: width }, (_, i) => reply[i] ?? reply.at(-1) ?? 0));

  const graph = new GraphBuilder();
  const float = (name: string, value: number): string => graph.float32(name, Float32Array.of(value), []);
  const tokenIds = graph.input(graphInputs.tokenIds, "int64", [1, "tokens"]);
  const positions = graph.input(graphInputs.positions, "int64", [1, "tokens"]);
  graph.input(graphInputs.newMask, "float32", ["tokens", "tokens"]);
  graph.input(graphInputs.slotRows, "int64", [1]);
  graph.input(graphInputs.slotSplits, "int64", [1, 2]);
  const logitsRows = graph.input(graphInputs.logitsRows, "int64", ["logits_rows"]);
  const past = graph.input(pastName(0, "key", 0), "float32", ["past", 1, scriptedHeadSize]);
  graph.input(pastName(0, "value", 0), "float32", ["past", 1, scriptedHeadSize]);

  const axis0 = graph.int64("axis_0", [0]);
  const axis1 = graph.int64("axis_1", [1]);
  const flat = graph.int64("flat", [-1]);
  const newIds = graph.node("Cast", "new_ids", [graph.node("Reshape", "new_ids.flat", [tokenIds, flat])], {
    attributes: { to: 1 },
  });
  const pastIds = graph.node("ReduceMax", "past_ids", [past, graph.int64("head_axes", [1, 2])], { attributes: { keepdims: 0 } });
  // [1, N]: every token of the sequence, and its position counted from 1.
  const ids = graph.node("Unsqueeze", "ids", [
    graph.node("Concat", "ids.flat", [pastIds, newIds], { attributes: { axis: 0 } }),
    axis0,
  ]);
  const count = graph.node("Squeeze", "count", [graph.node("Shape", "count.shape", [ids], { attributes: { start: 1 } })]);
  const zero = graph.int64("zero", [0], []);
  const one = graph.int64("one", [1], []);
  const range = graph.node("Range", "range", [zero, count, one]);
  const indices = graph.node("Cast", "indices", [range], { attributes: { to: 1 } });
  const places = graph.node("Add", "places", [graph.node("Unsqueeze", "indices.row", [indices, axis0]), float("first", 1)]);

  // [R, 1]: where the tokens stand that logits are wanted for, from 1 as well.
  const wanted = graph.node("Gather", "wanted", [graph.node("Reshape", "positions.flat", [positions, flat]), logitsRows]);
  const wantedFloat = graph.node("Cast", "wanted.float", [wanted], { attributes: { to: 1 } });
  const here = graph.node("Add", "here", [graph.node("Unsqueeze", "wanted.column", [wantedFloat, axis1]), "first"]);
  const seen = graph.node("LessOrEqual", "seen", [places, here]);

  const isTurn = graph.node("Or", "is_turn", [
    graph.node("Equal", "is_user", [ids, float("user", turnIds[0])]),
    graph.node("Equal", "is_observation", [ids, float("observation", turnIds[1])]),
  ]);
  const seenTurns = graph.node("Cast", "seen_turns", [graph.node("And", "seen_turns.bool", [seen, isTurn])], {
    attributes: { to: 1 },
  });
  const turnCount = graph.node("ReduceSum", "turn_count", [seenTurns, axis1]);
  const lastTurn = graph.node("ReduceMax", "last_turn", [graph.node("Mul", "turn_places", [seenTurns, places]), axis1]);
  const isReplyPart = graph.node("And", "is_reply_part", [
    graph.node("And", "seen_assistant", [seen, graph.node("Equal", "is_assistant", [ids, float("assistant", assistantId)])]),
    graph.node("Greater", "after_turn", [places, lastTurn]),
  ]);
  const replyStart = graph.node("ReduceMin", "reply_start", [
    graph.node("Where", "part_places", [isReplyPart, places, float("nowhere", 2 ** 24)]),
    axis1,
  ]);
  const clip = (name: string, value: string, most: number): string =>
    graph.node("Clip", name, [value, float(`${name}.least`, 0), float(`${name}.most`, most)]);
  const column = clip("column", graph.node("Sub", "offset", [here, replyStart]), width - 1);
  const row = clip("row", graph.node("Sub", "turn", [turnCount, "first"]), replies.length - 1);
  const cell = graph.node("Add", "cell", [graph.node("Mul", "row_start", [row, float("width", width)]), column]);
  const next = graph.node("Gather", "next", [
    graph.int64("tape", tape),
    graph.node("Cast", "cell.index", [cell], { attributes: { to: 7 } }),
  ]);
  const values = graph.float32("logit_values", Float32Array.of(0, 100), [2]);
  const hot = graph.node("OneHot", "one_hot", [next, graph.int64("vocabulary", [vocabularySize], []), values]);
  graph.node("Transpose", graphOutputs.logits, [hot], { attributes: { perm: [1, 0, 2] } });
  graph.output(graphOutputs.logits, "float32", [1, "logits_rows", vocabularySize]);

  const kept = graph.node("Unsqueeze", "kept", [newIds, graph.int64("outer_axes", [0, 2])]);
  graph.node("Tile", graphOutputs.newKeyValues, [kept, graph.int64("copies", [2, 1, scriptedHeadSize])]);
  graph.output(graphOutputs.newKeyValues, "float32", [2, "tokens", scriptedHeadSize]);

  return graph.encode("scripted", ({ name }) => {
    throw new Error(`the scripted graph stores nothing outside, least of all ${name}`);
  });
}
