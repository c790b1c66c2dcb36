import type { KnowledgeGraph } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import type { SetQuery } from "./query.js";

/** What somebody does somewhere, which no birth, death or population says. */
const WORKS =
  /\bwork(?:s|ed|ing)?\b|\bemploy|\bstud(?:y|ies|ied|ying)\b|\bgraduat|\bteach(?:es|ing)?\b|\btaught\b|工作|上班|任职|供职|就职|打工|毕业|就读|上学|念书|求学|教书/iu;
const LIVES =
  /\bwhere\b.*\bliv(?:es?|ed|ing)\b|\bliv(?:es?|ed|ing) (?:in|at|on|near|there|here)\b|\breside|\bdwell|\bsettled?\b|居住|定居|(?<![记院])住(?![院宿])/iu;

interface Event {
  /** Its words in questions, and in the names of relations. */
  readonly asked: RegExp;
  readonly named: RegExp;
  /** What a question says that asks for something else, unless it has the event's own words. */
  readonly otherwise: readonly RegExp[];
}

/** What happens in a life, and on a way. */
const EVENTS: Readonly<Record<string, Event>> = {
  birth: {
    asked:
      /\bborn\b|\bbirth|\bcomes? from\b|\bfrom\b|\bhails?\b|\bnative\b|\bhome ?town\b|生|籍贯|[故家]乡|老家|来自|[哪何]里人|哪儿人/iu,
    named: /\bbirth|\bborn\b|出生|籍贯|[故家]乡|诞生/iu,
    otherwise: [WORKS, LIVES],
  },
  death: {
    asked: /\bdie[ds]?\b|\bdying\b|\bdeath|\bdead\b|\bpass(?:ed)? away\b|\bperish|\bkilled\b|死|逝|去世|过世|亡|卒/iu,
    named: /\bdeath|\bdied\b|逝世|去世|死亡|卒/iu,
    otherwise: [WORKS, LIVES],
  },
  burial: {
    asked: /\bburi|\bgrave|\btomb|\brests?\b|葬|墓|埋/iu,
    named: /\bburi|\bgrave|安葬|墓/iu,
    otherwise: [WORKS, LIVES],
  },
  population: {
    asked: /\bpopulation|\binhabit|\bresident|\bliv(?:es?|ed|ing)\b|\breside|\bdwell|人口|居民|住|生活/iu,
    named: /\bpopulation|\binhabitants|人口|居民/iu,
    otherwise: [WORKS],
  },
  start: {
    asked:
      /\bfrom\b|\bstart|\bbegin|\bdepart|\bleav|\borigin|\bset(?:s|ting)? (?:off|out)\b|从|自|由|出发|起点|始发|发车|起始|开出/iu,
    named:
      /^(?:start(?:s|ing)?(?: (?:point|station|stop|from|at))?|departs? from|departure(?: (?:point|station))?|origin)$|起点|始发|出发/iu,
    otherwise: [/\b(?:to|into|towards?|for|reach(?:es)?|arriv\w*)\b|[到去往至抵达]/iu],
  },
  end: {
    asked:
      /\b(?:to|into|towards?|for|ends?|reach(?:es)?|arriv\w*|terminat\w*|terminus|destination|goes|bound)\b|[到去往至抵达]|终/iu,
    named:
      /^(?:ends?(?: (?:point|station|stop|at))?|arrives? (?:at|in)|arrival(?: (?:point|station))?|destination|terminus)$|终点|到达|目的地/iu,
    otherwise: [/\bfrom\b|\bdepart|\bleav|\bstart|从|出发|始发|发车|开出/iu],
  },
};
const MEASURES =
  /(?:\blength|\bheight|\bwidth|\bdepth|\barea|\bweight|\bsize|\bspeed|[长高宽深]度|面积|重量)(?:\s*[(（][^)）]*[)）])?$/iu;
const MOST_OF = /\b(?:most|fewest) (\p{L}+s)\b/u;
/** Told in years, or minutes: how long, and not when. */
const LASTS = /[(（](?:years?|months?|weeks?|days?|hours?|minutes?|年|个?月|周|天|小时|分钟)[)）]$/iu;
const WHEN = /^when\b|什么时候|何时|哪一?[年天月]|哪个月/u;
/** Whose citizen somebody is, where the graph tells that. */
const CITIZEN = /哪国人|哪个国家的人|国籍|\bnationality\b|\bcitizen/u;
const CITIZENSHIP = /\bnationality\b|\bcitizen|国籍/iu;
/** What somebody studied is nowhere. */
const WHERE = /^where\b|在?哪[里儿]/u;
const NOWHERE =
  /\b(?:field|subject|discipline|speciality|specialty|occupation|profession)\b|研究领域|研究方向|专业|学科|专长|职业/iu;
/** 给谁设计 asks for whom, not who. */
const FOR_WHOM = /是?[给替帮]谁(?=\p{Script=Han})/u;
const FOR = /[给为替帮受]|客户|收|委托|业主/u;

/**
 * Whether what was found tells of another event, measure or part than the folded question asks for: where somebody was born isn't where they worked, and
 * the airport with the longest runway isn't the one with the most. Pure.
 */
export function isAnotherEvent(question: string, { query, proof }: Finding, graph: KnowledgeGraph): boolean {
  if (query.ask !== "which" && query.ask !== "count" && query.ask !== "whether") return false;
  const relations = query.ask === "whether" ? [lastOf(query.set), lastOf(query.among)].flat() : lastOf(query.set);
  const used = new Set(proof.map(({ predicate }) => predicate));
  return relations.some((predicates) => {
    const names = predicates.flatMap((predicate) => (used.has(predicate) ? graph.names(predicate) : []));
    return names.length > 0 && (isOtherwise(question, names) || (query.ask === "which" && isOtherPart(question, names, graph)));
  });
}

function isOtherwise(question: string, names: readonly string[]): boolean {
  const events = Object.values(EVENTS);
  const told = events.filter(({ named }) => names.some((name) => named.test(name)));
  if (told.length === 0 || told.some(({ asked }) => asked.test(question))) return false;
  return (
    told.some(({ otherwise }) => otherwise.some((words) => words.test(question))) ||
    events.some(({ asked, named }) => named.test(question) && asked.test(question))
  );
}

function isOtherPart(question: string, names: readonly string[], graph: KnowledgeGraph): boolean {
  const counted = MOST_OF.exec(question);
  if (counted !== null && names.every((name) => MEASURES.test(name)) && !MEASURES.test(counted[1] ?? "")) return true;
  if (
    CITIZEN.test(question) &&
    names.every((name) => !CITIZENSHIP.test(name)) &&
    names.some((name) => EVENTS["birth"]?.named.test(name))
  )
    return [...graph.predicates()].some((predicate) => graph.names(predicate).some((name) => CITIZENSHIP.test(name)));
  if (WHERE.test(question) && names.some((name) => NOWHERE.test(name))) return true;
  if (WHEN.test(question) && names.some((name) => LASTS.test(name))) return true;
  return FOR_WHOM.test(question) && !names.some((name) => FOR.test(name));
}

/** The relations that lead to what is answered, or by which it is chosen. */
function lastOf(set: SetQuery): string[][] {
  if (set.op === "narrow") return lastOf(set.set);
  if (set.op === "and") return set.sets.flatMap(lastOf);
  const relation = set.op === "follow" ? set.relation : set.op === "most" ? set.scale : undefined;
  return relation === undefined ? [] : [relation.paths.map(({ predicate }) => predicate)];
}
