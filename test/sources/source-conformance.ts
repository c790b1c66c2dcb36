import { describe, expect, it } from "vitest";
import { type KnowledgeSourceConformanceOptions, knowledgeSourceTests } from "../../src/testing/knowledge-source-conformance.js";

/** What every KnowledgeSource must do, run by vitest. */
export function sourceConformance(options: Omit<KnowledgeSourceConformanceOptions, "name">): void {
  knowledgeSourceTests({ describe, it, expect }, { name: "the suite", ...options });
}
