import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** One import of a source file. Paths are relative to `src/`, with `/`, e.g. `engine/scheduler.ts`. */
export interface Import {
  /** A source file, or a package's name with its subpath. */
  readonly target: string;
  readonly kind: "file" | "package";
  /** Dynamic imports run when they are reached; type imports never run. */
  readonly loads: "at-start" | "when-reached" | "never";
}

/** What one source file reaches for. */
export interface SourceFile {
  readonly imports: readonly Import[];
  /** It reads `process.env`. */
  readonly readsEnvironment: boolean;
}

export type ImportGraph = ReadonlyMap<string, SourceFile>;

/** Reads every TypeScript file below a folder. */
export function readSources(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return new Map(names.map((name) => [name.split(path.sep).join("/"), readFileSync(path.join(folder, name), "utf8")]));
}

export function importGraph(sources: ReadonlyMap<string, string>): ImportGraph {
  return new Map([...sources].map(([name, text]) => [name, parseFile(name, text)]));
}

function parseFile(name: string, text: string): SourceFile {
  const { module, program, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, loads: Import["loads"]): void => {
    const relative = specifier.startsWith(".");
    const target = relative ? path.posix.join(path.posix.dirname(name), specifier).replace(/\.js$/, ".ts") : specifier;
    imports.push({ target, kind: relative ? "file" : "package", loads });
  };
  for (const statement of module.staticImports) {
    const typesOnly = statement.entries.length > 0 && statement.entries.every((entry) => entry.isType);
    add(statement.moduleRequest.value, typesOnly ? "never" : "at-start");
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest !== null) add(entry.moduleRequest.value, entry.isType ? "never" : "at-start");
    }
  }
  for (const expression of module.dynamicImports) {
    const request = text.slice(expression.moduleRequest.start, expression.moduleRequest.end);
    const literal = /^(["'`])([^"'`$]+)\1$/.exec(request)?.[2];
    if (literal !== undefined) add(literal, "when-reached");
  }
  let readsEnvironment = false;
  new Visitor({
    MemberExpression(node) {
      if (node.object.type !== "Identifier" || node.object.name !== "process") return;
      const property = node.property;
      readsEnvironment ||=
        property.type === "Identifier" ? property.name === "env" : property.type === "Literal" && property.value === "env";
    },
    TSImportType(node) {
      add(node.source.value, "never");
    },
  }).visit(program);
  return { imports, readsEnvironment };
}

/** Every file that the given one runs before its own first statement, itself included, and the packages among them. */
export function loadedAtStart(graph: ImportGraph, entry: string): Set<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const edge of graph.get(name)?.imports ?? []) if (edge.loads === "at-start") visit(edge.target);
  };
  visit(entry);
  return reached;
}

/** The import cycles among files, each as the path that closes it. Type imports count: they tie two files together as firmly. */
export function cycles(graph: ImportGraph): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      found.push([...trail.slice(start), name]);
      return;
    }
    if (done.has(name)) return;
    for (const edge of graph.get(name)?.imports ?? []) if (edge.kind === "file") visit(edge.target, [...trail, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}
