import { OnnxEmbeddings } from "../embeddings/onnx-embeddings.js";
import { ChatGLMError } from "../errors.js";
import type { DirectAnswer, Evidence } from "../sources/knowledge-source.js";
import { skippedReport } from "./answer-report.js";
import { chosenOcr } from "./chosen-ocr.js";
import { interruptible } from "./interruption.js";
import { clearLine } from "./loading.js";
import { printable } from "./printable.js";
import { duration, placeText, shortened } from "./shown-text.js";
import { flagSources } from "./sources/flag-sources.js";
import { type OpenedSource, OpenedSources } from "./sources/open-sources.js";
import type { PlacedSource, SourceDescription } from "./sources/source-description.js";
import type { SourceFlags } from "./sources/source-flags.js";
import type { Terminal } from "./terminal.js";

export interface SourcesOptions extends SourceFlags {
  readonly configured?: readonly PlacedSource[];
  readonly embeddings?: string;
  readonly indexFolder?: string;
  /** What each source is asked for. */
  readonly find?: string;
  readonly limit: number;
  /** Seconds each source has. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** What one source makes of a question. */
interface Looked {
  readonly ms: number;
  readonly evidence?: readonly Evidence[];
  readonly answer?: DirectAnswer | undefined;
  readonly error?: string;
}

/**
 * Tells the sources that were named, and with `find` what each finds alone.
 *
 * @throws ChatGLMError INVALID_OPTION where none is named; JOB_FAILED where none of those asked could be
 */
export async function listSources(terminal: Terminal, options: SourcesOptions): Promise<void> {
  const { texts, stdout, stderr, colors, environment } = terminal;
  const warn = (message: string): void => {
    clearLine(terminal);
    stderr.write(`${colors.yellow(texts.errorMessage(message, undefined))}\n`);
  };
  const named = [...(options.configured ?? []), ...(await flagSources(options, environment))];
  if (named.length === 0) throw new ChatGLMError("INVALID_OPTION", texts.sources.none);
  await using embeddings = options.embeddings === undefined ? undefined : new OnnxEmbeddings({ model: options.embeddings });
  const { ocr, readers } = await chosenOcr(options);
  await using _ocr = ocr;
  await using opened = await OpenedSources.open(named, { embeddings, indexFolder: options.indexFolder, readers, warn });
  const { find: question } = options;
  const looked: (Looked | undefined)[] = await interruptible(async (signal) => {
    if (embeddings !== undefined) for (const documents of opened.documents) await documents.prepare(signal);
    if (question === undefined) return opened.list.map(() => undefined);
    return Promise.all(opened.list.map((one) => look(one, question, options, signal)));
  });
  clearLine(terminal);
  for (const [index, one] of opened.list.entries()) {
    const found = looked[index];
    if (options.json) stdout.write(`${JSON.stringify(record(one, found))}\n`);
    else stdout.write(`${shown(one, found, terminal).join("\n")}\n`);
    for (const line of skippedReport(terminal, one.source.skipped ?? [])) warn(line);
  }
  if (question !== undefined && looked.every((one) => one?.error !== undefined))
    throw new ChatGLMError("JOB_FAILED", texts.ask.allFailed);
}

async function look({ source }: OpenedSource, question: string, options: SourcesOptions, outer: AbortSignal): Promise<Looked> {
  const begun = performance.now();
  const signal = AbortSignal.any([outer, AbortSignal.timeout(Math.ceil(options.timeout * 1_000))]);
  try {
    const answer = await source.answer?.(question, { signal });
    const evidence = await source.find(question, { limit: options.limit, signal });
    return { ms: performance.now() - begun, evidence, answer };
  } catch (error) {
    outer.throwIfAborted();
    return { ms: performance.now() - begun, error: error instanceof Error ? error.message : String(error) };
  }
}

function record({ description, source }: OpenedSource, looked: Looked | undefined): object {
  return { name: source.name, kind: description.kind, from: placesOf(description), ...looked };
}

function shown({ description, source }: OpenedSource, looked: Looked | undefined, terminal: Terminal): string[] {
  const { texts, colors } = terminal;
  const kind = texts.sources.kinds[description.kind];
  const lines = [
    `${colors.bold(printable(source.name))}  ${kind}  ${colors.dim(shortened(placesOf(description).join(" "), 60))}`,
  ];
  if (looked === undefined) return lines;
  const { ms, evidence = [], answer, error } = looked;
  if (error !== undefined) return [...lines, `  ${colors.red(printable(texts.sources.failed(error)))}`];
  if (answer !== undefined) {
    lines.push(`  ${texts.sources.answers(shortened(answer.text, 72))}`, `      ${colors.dim(shortened(answer.derivation, 72))}`);
  }
  for (const found of evidence) {
    const place = shortened(placeText(found), 72);
    lines.push(`  ${colors.cyan(found.score.toFixed(2))} ${place}`, `      ${colors.dim(shortened(found.text, 72))}`);
  }
  lines.push(`  ${colors.dim(texts.sources.found(evidence.length, duration(ms)))}`);
  return lines;
}

/** Where a source's content comes from, without keys. */
function placesOf(description: SourceDescription): readonly string[] {
  switch (description.kind) {
    case "documents":
    case "pictures":
    case "graph":
      return [description.path].flat();
    case "tables":
      return [description.database].flat().map(withoutUser);
    case "http":
    case "neo4j":
      return [withoutQuery(description.url)];
    case "sparql":
      return description.url === undefined ? [description.path ?? []].flat() : [withoutQuery(description.url)];
    case "mcp":
      return "url" in description.server ? [withoutQuery(description.server.url)] : [description.server.command];
  }
}

/** A file's path, or an address's host and path. */
function withoutUser(address: string): string {
  if (!/^[a-z]{2,}:\/\//i.test(address)) return address;
  if (!URL.canParse(address)) return address.replace(/:.*$/s, ":…");
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, "");
}
