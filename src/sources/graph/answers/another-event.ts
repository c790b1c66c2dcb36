import type { KnowledgeGraph } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import type { SetQuery } from "./query.js";

/** What happens in a life, in the words of questions and in the names of relations. */
const EVENTS = {
  birth: {
    asked:
      /\bborn\b|\bbirth|\bcomes? from\b|\bfrom\b|\bhails?\b|\bnative\b|\bhome ?town\b|生|籍贯|[故家]乡|老家|来自|[哪何]里人|哪儿人/iu,
    named: /\bbirth|\bborn\b|出生|籍贯|[故家]乡|诞生/iu,
  },
  death: {
    asked: /\bdie[ds]?\b|\bdying\b|\bdeath|\bdead\b|\bpass(?:ed)? away\b|\bperish|\bkilled\b|死|逝|去世|过世|亡|卒/iu,
    named: /\bdeath|\bdied\b|逝世|去世|死亡|卒/iu,
  },
  burial: { asked: /\bburi|\bgrave|\btomb|\brests?\b|葬|墓|埋/iu, named: /\bburi|\bgrave|安葬|墓/iu },
  population: {
    asked: /\bpopulation|\binhabit|\bresident|\bliv(?:es?|ed|ing)\b|\breside|\bdwell|人口|居民|住|生活/iu,
    named: /\bpopulation|\binhabitants|人口|居民/iu,
  },
} as const;
/** What somebody does somewhere, which none of these says. */
const ELSEWISE =
  /\bwork(?:s|ed|ing)?\b|\bemploy|\bstud(?:y|ies|ied|ying)\b|\bgraduat|\bteach(?:es|ing)?\b|\btaught\b|工作|上班|任职|供职|就职|打工|毕业|就读|上学|念书|求学|教书/iu;
const MEASURES =
  /(?:\blength|\bheight|\bwidth|\bdepth|\barea|\bweight|\bsize|\bspeed|[长高宽深]度|面积|重量)(?:\s*[(（][^)）]*[)）])?$/iu;
const MOST_OF = /\b(?:most|fewest) (\p{L}+s)\b/u;
/** 给谁设计 asks for whom, not who. */
const FOR_WHOM = /是?[给替帮]谁(?=\p{Script=Han})/u;
const FOR = /[给为替帮受]|客户|收|委托|业主/u;

/**
 * Whether what was found tells of another event, measure or part than the folded question asks for: where somebody was born isn't where they worked, and
 * the airport with the longest runway isn't the one with the most. Pure.
 */
export function isAnotherEvent(question: string, { query }: Finding, graph: KnowledgeGraph): boolean {
  if (query.ask !== "which") return false;
  const names = lastOf(query.set).flatMap((predicate) => graph.names(predicate));
  if (names.length === 0) return false;
  const counted = MOST_OF.exec(question);
  if (counted !== null && names.every((name) => MEASURES.test(name)) && !MEASURES.test(counted[1] ?? "")) return true;
  if (FOR_WHOM.test(question) && !names.some((name) => FOR.test(name))) return true;
  const events = Object.values(EVENTS);
  const told = events.filter(({ named }) => names.some((name) => named.test(name)));
  if (told.length === 0 || told.some(({ asked }) => asked.test(question))) return false;
  return ELSEWISE.test(question) || events.some(({ asked, named }) => named.test(question) && asked.test(question));
}

/** The relation that leads to what is answered, or by which it is chosen. */
function lastOf(set: SetQuery): string[] {
  if (set.op === "narrow") return lastOf(set.set);
  const relation = set.op === "follow" ? set.relation : set.op === "most" ? set.scale : undefined;
  return relation?.paths.map(({ predicate }) => predicate) ?? [];
}
