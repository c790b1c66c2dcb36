import type { KnowledgeGraph } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import { literalQuantity } from "./quantity.js";

/** 卖了多少台 asks how many were sold, not for how much. */
const ASKS_FOR_PIECES =
  /(?:多少|几)(?:台|辆|本|套|件|部|册|份|枚|艘|架|颗|座|家|所|位|名|人|只|次)|\bhow many (?!euros|dollars|yuan|pounds|crowns)/u;
/** One number is asked for, not those that it is made of. */
const ASKS_FOR_ONE = /总(?!统|理|部|监|台|站|馆|店|督|教|共)|合计|累计|平均|\b(?:total|sum|combined|average|mean)\b/u;
/** 在几楼 asks which floor, not how many. */
const ASKS_WHICH = /在第?几[楼层号级排室]/u;
const MONEY = /\b(?:price|cost|fee|fare|salary|wage|revenue|budget)\b|[价费薪]|金额|租金|奖金/iu;

/** Whether what was found is another number than the folded question asks for. Pure. */
export function isAnotherNumber(question: string, finding: Finding, graph: KnowledgeGraph): boolean {
  return (
    (finding.kind === "count" && ASKS_WHICH.test(question)) ||
    (ASKS_FOR_PIECES.test(question) && isMoney(graph, finding)) ||
    (ASKS_FOR_ONE.test(question) && isSeveralNumbers(finding))
  );
}

function isSeveralNumbers(finding: Finding): boolean {
  return (
    finding.kind === "rows" &&
    finding.rows.length > 1 &&
    finding.rows.every(({ value }) => value.kind === "literal" && literalQuantity(value)?.kind === "number")
  );
}

function isMoney(graph: KnowledgeGraph, { kind, query, proof }: Finding): boolean {
  return (
    kind === "rows" &&
    query.ask === "which" &&
    proof.some(({ predicate, object }) => object.kind === "literal" && graph.names(predicate).some((name) => MONEY.test(name)))
  );
}
