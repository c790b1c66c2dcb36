import { Embeddings, type EmbeddingsInterface } from "@langchain/core/embeddings";
import { z } from "zod";
import { ChatGLMError } from "../../errors.js";
import type { Executor, JobHandlers } from "../../fan-out/executor.js";
import type { Json } from "../../fan-out/json.js";
import { jobOutput } from "../../fan-out/run-job.js";

const EMBED = "embed";

const embedInput = z.strictObject({
  role: z.enum(["query", "document"]),
  model: z.string().max(1_000),
  texts: z.array(z.string()).max(10_000),
});

/** Texts of one job: enough for a batch, few enough to spread over workers. */
const TEXTS_PER_JOB = 64;

/**
 * Embeddings for askers elsewhere: the handler of jobs of the kind `embed`, for a worker.
 *
 * @param model names the encoder: askers who mean another are refused
 */
export function embedHandlers(embeddings: EmbeddingsInterface, model: string): JobHandlers {
  return {
    [EMBED]: async (input) => {
      const { role, texts, ...asked } = read(embedInput, input, `The input of a job "${EMBED}"`);
      if (asked.model !== model) {
        throw new ChatGLMError("INVALID_OPTION", `The job is for the encoder ${asked.model}; this is ${model}.`, {
          remedy: "Give askers and workers the same one.",
        });
      }
      if (role === "document") return await embeddings.embedDocuments(texts);
      return await Promise.all(texts.map((text) => embeddings.embedQuery(text)));
    },
  };
}

/** An encoder that runs on workers, as LangChain's embeddings. Many documents are spread over them. */
export class ExecutorEmbeddings extends Embeddings {
  readonly #executor: Executor;
  readonly #model: string;

  /** @param options the executor stays its owner's to close; `model` is the encoder's name, as its workers give it */
  constructor(options: { readonly executor: Executor; readonly model: string }) {
    super({});
    this.#executor = options.executor;
    this.#model = options.model;
  }

  /** One vector per text. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const parts = Array.from({ length: Math.ceil(texts.length / TEXTS_PER_JOB) }, (_, part) =>
      texts.slice(part * TEXTS_PER_JOB, (part + 1) * TEXTS_PER_JOB),
    );
    return (await Promise.all(parts.map((part) => this.#embed("document", part)))).flat();
  }

  /** The vector of a question. */
  override async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.#embed("query", [text]);
    return vector;
  }

  async #embed(role: "query" | "document", texts: readonly string[]): Promise<number[][]> {
    const output = await jobOutput(this.#executor, { kind: EMBED, input: { role, model: this.#model, texts } });
    const vectors = read(z.array(z.array(z.number())), output, `The output of a job "${EMBED}"`);
    if (vectors.length === texts.length) return vectors;
    throw new ChatGLMError("EMBEDDINGS_FAILED", `A job "${EMBED}" gave ${vectors.length} vectors for ${texts.length} texts.`);
  }
}

function read<Value>(schema: z.ZodType<Value>, value: Json, what: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ChatGLMError("INVALID_OPTION", `${what} has another form: ${z.prettifyError(parsed.error)}`, {
    remedy: "Run the same version of this library on both sides.",
  });
}
