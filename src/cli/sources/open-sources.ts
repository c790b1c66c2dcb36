import { createHash } from "node:crypto";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ChatGLMError } from "../../errors.js";
import type { DocumentSourceOptions, DocumentVectorOptions } from "../../sources/documents/document-options.js";
import { DocumentSource } from "../../sources/documents/document-source.js";
import type { KnowledgeSource } from "../../sources/knowledge-source.js";
import type { PlacedSource, SourceDescription } from "./source-description.js";

/** What sources are opened with. */
export interface SourceTools {
  /** Documents are searched by meaning too. */
  readonly embeddings?: DocumentVectorOptions["embeddings"] | undefined;
  /** Where the documents' index is kept; `false` keeps none. Defaults to the system's cache folder. */
  readonly indexFolder?: string | false | undefined;
  /** Fills query plans for tables that ask for it; `version` tells it from other models. */
  readonly model?: { readonly model: BaseChatModel; readonly version: string } | undefined;
  /** Readers of pictures and scanned pages, where there is somebody who sees. */
  readonly readers?: DocumentSourceOptions["readers"] | undefined;
  readonly warn: (message: string) => void;
  readonly onIndexProgress?: DocumentSourceOptions["onProgress"];
}

export interface OpenedSource {
  readonly description: SourceDescription;
  readonly source: KnowledgeSource;
}

/** Sources that were named, opened. Nothing is read or connected before the first question. Disposing ends their connections and threads. */
export class OpenedSources implements AsyncDisposable {
  readonly list: readonly OpenedSource[];

  private constructor(list: readonly OpenedSource[]) {
    this.list = list;
  }

  /** @throws ChatGLMError naming the place of a description that is wrong; two sources of one name are wrong too */
  static async open(sources: readonly PlacedSource[], tools: SourceTools): Promise<OpenedSources> {
    const list: OpenedSource[] = [];
    try {
      for (const { place, source: description } of withNames(sources)) {
        const source = await named(place, () => open(description, tools));
        list.push({ description, source });
      }
    } catch (error) {
      await new OpenedSources(list)[Symbol.asyncDispose]();
      throw error;
    }
    return new OpenedSources(list);
  }

  get documents(): readonly DocumentSource[] {
    return this.list.flatMap(({ source }) => (source instanceof DocumentSource ? [source] : []));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.list.map(({ source }) => (isDisposable(source) ? source[Symbol.asyncDispose]() : undefined)));
  }
}

const PICTURES: readonly string[] = [".png", ".jpg", ".jpeg", ".webp", ".gif"];
const DEFAULT_NAMES = {
  documents: "documents",
  pictures: "pictures",
  graph: "graph",
  tables: "tables",
  http: "web",
  mcp: "mcp",
  sparql: "sparql",
  neo4j: "neo4j",
} as const;

/**
 * The sources with a name each, which no two share: `documents`, `documents 2`.
 *
 * @throws ChatGLMError INVALID_OPTION naming the second of two that were given one name
 */
function withNames(sources: readonly PlacedSource[]): PlacedSource[] {
  const taken = new Set<string>();
  for (const { place, source } of sources) {
    if (source.name === undefined) continue;
    if (taken.has(source.name)) {
      throw new ChatGLMError(
        "INVALID_OPTION",
        `${place === "" ? source.kind : place}: another source is named "${source.name}" too.`,
        {
          remedy: "Give each source a name of its own.",
        },
      );
    }
    taken.add(source.name);
  }
  return sources.map(({ place, source }) => {
    if (source.name !== undefined) return { place, source };
    const base = DEFAULT_NAMES[source.kind];
    let name: string = base;
    for (let number = 2; taken.has(name); number++) name = `${base} ${number}`;
    taken.add(name);
    return { place, source: { ...source, name } };
  });
}

/** Each kind's library is loaded where it is needed. */
async function open(description: SourceDescription, tools: SourceTools): Promise<KnowledgeSource> {
  switch (description.kind) {
    case "documents":
    case "pictures": {
      const { kind, ...options } = description;
      const { embeddings, indexFolder, readers, onIndexProgress: onProgress } = tools;
      const vectors = embeddings === undefined ? {} : { vectors: { embeddings } };
      return new DocumentSource({
        ...options,
        ...(kind === "pictures" ? { extensions: PICTURES } : {}),
        ...(readers === undefined ? {} : { readers }),
        indexFolder,
        ...vectors,
        onProgress,
      });
    }
    case "graph": {
      const { kind: _kind, ...options } = description;
      const { GraphSource } = await import("../../sources/graph/graph-source.js");
      const { embeddings } = tools;
      return new GraphSource({ ...options, ...(embeddings === undefined ? {} : { embeddings }) });
    }
    case "tables": {
      const { kind: _kind, plan, ...options } = description;
      const { TableSource } = await import("../../sources/tables/table-source.js");
      return new TableSource({ ...options, ...(plan === true ? planning(tools) : {}) });
    }
    case "http": {
      const { kind: _kind, ...options } = description;
      const { HttpSource } = await import("../../sources/http/http-source.js");
      return new HttpSource(options);
    }
    case "mcp": {
      const { kind: _kind, ...options } = description;
      const { McpSource } = await import("../../sources/mcp/mcp-source.js");
      return new McpSource(options);
    }
    case "sparql": {
      const { kind: _kind, ...options } = description;
      const { SparqlSource } = await import("../../sources/sparql/sparql-source.js");
      return new SparqlSource(options);
    }
    case "neo4j": {
      const { kind: _kind, ...options } = description;
      const { Neo4jSource } = await import("../../sources/neo4j/neo4j-source.js");
      return new Neo4jSource(options);
    }
  }
}

function planning({ model, warn }: SourceTools): object {
  if (model === undefined) return {};
  return {
    model: model.model,
    modelVersion: createHash("sha256").update(model.version).digest("hex"),
    onWarning: ({ message }: { readonly message: string }) => warn(message),
  };
}

async function named(place: string, make: () => Promise<KnowledgeSource>): Promise<KnowledgeSource> {
  try {
    return await make();
  } catch (error) {
    if (place === "" || !(error instanceof ChatGLMError)) throw error;
    throw new ChatGLMError(error.code, `${place}: ${error.message}`, { cause: error });
  }
}

function isDisposable(source: KnowledgeSource): source is KnowledgeSource & AsyncDisposable {
  return Symbol.asyncDispose in source;
}
