import { EventEmitter } from "node:events";
import { createReadStream } from "node:fs";
import { basename, extname } from "node:path";
import { Parser, type Quad } from "n3";
import { ChatGLMError } from "../../errors.js";

/** RDF syntaxes by file ending (W3C: Turtle, N-Triples, TriG, N-Quads). */
const FORMATS: Readonly<Record<string, string>> = { ".ttl": "Turtle", ".nt": "N-Triples", ".trig": "TriG", ".nq": "N-Quads" };

interface GraphLimits {
  readonly maxBytes: number;
  readonly maxTriples: number;
}

/**
 * Streams the statements of one RDF file, a chunk's worth at a time.
 *
 * @throws ChatGLMError GRAPH_INVALID with the file and the line, or the limit that was passed.
 */
export async function* readGraph(
  path: string,
  limits: GraphLimits,
  signal: AbortSignal,
): AsyncGenerator<Quad[], void, undefined> {
  const file = basename(path);
  const invalid = (problem: string, remedy?: string, cause?: unknown): ChatGLMError =>
    new ChatGLMError("GRAPH_INVALID", `${file}: ${problem}`, { remedy, cause });
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined) throw invalid("no known ending.", `Name the file by its syntax: ${Object.keys(FORMATS).join(", ")}.`);

  let quads: Quad[] = [];
  let problem: Error | null = null;
  const text = new EventEmitter();
  new Parser({ format }).parse(text, (error: Error | null, quad: Quad | null) => {
    if (error !== null) problem ??= error;
    else if (quad !== null) quads.push(quad);
  });
  const take = (event: "data" | "end", chunk?: string): Quad[] => {
    text.emit(event, chunk);
    if (problem !== null) throw invalid(problem.message, "Mend the file at that line.", problem);
    const taken = quads;
    quads = [];
    return taken;
  };

  let bytes = 0;
  let triples = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw invalid(`not valid UTF-8 near byte ${bytes}.`, undefined, cause);
    }
  };
  for await (const chunk of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.maxBytes) throw invalid(`more than ${limits.maxBytes} bytes.`, "Raise maxBytes.");
    const parsed = take("data", decode(chunk));
    triples += parsed.length;
    if (triples > limits.maxTriples) throw invalid(`more than ${limits.maxTriples} triples.`, "Raise maxTriples.");
    yield parsed;
  }
  decode();
  yield take("end");
}
