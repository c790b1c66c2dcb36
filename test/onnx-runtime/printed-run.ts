import { setTimeout } from "node:timers/promises";
import { GraphBuilder, Subgraph } from "../../src/export/graph/graph-builder.js";
import { openSession } from "../../src/onnx-runtime/sessions/open-session.js";
import type { BindingName } from "../../src/onnx-runtime/sessions/session.js";

// A process of its own: onnxruntime prints past `process.stderr`. Tells on standard output what the run threw.
const [binding, fate] = process.argv.slice(2);
const size = 256;

/** A long chain of products inside a branch: there onnxruntime takes the end of a run for a failure. */
function branch(): Subgraph {
  const then = new Subgraph();
  let last = "x";
  for (let link = 0; link < 600; link++) last = then.node("MatMul", `product_${link}`, [last, "matrix"]);
  then.output(last, "float32", [undefined, undefined]);
  return then;
}

const graph = new GraphBuilder();
graph.float32("matrix", new Float32Array(size * size).fill(1 / size), [size, size]);
graph.input("x", "float32", ["rows", "columns"]);
const positive = graph.node("Greater", "positive", [graph.input("number", "int64", [1]), graph.int64("zero", [0])]);
const otherwise = new Subgraph();
otherwise.output(otherwise.node("Identity", "same", ["x"]), "float32", [undefined, undefined]);
graph.node("If", "y", [positive], { attributes: { then_branch: branch(), else_branch: otherwise } });
graph.output("y", "float32", ["rows", "columns"]);
const encoded = graph.encode("branched", () => {
  throw new Error("nothing is stored outside");
});

await using session = await openSession(encoded, { threads: 1 }, binding as BindingName);
const columns = fate === "fails" ? size - 1 : size;
const controller = new AbortController();
const input = { data: new Float32Array(size * columns), shape: [size, columns] };
const feeds = session.inputs.map(({ name }) => (name === "x" ? input : { data: BigInt64Array.of(1n), shape: [1] }));
const running = session.run(feeds, ["new"], { signal: controller.signal });
if (fate === "ends") {
  await setTimeout(100); // the branch takes longer
  controller.abort();
}
await running.catch((error: unknown) => console.log(String(error)));
