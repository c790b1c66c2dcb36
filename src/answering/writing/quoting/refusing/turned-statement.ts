import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";

/** Say the same both ways. */
const MUTUAL =
  /spouse|wife|husband|married|partner|sibling|brother|sister|twin|friend|rival|neighbou?r|border|connect|link|cousin|配偶|夫妻|妻|夫|兄|弟|姐|妹|朋友|邻|接壤|相邻|连接|对手|搭档/iu;

/** Whether "the R of E" is asked and the one statement quoted makes E the R of somebody: `Osk Brandl — apprentice → Emeric Toll`. Pure. */
export function isTurned(quoted: readonly EvidenceUnit[], { question }: CheckContext): boolean {
  const [fact, ...more] = quoted;
  if (fact?.kind !== "fact" || more.length > 0) return false;
  const [, relation = ""] = / — (.{1,60}?) → /u.exec(fact.text) ?? [];
  const [predicate, object] = [relation.trim().toLowerCase(), fact.object?.trim() ?? ""];
  if (predicate === "" || object === "" || MUTUAL.test(predicate) || question.folded.includes(fact.subject)) return false;
  return (
    question.folded.includes(`the ${predicate} of ${object}`) ||
    question.folded.includes(`${object}'s ${predicate}`) ||
    question.folded.includes(`${object}的${predicate}`)
  );
}
