import type { DocumentSourceOptions } from "../../sources/documents/document-options.js";
import type { GraphSourceOptions } from "../../sources/graph/graph-source.js";
import type { HttpSourceOptions } from "../../sources/http/http-options.js";
import type { McpSourceOptions } from "../../sources/mcp/mcp-options.js";
import type { Neo4jSourceOptions } from "../../sources/neo4j/neo4j-options.js";
import type { SparqlSourceOptions } from "../../sources/sparql/sparql-options.js";
import type { TableSourceOptions } from "../../sources/tables/table-options.js";

type DocumentChoices = Omit<DocumentSourceOptions, "readers" | "vectors" | "indexFolder" | "onProgress" | "onWarning">;
type TableChoices = Omit<TableSourceOptions, "database" | "model" | "modelVersion" | "onWarning">;

/** A source as options or a configuration name it: plain values. */
export type SourceDescription =
  | ({ readonly kind: "documents" } & DocumentChoices)
  /** Pictures, read by whoever sees: documents of their own. */
  | ({ readonly kind: "pictures" } & Omit<DocumentChoices, "extensions">)
  | ({ readonly kind: "graph" } & GraphSourceOptions)
  | ({
      readonly kind: "tables";
      readonly database: string | readonly string[];
      /** Whether the model fills query plans. Defaults to false. */
      readonly plan?: boolean | undefined;
    } & TableChoices)
  | ({ readonly kind: "http" } & Omit<HttpSourceOptions, "lookup">)
  | ({ readonly kind: "mcp" } & McpSourceOptions)
  | ({ readonly kind: "sparql" } & Omit<SparqlSourceOptions, "lookup">)
  | ({ readonly kind: "neo4j" } & Neo4jSourceOptions);

/** A source, and where it is named: what its errors begin with. */
export interface PlacedSource {
  /** `teas.json`, `answering.json: sources[2]`. Empty for what the command line says itself. */
  readonly place: string;
  readonly source: SourceDescription;
}
