import { type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import type { Relation } from "./relation.js";

/** What says that people may come in at some hours. */
const HOURS = ["opening time", "closing time", "opening hours"];
/** What such a class may be called; no museum is a shop, and no café. */
const BUSINESS =
  /(?:^|\s)(?:depot|branch|outlet|shop|store|counter|kiosk|office|hub|centre|center|point|showroom|boutique)$|(?:[店点处]|网点|门市|门市部|营业部|营业厅|服务站|中心)$/iu;

/** Everyday words for where a firm serves its customers, whatever the firm calls it. */
export const SHOP_WORDS = "shop|store|branch|outlet|店|商店|店铺|门店|分店|店面|网点|门市|点";

/** The one class of a graph that is a place of business: its members have hours, and nothing else has. Undefined where there are several, or none. */
export function placeOfBusiness(graph: KnowledgeGraph, kinds: ReadonlyMap<string, Relation>): string | undefined {
  const types = new Set<string>();
  for (const kind of HOURS)
    for (const { predicate, inverse } of kinds.get(kind)?.paths ?? []) {
      if (inverse) continue;
      for (const { subject } of graph.edgesOf(predicate)) {
        const own = graph
          .outgoing(subject)
          .flatMap(({ predicate: telling, object }) => (telling === RDF_TYPE && object.kind === "node" ? [object.id] : []));
        // What nobody says what it is may be a shop as well.
        if (own.length === 0) return undefined;
        for (const type of own) types.add(type);
        if (types.size > 1) return undefined;
      }
    }
  const [only] = types;
  return only !== undefined && graph.names(only).some((name) => BUSINESS.test(name)) ? only : undefined;
}
