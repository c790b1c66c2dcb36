/** Run as a process: `provider-probe.js NAME [LIBRARY]`. Its last line says `works`, or `fails` and why. */
import { reasonText } from "./reason-text.js";
import { openSession } from "./sessions/open-session.js";
import type { SessionProvider } from "./sessions/session.js";

/** y = 2x, as a product of [1, 4] and [4, 4]. */
const model =
  "CAoSEWxhbmdjaGFpbi1jaGF0Z2xtOpQBChQKAXgKAXcSAXkaAXkiBk1hdE11bBIFcHJvYmUqSwoCBAQQAUIBd0pAAAAAQAAAAAAAAAAAAAAAAAAAAAAA" +
  "AABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAQFoTCgF4Eg4KDAgBEggKAggBCgIIBGITCgF5Eg4KDAgBEggKAggBCgIIBEIC" +
  "EBVCEQoNY29tLm1pY3Jvc29mdBAB";

async function probe(name: string, library: string | undefined): Promise<void> {
  const provider: SessionProvider | undefined =
    name === "cpu" ? undefined : name === "openvino" ? { name: "OpenVINOExecutionProvider", library } : { name };
  // Bundled providers fill in their options in onnxruntime-node; plug-ins only exist for the C interface.
  const binding = name === "openvino" ? "c-api" : provider === undefined ? undefined : "node";
  if (name === "openvino" && library === undefined) throw new Error("no plug-in library was named");
  await using session = await openSession(Buffer.from(model, "base64"), { threads: 1, provider }, binding);
  const [y] = await session.run([{ data: Float32Array.of(1, 2, 3, 4), shape: [1, 4] }], ["new"]);
  if (y?.data[3] !== 8) throw new Error(`2 × 4 came out as ${y?.data[3]}`);
}

const [name = "", library] = process.argv.slice(2);
try {
  await probe(name, library);
  console.log("works");
} catch (error) {
  console.log(`fails ${reasonText(error)}`);
}
process.exit();
