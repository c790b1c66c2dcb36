import type { EvidenceUnit } from "../../reading/evidence-units.js";
import type { ExpectedAnswer } from "../expected-answer.js";

/** What a question says of the place that somebody holds, and what says it of somebody in a text. */
const QUALIFIERS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:former|previous|predecessor)\b|前任|[上前]一任|(?<!目)前[馆校院社会]长/iu,
    /\b(?:former(?:ly)?|previous(?:ly)?|predecessor|until|used to|succe\p{L}+|took over|replaced|inherit\p{L}+|retired?|was|were|had been)\b|前|原|曾|接替|接任|继任|接手|交给|退休|卸任|离任|直到|至/iu,
  ],
  [
    /\bsuccessor\b|\bnext (?:\p{Ll}+ )?(?:director|head|chair|owner|editor|keeper|manager|mayor|captain|conductor)\b|继任者?|下一?任|接班人/iu,
    /\b(?:succe\p{L}+|next|after|follow\p{L}*|took over|takes over|replac\p{L}+|will|since)\b|继任|接[替任班手]|下一?任|后|将|自/iu,
  ],
  [
    /\b(?:deputy|vice|assistant|acting)\b|副(?=[总主校馆院社会书局处部科组厂队团站台秘经教班店所行市镇村])|助理|代理/iu,
    /\b(?:deputy|deputies|deputises|vice|assistant|assists|acting|second)\b|副|助|代/iu,
  ],
];

/** Whether the former, the next or the deputy holder of a place is asked for, and nothing here says that it tells of one. Pure. */
export function lacksQualifier(quoted: readonly EvidenceUnit[], question: string, { type }: ExpectedAnswer): boolean {
  if (type !== "person") return false;
  const said = quoted.map(({ own, about }) => `${own.folded}\n${about.folded}`).join("\n");
  return QUALIFIERS.some(([asks, holds]) => asks.test(question) && !holds.test(said));
}
