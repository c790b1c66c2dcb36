import { z } from "zod";
import { questionLanguage } from "../../language/question-language.js";
import type { FilledQuery, QueryForm } from "../../sources/knowledge-source.js";
import type { PromptMessage } from "../writing/prompts/answer-prompt.js";

const WORDING = {
  zh: {
    task:
      "把问题写成图谱查询，只从给出的选项里选。entities：问题问的是谁或什么；path：从它出发依次走的关系；operation：tell 说出走到的东西，count 数出有几个，" +
      "greatest 或 least 在几个 entities 中选 path 最大或最小的，abstain 表示没有一条 path 问的正是这个。拿不准就选 abstain。",
    entities: "entities",
    paths: "path",
    question: "问题",
  },
  en: {
    task:
      "Write the question as a query of a graph; choose from what is given only. entities: who or what the question is about; path: the relations to follow " +
      "from there, one after the other; operation: tell what is found there, count it, greatest or least to pick the one of several entities whose path is so, " +
      "abstain if no path asks exactly this. If in doubt, abstain.",
    entities: "entities",
    paths: "path",
    question: "Question",
  },
} as const;
const MOST_CHOICES = 64;
const LONGEST_CHOICE = 200;

const choices = z.array(z.string().min(1).max(LONGEST_CHOICE)).min(1).max(MOST_CHOICES);
const formSchema = z.object({ entities: choices, paths: choices, operations: choices });

/** What a source offered, checked: it may be anybody's. */
export function readForm(offered: unknown): QueryForm | undefined {
  const parsed = formSchema.safeParse(offered);
  return parsed.success && parsed.data.operations.includes("abstain") ? parsed.data : undefined;
}

/** Asks a model to choose, in the question's language. */
export function choicePrompt(question: string, { entities, paths }: QueryForm): readonly PromptMessage[] {
  const words = WORDING[questionLanguage(question)];
  const content = [
    `${words.entities}:`,
    ...entities.map((entity) => `- ${entity}`),
    `${words.paths}:`,
    ...paths.map((path) => `- ${path}`),
    `${words.question}: ${question}`,
  ].join("\n");
  return [
    { role: "system", content: words.task },
    { role: "user", content },
  ];
}

/** The JSON Schema of a choice: whatever fits it is one of the form's. */
export function choiceSchema({ entities, paths, operations }: QueryForm): Record<string, unknown> {
  return {
    title: "query",
    description: "A question as a query of a graph.",
    type: "object",
    properties: {
      entities: { type: "array", minItems: 1, maxItems: entities.length, items: { type: "string", enum: entities } },
      path: { type: "string", enum: paths },
      operation: { type: "string", enum: operations },
    },
    required: ["entities", "path", "operation"],
    additionalProperties: false,
  };
}

const filledSchema = z.object({ entities: z.array(z.string()).min(1), path: z.string(), operation: z.string() });

/** The choice in a model's reply; undefined if it abstains or chose what isn't offered. */
export function readChoice(reply: unknown, { entities, paths, operations }: QueryForm): FilledQuery | undefined {
  const parsed = filledSchema.safeParse(reply);
  if (!parsed.success || parsed.data.operation === "abstain") return undefined;
  const { path, operation } = parsed.data;
  const chosen = [...new Set(parsed.data.entities)];
  const isOffered = chosen.every((entity) => entities.includes(entity)) && paths.includes(path) && operations.includes(operation);
  return isOffered ? { entities: chosen, path, operation } : undefined;
}
