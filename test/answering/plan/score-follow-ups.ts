import type { HistoryTurn } from "../../../src/answering/answer.js";
import { resolveFollowUp } from "../../../src/answering/plan/follow-up/follow-up.js";
import type { KnownName } from "../../../src/answering/plan/follow-up/mentions.js";
import { type FollowUpCase, knownNames } from "./data/follow-up-cases.js";
import { bare } from "./score-plans.js";

export interface FollowUpScore {
  readonly total: number;
  readonly right: number;
  /** Left to the model, or taken to stand alone. */
  readonly missed: readonly string[];
  /** Resolved to something else, or where nothing should have been. */
  readonly wrong: readonly string[];
}

export function scoreFollowUps(cases: readonly FollowUpCase[], withNames: boolean): FollowUpScore {
  const missed: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  for (const [turns, question, kind, expected = question] of cases) {
    const history = turns.map((content, index): HistoryTurn => ({ role: index % 2 === 0 ? "user" : "assistant", content }));
    const given = resolveFollowUp(question, history, withNames ? { names: findKnown } : {});
    const told = `${turns.join(" / ")} / ${question} → ${given.kind}: ${given.question}`;
    if (given.kind === kind && expected.split("||").map(bare).includes(bare(given.question))) right += 1;
    else if (given.kind === "resolved") wrong.push(told);
    else missed.push(told);
  }
  return { total: cases.length, right, missed, wrong };
}

function findKnown(text: string): readonly KnownName[] {
  return [...knownNames].filter(([name]) => text.includes(name)).map(([name, kind]) => ({ text: name, kind }));
}
