import { withDeadline } from "../../async/deadline.js";
import type { SourceContents } from "../../sources/knowledge-source.js";
import type { SkippedFile } from "../../sources/skipped-files.js";
import { ApiError, toApiError } from "../api-error.js";
import type { ServerContext, ServerParts } from "../server-parts.js";

/** Files of one source that are told by name. */
const mostFiles = 500;
const mostSkipped = 50;
/** Milliseconds that a source may take to tell what it holds. */
const timeout = 20_000;

/** What a source holds, as far as it tells. */
interface SourceEntry {
  readonly name: string;
  readonly kind: SourceContents["kind"] | "other";
  readonly files: SourceContents["files"];
  /** Of all files, told by name or not. */
  readonly file_count: number;
  readonly statements?: number | undefined;
  readonly skipped: readonly SkippedFile[];
  /** Why it couldn't be asked. */
  readonly error?: string;
}

/** `GET /v1/sources`. @throws ApiError 404 where there is no answer chain */
export async function listSources(parts: ServerParts, context: ServerContext): Promise<Response> {
  if (parts.chain === undefined) throw new ApiError(404, "NOT_FOUND", "This server has no answer chain.");
  const { signal } = context.req.raw;
  const data = await Promise.all(parts.sources.map((source) => entryOf(source, parts, context.get("id"), signal)));
  return Response.json({ object: "list", data, images: parts.chain.seesImages === true });
}

async function entryOf(
  source: ServerParts["sources"][number],
  { onError }: ServerParts,
  requestId: string,
  signal: AbortSignal,
): Promise<SourceEntry> {
  const { name } = source;
  const unknown = { name, kind: "other", files: [], file_count: 0, skipped: [] } as const;
  try {
    const asking = (within: AbortSignal): Promise<SourceContents | undefined> =>
      source.contents?.({ signal: within }) ?? Promise.resolve(undefined);
    const contents = await withDeadline(asking, { timeout, what: `The source ${name}`, signal });
    if (contents === undefined) return unknown;
    const { kind, files, statements } = contents;
    const skipped = (source.skipped ?? []).slice(0, mostSkipped);
    return { name, kind, files: files.slice(0, mostFiles), file_count: files.length, statements, skipped };
  } catch (error) {
    const told = toApiError(error, requestId);
    if (told.status >= 500) onError(error, requestId);
    return { ...unknown, error: told.message };
  }
}
