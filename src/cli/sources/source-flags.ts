/** What the command line says about sources. */
export interface SourceFlags {
  readonly documents?: readonly string[] | undefined;
  /** Folders of pictures, and pictures. */
  readonly images?: readonly string[] | undefined;
  /** Folder of an OCR model; documents' pictures and scanned pages are read with it too. */
  readonly ocr?: string | undefined;
  readonly graph?: readonly string[] | undefined;
  /** Databases and table files. */
  readonly sql?: readonly string[] | undefined;
  /** Whether the model fills query plans. */
  readonly sqlPlan?: boolean | undefined;
  /** JSON of an `HttpSource`'s options. */
  readonly http?: readonly string[] | undefined;
  /** JSON of an `McpSource`'s options, or of `mcpServers`, as other programs keep them. */
  readonly mcp?: readonly string[] | undefined;
  /** Addresses of SPARQL endpoints, or JSON of a `SparqlSource`'s options. */
  readonly sparql?: readonly string[] | undefined;
  /** Addresses of Neo4j databases, or JSON of a `Neo4jSource`'s options. */
  readonly neo4j?: readonly string[] | undefined;
}

const WEB_ADDRESS = /^https?:\/\//i;
const NEO4J_ADDRESS = /^(?:neo4j|bolt)[a-z+]*:\/\//i;

/** The paths among the options, each with the option that names it: what should exist before anything begins. */
export function flagPaths(flags: SourceFlags): {
  readonly option: string;
  readonly path: string;
}[] {
  const { documents = [], images = [], graph = [], sql = [], http = [], mcp = [], sparql = [], neo4j = [] } = flags;
  const named = { "--documents": documents, "--images": images, "--graph": graph, "--http": http, "--mcp": mcp };
  const files = sql.filter((address) => !/^[a-z]{2,}:/i.test(address));
  const described = {
    "--sparql": sparql.filter((one) => !WEB_ADDRESS.test(one)),
    "--neo4j": neo4j.filter((one) => !NEO4J_ADDRESS.test(one)),
  };
  return Object.entries({ ...named, "--sql": files, ...described }).flatMap(([option, paths]) =>
    paths.map((path) => ({ option, path })),
  );
}
