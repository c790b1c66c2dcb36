import { type ServerParts, served } from "../server-parts.js";

interface ModelEntry {
  readonly id: string;
  readonly object: "model";
  readonly created: number;
  readonly owned_by: string;
  /** What can be asked of it. OpenAI has no such field. */
  readonly task: "chat" | "embeddings";
}

/** `GET /v1/models`: what can be asked for by name. */
export function listModels(parts: ServerParts): Response {
  return Response.json({ object: "list", data: [...modelEntries(parts).values()] });
}

/** `GET /v1/models/NAME`. @throws ApiError 404 */
export function oneModel(parts: ServerParts, name: string): Response {
  return Response.json(served(modelEntries(parts), name));
}

function modelEntries({ settings: { models, embeddings }, startedAt }: ServerParts): Map<string, ModelEntry> {
  const tasks = [
    ...[...models.keys()].map((id) => [id, "chat"] as const),
    ...[...embeddings.keys()].map((id) => [id, "embeddings"] as const),
  ];
  return new Map(
    tasks.map(([id, task]) => [id, { id, object: "model", created: startedAt, owned_by: "langchain-chatglm", task }]),
  );
}
