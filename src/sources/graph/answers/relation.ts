/** One way to follow a relation through the graph. */
export interface RelationPath {
  readonly predicate: string;
  /** From object to subject. */
  readonly inverse: boolean;
  /** The question's word is the graph's own name for it, not only the lexicon's. */
  readonly own: boolean;
}

/** What a word of a question may mean: any of these paths, from what it is said of to what it asks for. */
export interface Relation {
  readonly id: string;
  readonly paths: readonly RelationPath[];
  /** Asked with a narrower word (`father` of a parent): several answers would mix what it tells apart. */
  readonly single?: boolean;
  /** Possession, for which `of` or 的 is the only word. */
  readonly unsaid?: boolean;
  /** Kinds of the lexicon that it belongs to. */
  readonly kinds: readonly string[];
}

export function relation(paths: readonly RelationPath[], kinds: readonly string[]): Relation {
  const unique = new Map<string, RelationPath>();
  for (const path of paths) {
    const key = `${path.inverse ? "<" : ">"}${path.predicate}`;
    if (unique.get(key)?.own !== true) unique.set(key, path);
  }
  const id = [...unique]
    .map(([key, { own }]) => `${key}${own ? "!" : ""}`)
    .sort()
    .join("|");
  return { id: shortened(id), paths: [...unique.values()], kinds: [...new Set(kinds)] };
}

const LONGEST_ID = 24;

/** Long ids as two 32-bit hashes: they are joined and compared for every stretch of every question. */
export function shortened(id: string): string {
  if (id.length <= LONGEST_ID) return id;
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let index = 0; index < id.length; index += 1) {
    const code = id.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

export function inverse({ paths, kinds, single, unsaid }: Relation): Relation {
  const turned = relation(
    paths.map((path) => ({ ...path, inverse: !path.inverse })),
    kinds,
  );
  if (unsaid === true) return leftUnsaid(turned);
  return single === true ? onlyOne(turned) : turned;
}

export function onlyOne(of: Relation): Relation {
  return { ...of, id: `1:${of.id}`, single: true };
}

export function leftUnsaid(of: Relation): Relation {
  return { ...of, id: `of:${of.id}`, unsaid: true };
}

export function either(a: Relation, b: Relation): Relation {
  return relation([...a.paths, ...b.paths], [...a.kinds, ...b.kinds]);
}
