import { PROPERTY_NAMES } from "./property-names.js";

/** A property that many graphs have, and everything it is called. */
export interface KnownProperty {
  /** Its number among Wikidata's properties: P57. */
  readonly id: string;
  readonly leadsTo: "things" | "numbers" | "dates" | "texts";
  /** The label first, lower case; empty where the label can't be asked with. */
  readonly english: readonly string[];
  /** The label first, in simplified characters; empty where the label can't be asked with. */
  readonly chinese: readonly string[];
}

const TYPES = { i: "things", n: "numbers", d: "dates", t: "texts" } as const;

interface Table {
  readonly byId: ReadonlyMap<string, KnownProperty>;
  readonly byName: ReadonlyMap<string, readonly KnownProperty[]>;
}

let table: Table | undefined;

/** The property of this number among Wikidata's, `P57`. */
export function knownProperty(id: string): KnownProperty | undefined {
  return loaded().byId.get(id);
}

/** The properties that are called so, in either language. */
export function propertiesCalled(name: string): readonly KnownProperty[] {
  return loaded().byName.get(name.toLowerCase()) ?? [];
}

/** Made when first asked for. */
function loaded(): Table {
  if (table !== undefined) return table;
  const byId = new Map<string, KnownProperty>();
  const byName = new Map<string, KnownProperty[]>();
  for (const line of PROPERTY_NAMES.split("\n")) {
    const [number = "", type = "", english = "", chinese = ""] = line.split("\t");
    const property: KnownProperty = {
      id: `P${number}`,
      leadsTo: TYPES[type as keyof typeof TYPES],
      english: english.split("|"),
      chinese: chinese.split("|"),
    };
    byId.set(property.id, property);
    for (const name of [...property.english, ...property.chinese]) {
      if (name === "") continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [property]);
      else known.push(property);
    }
  }
  table = { byId, byName };
  return table;
}

/** The label of a property for each language that it has one in. */
export function labelsOf({ english, chinese }: KnownProperty): { readonly en?: string; readonly zh?: string } {
  const [en, zh] = [english.find((name) => name !== ""), chinese.find((name) => name !== "")];
  return { ...(en === undefined ? {} : { en }), ...(zh === undefined ? {} : { zh }) };
}
