import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** A declaration: `model/manifest.ts#ModelManifest`. */
type Place = string;

interface ModuleNames {
  /** Local name → where it is declared; undefined for a package's. */
  readonly imports: ReadonlyMap<string, Place | undefined>;
  /** Exported name → where it is declared. */
  readonly exports: ReadonlyMap<string, Place>;
  /** Local declarations, and the names of types in their signatures. */
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Types that a package's public names speak of and no entry exports: `openModel → model/x.ts#Hidden`. */
export function hiddenTypes(sources: ReadonlyMap<string, string>, entries: readonly string[]): string[] {
  const modules = new Map([...sources].map(([name, text]) => [name, readModule(name, text)] as const));
  const resolve = (place: Place): Place => {
    const [file = "", name = ""] = place.split("#");
    const target = modules.get(file)?.exports.get(name) ?? place;
    return target === place ? place : resolve(target);
  };
  const publics = new Set(entries.flatMap((entry) => [...(modules.get(entry)?.exports.values() ?? [])].map(resolve)));
  const hidden = new Set<string>();
  for (const place of publics) {
    const [file = "", name = ""] = place.split("#");
    const module = modules.get(file);
    for (const type of module?.declared.get(name) ?? []) {
      // A file's own helper, which it exports to nobody, shows in the types that are made of it.
      const target = module?.declared.has(type) ? module.exports.get(type) : module?.imports.get(type);
      if (target !== undefined && !publics.has(resolve(target))) hidden.add(`${name} → ${resolve(target)}`);
    }
  }
  return [...hidden].sort();
}

function readModule(file: string, text: string): ModuleNames {
  const { module, program } = parseSync(file, text);
  const placeOf = (request: string, name: string): Place | undefined =>
    request.startsWith(".") ? `${path.posix.join(path.posix.dirname(file), request).replace(/\.js$/, ".ts")}#${name}` : undefined;
  const imports = new Map<string, Place | undefined>();
  for (const { moduleRequest, entries } of module.staticImports) {
    for (const { importName, localName } of entries) {
      imports.set(localName.value, placeOf(moduleRequest.value, importName.name ?? localName.value));
    }
  }
  const exports = new Map<string, Place>();
  for (const { entries } of module.staticExports) {
    for (const { exportName, importName, localName, moduleRequest } of entries) {
      const name = exportName.name;
      if (name === null) continue;
      const place =
        moduleRequest === null
          ? (imports.get(localName.name ?? name) ?? `${file}#${localName.name ?? name}`)
          : placeOf(moduleRequest.value, importName.name ?? name);
      if (place !== undefined) exports.set(name, place);
    }
  }
  const declared = new Map<string, Set<string>>();
  for (const statement of program.body) {
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (node === null) continue;
    if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration")
      declared.set(node.id.name, typesIn(text, node));
    else if (node.type === "ClassDeclaration" && node.id !== null) declared.set(node.id.name, typesIn(text, node));
    else if (node.type === "FunctionDeclaration" && node.id !== null) {
      const names = declared.get(node.id.name) ?? new Set<string>();
      for (const name of typesIn(text, node)) names.add(name);
      declared.set(node.id.name, names);
    }
  }
  return { imports, exports, declared };
}

/**
 * Names of types in a declaration's signatures. What an interface extends shows in its own fields, so that needs no name; bodies, private members and
 * the code of initialisers are left out.
 */
function typesIn(text: string, node: { readonly start: number; readonly end: number }): Set<string> {
  const code = text.slice(node.start, node.end);
  const { program } = parseSync("declaration.ts", code);
  const hidden: { readonly start: number; readonly end: number }[] = [];
  const found: { readonly name: string; readonly start: number }[] = [];
  const parameters = new Set<string>();
  const hide = (part: { readonly start: number; readonly end: number } | null | undefined): void => {
    if (part !== null && part !== undefined) hidden.push(part);
  };
  new Visitor({
    BlockStatement: hide,
    StaticBlock: hide,
    PropertyDefinition(member) {
      if (member.key.type === "PrivateIdentifier" || member.accessibility === "private") hide(member);
      else hide(member.value);
    },
    MethodDefinition(member) {
      const { key, accessibility } = member;
      if (key.type === "PrivateIdentifier" || accessibility === "private" || accessibility === "protected") hide(member);
    },
    AssignmentPattern: (pattern) => hide(pattern.right),
    TSTypeParameter: (parameter) => void parameters.add(parameter.name.name),
    TSTypeReference(reference) {
      if (reference.typeName.type === "Identifier") found.push({ name: reference.typeName.name, start: reference.start });
    },
  }).visit(program);
  const isShown = (start: number): boolean => !hidden.some((part) => start >= part.start && start < part.end);
  return new Set(found.filter(({ name, start }) => !parameters.has(name) && isShown(start)).map(({ name }) => name));
}
