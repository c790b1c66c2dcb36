import { untilAborted } from "../../async/until-aborted.js";
import { ChatGLMError } from "../../errors.js";
import { readEmbeddingRequest } from "../requests/embedding-request.js";
import { beginLife, type ServerContext, type ServerParts, served } from "../server-parts.js";

/** `POST /v1/embeddings`. LangChain's embedders don't tell tokens: the usage is 0. */
export async function embeddings(parts: ServerParts, context: ServerContext, body: unknown): Promise<Response> {
  const { model, texts, encoding } = readEmbeddingRequest(body);
  const embedder = served(parts.settings.embeddings, model);
  using life = beginLife(parts, context);
  const [work] = parts.admission.enter(1, context.get("scope"));
  if (work !== undefined) life.take([work]);
  await work?.start();
  const vectors = await untilAborted(embedder.embedDocuments([...texts]), life.signal);
  if (vectors.length !== texts.length) {
    throw new ChatGLMError("ENGINE_FAILED", `The embedder gave ${vectors.length} vectors for ${texts.length} texts.`);
  }
  parts.metrics.embeddings.add({ model }, texts.length);
  return Response.json({
    object: "list",
    model,
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: encoding === "float" ? vector : base64(vector),
    })),
    usage: { prompt_tokens: 0, total_tokens: 0 },
  });
}

/** 32-bit floating-point numbers, little-endian. */
function base64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString("base64");
}
