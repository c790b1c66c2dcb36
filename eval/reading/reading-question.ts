import { readFile } from "node:fs/promises";
import { z } from "zod";

export const READING_KINDS = ["prose", "triples", "table", "sources"] as const;

/** A question with the passages that it is to be answered from. */
export interface ReadingQuestion {
  readonly id: string;
  readonly lang: "zh" | "en";
  readonly kind: (typeof READING_KINDS)[number];
  readonly passages: readonly { readonly title?: string | undefined; readonly text: string }[];
  readonly question: string;
  /** A reply is right if it holds one of these. Absent where nothing here answers. */
  readonly answers?: readonly string[] | undefined;
}

const question: z.ZodType<ReadingQuestion> = z.object({
  id: z.string().min(1),
  lang: z.enum(["zh", "en"]),
  kind: z.enum(READING_KINDS),
  passages: z.array(z.object({ title: z.string().min(1).optional(), text: z.string().min(1) })).min(1),
  question: z.string().min(1),
  answers: z.array(z.string().min(1)).min(1).optional(),
});

export async function readReadingQuestions(file: URL | string): Promise<ReadingQuestion[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => question.parse(JSON.parse(line)));
}
