import { z } from "zod";

type JsonSchema = Readonly<Record<string, unknown>>;

/** What form the whole reply has. */
export type ResponseFormat =
  | { readonly type: "text" }
  | { readonly type: "json_object" }
  | {
      readonly type: "json_schema";
      readonly json_schema: { readonly description?: string | null | undefined; readonly schema?: JsonSchema | null | undefined };
    };

export const responseFormatSchema: z.ZodType<ResponseFormat> = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("text") }),
    z.strictObject({ type: z.literal("json_object") }),
    z.strictObject({
      type: z.literal("json_schema"),
      json_schema: z.strictObject({
        name: z.string().max(256),
        description: z.string().nullish(),
        schema: z.record(z.string(), z.unknown()).nullish(),
        strict: z.boolean().nullish(),
      }),
    }),
  ],
  "text, json_object or json_schema is needed",
);

/** The schema that the whole reply is kept to, always, whatever `strict` says; undefined for free text. */
export function responseSchema(given: ResponseFormat | undefined): JsonSchema | undefined {
  if (given === undefined || given.type === "text") return undefined;
  if (given.type === "json_object") return { type: "object" };
  const { description, schema } = given.json_schema;
  const shape = schema ?? { type: "object" };
  return description == null || "description" in shape ? shape : { ...shape, description };
}
