import type { SearchTerms } from "../../language/search-terms.js";
import { type IndexedPassage, PassageIndex } from "../documents/indexing/passage-index.js";
import { withoutMarkup } from "../documents/markdown-blocks.js";
import { WebError } from "../fetching/web-error.js";
import type { ChosenTool } from "./choose-tools.js";
import { givenPassages } from "./given-passages.js";
import type { McpCall, McpConnection } from "./mcp-connection.js";
import { toolDocuments } from "./read-content.js";

export interface ToolQuestion extends McpCall {
  readonly question: string;
  /** Most passages. */
  readonly limit: number;
  readonly terms: SearchTerms;
  readonly place: string;
  /** Takes keys out of what the tool complains of. */
  readonly redact: (text: string) => string;
  readonly maxBytes: number;
  readonly passageCharacters: number;
}

const LONGEST_COMPLAINT = 200;

/**
 * What a tool says to a question, in passages.
 *
 * @throws WebError if the tool fails, or says more than `maxBytes`.
 */
export async function askTool(
  connection: McpConnection,
  { name, title, argument, extra }: ChosenTool,
  { question, limit, terms, place, redact, maxBytes, passageCharacters, ...call }: ToolQuestion,
): Promise<readonly IndexedPassage[]> {
  const { content, structuredContent, isError } = await connection.callTool(name, { ...extra, [argument]: question }, call);
  const documents = toolDocuments(content, structuredContent, title);
  if (isError === true) {
    const said = documents.map(({ bytes }) => Buffer.from(bytes).toString()).join(" ");
    const complaint = redact(said)
      .replace(/[\s\p{Cc}]+/gu, " ")
      .slice(0, LONGEST_COMPLAINT);
    throw new WebError("REMOTE_FAILED", `${place}: the tool ${name} failed: ${complaint}`);
  }
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0);
  if (bytes > maxBytes) {
    throw new WebError("REMOTE_FAILED", `${place}: the tool ${name} said ${bytes} bytes, more than ${maxBytes}.`, {
      remedy: "Raise maxBytes.",
    });
  }
  const passages: IndexedPassage[] = [];
  for (const document of documents) {
    const found = await givenPassages(document, `${place} (tool ${name})`, passageCharacters, call.signal);
    if (!("reason" in found)) passages.push(...found);
  }
  return passages.length > limit ? bestFirst(passages, question, terms).slice(0, limit) : passages;
}

/** Those that share words with the question by BM25+, then the others in their order. */
function bestFirst(passages: readonly IndexedPassage[], question: string, terms: SearchTerms): IndexedPassage[] {
  const index = new PassageIndex(() => ({ terms, withoutMarkup }));
  for (const passage of passages) index.add(passage);
  const found = index.passages(index.search(terms(question), passages.length, 0)).map(({ passage }) => passage);
  const isFound = new Set(found);
  return [...found, ...passages.filter((passage) => !isFound.has(passage))];
}
