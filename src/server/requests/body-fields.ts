import type { z } from "zod";
import { ApiError, invalidField } from "../api-error.js";

/** What an endpoint makes of the fields of its body. `null` counts as not given everywhere, as with OpenAI. */
export interface FieldRules<Fields> {
  /** Fields that are used. */
  readonly schema: z.ZodType<Fields>;
  /** Names in `schema`. */
  readonly used: readonly string[];
  /** Fields whose other values would ask for another answer than this server gives: whether a value asks for nothing. */
  readonly neutral: Readonly<Record<string, (value: unknown) => boolean>>;
  /** Wishes that the server can't follow, and without which the answer is still right: named in a header. */
  readonly hints: readonly string[];
  /** Fields that say who asks or how it is billed: passed over. */
  readonly silent: readonly string[];
}

/** A body as it is used, and the wishes in it that aren't followed. */
export interface ReadBody<Fields> {
  readonly fields: Fields;
  readonly ignored: readonly string[];
}

/** Fields that say who asks or how it is billed; they change no answer. */
export const silentFields: readonly string[] = [
  "user",
  "metadata",
  "service_tier",
  "safety_identifier",
  "prompt_cache_key",
  "prompt_cache_retention",
];

/** @throws ApiError 400, naming the field, for what is wrong, what isn't known and what can't be done */
export function readFields<Fields>(body: unknown, rules: FieldRules<Fields>): ReadBody<Fields> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ApiError(400, "INVALID_OPTION", "The body must be a JSON object.");
  }
  const given = Object.entries(body).filter(([, value]) => value !== null);
  const ignored: string[] = [];
  const used: Record<string, unknown> = {};
  for (const [name, value] of given) {
    if (rules.used.includes(name)) used[name] = value;
    else if (Object.hasOwn(rules.neutral, name)) refuseUnlessNeutral(name, value, rules.neutral[name]);
    else if (rules.hints.includes(name)) ignored.push(name);
    else if (!rules.silent.includes(name)) throw unsupported(name, "is no field that this server knows.");
  }
  const result = rules.schema.safeParse(used);
  if (result.success) return { fields: result.data, ignored };
  throw issueError(result.error.issues[0]);
}

function refuseUnlessNeutral(name: string, value: unknown, isNeutral: ((value: unknown) => boolean) | undefined): void {
  if (isNeutral?.(value) !== true) throw unsupported(name, "asks for what this server can't do. Leave it out.");
}

/** A field that would change the answer, and can't. */
function unsupported(param: string, message: string): ApiError {
  const shown = param.length > 100 ? `${param.slice(0, 100)}…` : param;
  return new ApiError(400, "UNSUPPORTED_FIELD", `${JSON.stringify(shown)} ${message}`, { param: shown });
}

function issueError(issue: z.core.$ZodIssue | undefined): ApiError {
  if (issue === undefined) return new ApiError(400, "INVALID_OPTION", "The body is not as it must be.");
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return unsupported(pathText([...issue.path, key]), "is no field that this server knows.");
  }
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return invalidField(pathText(issue.path), isMissing ? `it is missing; a ${issue.expected} is needed.` : issue.message);
}

/** `messages[2].content`. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return text.replace(/^\./, "").slice(0, 200) || "body";
}
