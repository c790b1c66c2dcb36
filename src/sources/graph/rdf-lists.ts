const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
export const RDF_FIRST: string = `${RDF}first`;
export const RDF_REST: string = `${RDF}rest`;
export const RDF_NIL: string = `${RDF}nil`;
const LONGEST_LIST = 10_000;

/** One cell of an RDF list: what it holds and where it goes on. */
export interface ListCell<Item> {
  first?: Item;
  rest?: string;
}

/** The items of the list that begins at `head`; undefined if it has no end, comes back to itself, or lacks an item. */
export function listItems<Item>(cells: ReadonlyMap<string, ListCell<Item>>, head: string): Item[] | undefined {
  const items: Item[] = [];
  const seen = new Set<string>();
  for (let at = head; at !== RDF_NIL; ) {
    const cell = cells.get(at);
    if (cell?.first === undefined || cell.rest === undefined || seen.has(at) || items.length === LONGEST_LIST) return undefined;
    seen.add(at);
    items.push(cell.first);
    at = cell.rest;
  }
  return items;
}
