import type { QuestionLanguage } from "../../language/question-language.js";
import type { Answer, Stage } from "../answer.js";
import type { TracedSpan } from "./answer-trace.js";

export interface TraceWords {
  readonly language: string;
  readonly served: string;
  readonly origin: string;
  readonly writtenBy: string;
  readonly cacheTier: string;
  readonly took: string;
  readonly tokens: string;
  readonly finishReason: string;
  readonly understoodAs: string;
  readonly derivation: string;
  readonly asked: string;
  readonly waterfall: string;
  readonly plan: string;
  readonly evidence: string;
  readonly noEvidence: string;
  readonly cited: string;
  readonly offered: string;
  readonly origins: Readonly<Record<Answer["served"], string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly models: Readonly<Record<"fast" | "strong", string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly detail: (kind: TracedSpan["kind"], detail: string, failed: boolean) => string;
}

export const TRACE_WORDS: Readonly<Record<QuestionLanguage, TraceWords>> = {
  en: {
    language: "en",
    served: "Served by",
    origin: "First made by",
    writtenBy: "Written by",
    cacheTier: "Cache tier",
    took: "Took",
    tokens: "Tokens read → written",
    finishReason: "Finish reason",
    understoodAs: "Understood as",
    derivation: "Worked out",
    asked: "Asked at",
    waterfall: "Where the time went",
    plan: "Plan",
    evidence: "Evidence",
    noEvidence: "No evidence was offered.",
    cited: "cited",
    offered: "offered",
    origins: { cache: "the cache", graph: "the graph", model: "the model", quotation: "a quotation", unknown: "not known" },
    stages: { cache: "Cache", direct: "Graph", plan: "Plan", sources: "Sources", merge: "Merge", write: "Write" },
    models: { fast: "Fast model", strong: "Strong model" },
    outcomes: { accepted: "accepted", refused: "refused", unasked: "not asked", failed: "failed" },
    detail: (kind, detail, failed) => (kind === "source" && !failed ? `${detail} found` : detail),
  },
  zh: {
    language: "zh-CN",
    served: "来自",
    origin: "最初由",
    writtenBy: "执笔",
    cacheTier: "缓存层",
    took: "用时",
    tokens: "读入 → 写出的 token",
    finishReason: "结束原因",
    understoodAs: "理解为",
    derivation: "推导",
    asked: "提问时间",
    waterfall: "时间花在哪里",
    plan: "计划",
    evidence: "资料",
    noEvidence: "没有提供资料。",
    cited: "已引用",
    offered: "已提供",
    origins: { cache: "缓存", graph: "图谱", model: "模型", quotation: "原文引用", unknown: "未知" },
    stages: { cache: "缓存", direct: "图谱", plan: "计划", sources: "来源", merge: "合并", write: "写作" },
    models: { fast: "快模型", strong: "强模型" },
    outcomes: { accepted: "采用", refused: "未通过核对", unasked: "未调用", failed: "失败" },
    detail: (kind, detail, failed) => (kind === "source" && !failed ? `找到 ${detail} 条` : detail),
  },
};
