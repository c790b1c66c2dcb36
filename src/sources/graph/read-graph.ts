import { EventEmitter } from "node:events";
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { Parser, type Quad } from "n3";
import { ChatGLMError } from "../../errors.js";
import { boundedTerms } from "./bounded-terms.js";

/** RDF syntaxes by file ending (W3C: Turtle, N-Triples, TriG, N-Quads). */
const FORMATS: Readonly<Record<string, string>> = { ".ttl": "Turtle", ".nt": "N-Triples", ".trig": "TriG", ".nq": "N-Quads" };
/** The lexer looks at all that is unfinished again with each chunk, so an endless literal would cost its square. */
const LONGEST_STATEMENT = 4 * 2 ** 20;

/** Bytes parsed at once: everything else waits meanwhile. */
const CHUNK = 2 ** 14;

interface GraphLimits {
  readonly maxBytes: number;
  readonly maxTriples: number;
}

interface GraphFile {
  readonly path: string;
  /** How the file is called in answers and errors; unique within the source, and the base that its relative IRIs stand on. */
  readonly name: string;
  /** Keeps its blank nodes apart from other files'. */
  readonly index: number;
}

/**
 * Streams the statements of one RDF file, a chunk's worth at a time.
 *
 * @throws ChatGLMError GRAPH_INVALID with the file and the line, or the limit that was passed.
 */
export async function* readGraph(
  { path, name, index }: GraphFile,
  limits: GraphLimits,
  signal: AbortSignal,
): AsyncGenerator<Quad[], void, undefined> {
  const invalid = (problem: string, remedy?: string, cause?: unknown): ChatGLMError =>
    new ChatGLMError("GRAPH_INVALID", `${name}: ${problem}`, { remedy, cause });
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined) throw invalid("no known ending.", `Name the file by its syntax: ${Object.keys(FORMATS).join(", ")}.`);

  let quads: Quad[] = [];
  let problem: Error | null = null;
  const text = new EventEmitter();
  const terms = boundedTerms(index, (what) => invalid(what, "Shorten its @prefix or @base."));
  const baseIRI = `file:///${name.split("/").map(encodeURIComponent).join("/")}`;
  new Parser({ format, baseIRI, factory: terms.factory, blankNodePrefix: "_:" }).parse(
    text,
    (error: Error | null, quad: Quad | null) => {
      if (error !== null) problem ??= error;
      else if (quad !== null) quads.push(quad);
    },
  );
  const take = (event: "data" | "end", chunk?: string): Quad[] => {
    try {
      text.emit(event, chunk);
    } catch (cause) {
      // The parser's own slips over malformed text.
      throw cause instanceof ChatGLMError ? cause : invalid("can't be parsed.", "Check the file with another RDF tool.", cause);
    }
    if (problem !== null) throw invalid(problem.message, "Mend the file at that line.", problem);
    const taken = quads;
    quads = [];
    return taken;
  };

  let bytes = 0;
  let bytesAtLastQuad = 0;
  let triples = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw invalid(`not valid UTF-8 near byte ${bytes}.`, undefined, cause);
    }
  };
  for await (const chunk of createReadStream(path, { signal, highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.maxBytes) throw invalid(`more than ${limits.maxBytes} bytes.`, "Raise maxBytes.");
    terms.read(bytes);
    const parsed = take("data", decode(chunk));
    triples += parsed.length;
    if (triples > limits.maxTriples) throw invalid(`more than ${limits.maxTriples} triples.`, "Raise maxTriples.");
    if (parsed.length > 0) bytesAtLastQuad = bytes;
    else if (bytes - bytesAtLastQuad > LONGEST_STATEMENT)
      throw invalid(
        `no end of a statement within ${LONGEST_STATEMENT} bytes of byte ${bytesAtLastQuad}.`,
        "Close the literal or comment there.",
      );
    yield parsed;
  }
  decode();
  yield take("end");
}
