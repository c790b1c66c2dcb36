import { setImmediate as nextTurn } from "node:timers/promises";
import type { Resource } from "@modelcontextprotocol/sdk/types.js";
import type { SearchTerms } from "../../language/search-terms.js";
import { type IndexedPassage, PassageIndex } from "../documents/indexing/passage-index.js";
import { withoutMarkup } from "../documents/markdown-blocks.js";
import { SkippedFiles } from "../skipped-files.js";
import { givenPassages } from "./given-passages.js";
import type { McpCall, McpConnection } from "./mcp-connection.js";
import type { McpSettings } from "./mcp-options.js";
import { type GivenDocument, isReadableType, resourceDocument } from "./read-content.js";

const AT_ONCE = 4;
const LONGEST_URI = 2_048;

interface Unread {
  readonly reason: string;
}

/** A server's resources, read into one index of passages, and what was left out of it. */
export interface ResourceIndex {
  readonly passages: PassageIndex;
  readonly skipped: SkippedFiles;
}

/** Reads every resource that can be read, within the limits, in the server's order. A resource that can't be read is left out, and told. */
export async function readResources(
  connection: McpConnection,
  settings: McpSettings,
  terms: SearchTerms,
  call: McpCall,
): Promise<ResourceIndex> {
  const { maxResources, maxBytes, maxTotalBytes, passageCharacters } = settings;
  const skipped = new SkippedFiles();
  const passages = new PassageIndex(() => ({ terms, withoutMarkup }));
  const listed = (await connection.listResources(call)).filter(
    ({ uri, mimeType }) => uri.length <= LONGEST_URI && isReadableType(mimeType),
  );
  for (const { uri } of listed.slice(maxResources)) skipped.add(uri, `more than ${maxResources} resources (raise maxResources)`);
  const chosen = listed.slice(0, maxResources);
  let bytesLeft = maxTotalBytes;
  for (let from = 0; from < chosen.length; from += AT_ONCE) {
    const group = chosen.slice(from, from + AT_ONCE);
    const isFull = bytesLeft <= 0;
    const read = isFull ? [] : await Promise.all(group.map((resource) => readOne(resource, connection, maxBytes, call)));
    for (const [index, { uri }] of group.entries()) {
      for (const document of read[index] ?? [tooMany(maxTotalBytes)]) {
        if (!("reason" in document)) bytesLeft -= document.bytes.length;
        const taken = bytesLeft < 0 ? tooMany(maxTotalBytes) : document;
        const found = "reason" in taken ? taken : await givenPassages(taken, uri, passageCharacters, call.signal);
        if ("reason" in found) skipped.add(uri, found.reason);
        else await addAll(passages, found, call.signal);
      }
    }
  }
  return { passages, skipped };
}

function tooMany(maxTotalBytes: number): Unread {
  return { reason: `all resources together are more than ${maxTotalBytes} bytes (raise maxTotalBytes)` };
}

async function readOne(
  { uri, title, name, size }: Resource,
  connection: McpConnection,
  maxBytes: number,
  call: McpCall,
): Promise<readonly (GivenDocument | Unread)[]> {
  const tooLarge = (bytes: number): Unread => ({ reason: `${bytes} bytes, more than ${maxBytes} (raise maxBytes)` });
  if (typeof size === "number" && size > maxBytes) return [tooLarge(size)];
  try {
    const { contents } = await connection.readResource(uri, call);
    return contents
      .filter(({ mimeType }) => isReadableType(mimeType))
      .map((content) => resourceDocument(content, title ?? name))
      .map((document) => (document.bytes.length > maxBytes ? tooLarge(document.bytes.length) : document));
  } catch (error) {
    call.signal.throwIfAborted();
    if (connection.hasEnded) throw error;
    return [{ reason: error instanceof Error ? error.message.replace(/\.$/, "") : String(error) }];
  }
}

async function addAll(index: PassageIndex, found: readonly IndexedPassage[], signal: AbortSignal): Promise<void> {
  for (const [number, passage] of found.entries()) {
    index.add(passage);
    if (number % 50 === 49) {
      await nextTurn();
      signal.throwIfAborted();
    }
  }
}
