/**
 * Trains, distils, converts and evaluates `models/chatglm-mini`, the small model this repository ships. `npm run mini -- train` does
 * everything from nothing, `npm run mini -- evaluate` measures a model. Data and order follow from the seeds.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { convertCheckpoint } from "langchain-chatglm";
import { distill, train } from "langchain-chatglm/training";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import { miniConfig } from "./config.js";
import { copyingFrame } from "./copying-frame.js";
import { isThere, miniTokenizer, writeTrainingData } from "./data.js";
import { type Evaluation, evaluate } from "./evaluate.js";
import type { Scale } from "./examples.js";
import { writeHalfCheckpoint } from "./half-checkpoint.js";
import { printEvaluation, printMiss, printReading, progressPrinter } from "./print-results.js";
import { evaluateReading, type ReadingEvaluation } from "./reading/evaluate-reading.js";
import { distillation, layersOf, type Phase, type Recipe, recipes } from "./recipe.js";
import { writeStoppedPhase } from "./stopped-phase.js";
import { writeStudentStart } from "./student-start.js";
import { writeWiderCheckpoint } from "./wider-vocabulary.js";

/** Where a training works and by what. */
interface Workplace {
  readonly work: string;
  readonly threads: number;
  readonly device: "cpu" | "cuda";
  /** MiB */
  readonly memory?: number;
}
type RecipeName = keyof typeof recipes;

const inRepository = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** What the shipped model was converted from, and the student that was distilled from it. */
const keptCheckpoint = inRepository("recipes/chatglm-mini/checkpoint");
const keptStudent = inRepository("recipes/chatglm-mini/student");

const program = new Command("chatglm-mini").description("The recipe of models/chatglm-mini.");
const workOption = new Option("--work <folder>", "where data, states and checkpoints go").default(
  inRepository(".cache/chatglm-mini"),
);
const deviceOption = new Option("--device <device>", "what computes").choices(["cpu", "cuda"]).default("cpu");
const memoryOption = new Option("--memory <MiB>", "MiB for activations (default: 1024, on cuda 32768)").argParser(Number);

program
  .command("train")
  .description("make data and tokenizer, train, convert; a stopped run goes on where it was")
  .addOption(workOption)
  .addOption(
    new Option("--recipe <name>", "full, or a shortened run that learns little").choices(Object.keys(recipes)).default("full"),
  )
  .option("--threads <n>", "processors to use", Number, availableParallelism())
  .addOption(deviceOption)
  .addOption(memoryOption)
  .option("--out <folder>", "the converted model", inRepository("models/chatglm-mini"))
  .option("--checkpoint <folder>", "the same before conversion, in half precision", keptCheckpoint)
  .option("--start <phase>", "go on from --from with this phase instead of from nothing")
  .option("--from <folder>", "the checkpoint that the phase before it made", keptCheckpoint)
  .option("--last <phase>", "stop after this phase, before converting")
  .action(async (options: Workplace & Part & { recipe: RecipeName; out: string; checkpoint: string }) => {
    const recipe = partOf(recipes[options.recipe], options);
    const trained = await trainPhases(recipe, options, options.start === undefined ? undefined : options.from);
    if (options.last !== undefined) return;
    await writeHalfCheckpoint(trained, options.checkpoint);
    await publish(recipes[options.recipe], options);
  });

program
  .command("stopped")
  .description("write the checkpoint that a stopped phase has come to, to be measured or gone on from")
  .argument("<phase>")
  .argument("<out>", "the checkpoint's folder")
  .addOption(workOption)
  .requiredOption("--from <folder>", "the checkpoint that the phase began with: WORK/PHASE-start where the vocabulary widened")
  .action(async (phase: string, out: string, { work, from }: { work: string; from: string }) => {
    console.log(`${out}: ${await writeStoppedPhase(from, join(work, `${phase}.training`), out)} steps`);
  });

program
  .command("data")
  .description("make vocabulary and training data alone, as train does before it begins")
  .addOption(workOption)
  .addOption(new Option("--recipe <name>", "as for train").choices(Object.keys(recipes)).default("full"))
  .action(async ({ work, recipe }: { work: string; recipe: RecipeName }) => {
    await makeTokenizer(recipes[recipe], work);
    for (const phase of recipes[recipe].phases) console.log(await writeTrainingData(join(work, "data"), phase));
  });

program
  .command("distill")
  .description("train the student with the trained model as its teacher")
  .addOption(workOption)
  .addOption(new Option("--recipe <name>", "as for train").choices(Object.keys(recipes)).default("full"))
  .option("--threads <n>", "processors to use", Number, availableParallelism())
  .addOption(deviceOption)
  .addOption(memoryOption)
  .option("--teacher <folder>", "a checkpoint", keptCheckpoint)
  .option("--checkpoint <folder>", "the student before conversion, in half precision", keptStudent)
  .addOption(
    new Option(
      "--without <part>",
      "as long and on the same data, but by itself, to see what a teacher is worth: without its answers, or without its layers too",
    ).choices(["answers", "teacher"]),
  )
  .action(async (options: Workplace & StudentOptions & { recipe: RecipeName }) => {
    await trainStudent(recipes[options.recipe], options);
  });

program
  .command("precisions")
  .description("convert the trained model to fp32, int8 and int4 beside each other, for `evaluate`")
  .addOption(workOption)
  .option("--checkpoint <folder>", "what to convert", keptCheckpoint)
  .action(async ({ work, checkpoint }: { work: string; checkpoint: string }) => {
    for (const precision of ["fp32", "int8", "int4"] as const) {
      const out = join(work, precision);
      await convertCheckpoint({ checkpoint, out, ...shipped, precision });
      console.log(out);
    }
  });

program
  .command("evaluate")
  .description("ask models questions with names and wordings that no training has seen")
  .argument("[models...]", "converted models' folders", [inRepository("models/chatglm-mini")])
  .option("--count <n>", "questions of each task and language", Number, 100)
  .addOption(new Option("--split <split>", "train: names and wordings as in training").choices(["train", "test"]).default("test"))
  .addOption(
    new Option("--questions <words>", "of the test: the generator's kept ones, or somebody else's")
      .choices(["kept", "unseen"])
      .default("kept"),
  )
  .addOption(new Option("--scale <scale>", "how much evidence").choices(["plain", "short", "medium", "full"]).default("full"))
  .option("--threads <n>", "processors to use", Number)
  .option("--misses", "print what went wrong")
  .option("--json", "print JSON")
  .action(
    async (
      models: string[],
      options: {
        count: number;
        split: "train" | "test";
        scale: Scale;
        questions: "kept" | "unseen";
        threads?: number;
        misses?: true;
        json?: true;
      },
    ) => {
      const results: Record<string, Evaluation> = {};
      for (const model of models) {
        results[model] = await evaluate({
          model,
          ...options,
          onMiss: options.misses && printMiss,
        });
        if (!options.json) printEvaluation(model, results[model]);
      }
      if (options.json) console.log(JSON.stringify(results, undefined, 2));
    },
  );

program
  .command("evaluate-reading")
  .description("ask models about things, and by relations, that no training has seen")
  .argument("[models...]", "converted models' folders", [inRepository("models/chatglm-mini")])
  .option("--count <n>", "questions of each task and language", Number, 50)
  .option("--threads <n>", "processors to use", Number)
  .option("--misses", "print what went wrong")
  .option("--json", "print JSON")
  .action(async (models: string[], options: { count: number; threads?: number; misses?: true; json?: true }) => {
    const results: Record<string, ReadingEvaluation> = {};
    for (const model of models) {
      results[model] = await evaluateReading({
        model,
        ...options,
        onMiss: options.misses && printMiss,
      });
      if (!options.json) printReading(model, results[model]);
    }
    if (options.json) console.log(JSON.stringify(results, undefined, 2));
  });

/** MiB for activations. A GPU's memory is there to be filled. */
const usualMemory = { cpu: 1024, cuda: 32_768 } as const;

/** Blocks of 64 fill the rows of 192 and 512 weights. */
const shipped = {
  precision: "int8",
  blockSize: 64,
  chatFormat: "chatglm3",
  promptForm: "quoted-lines",
  copying: { frame: copyingFrame() },
  overwrite: true,
} as const;

await program.parseAsync();

/** Which phases of a recipe are run. */
interface Part {
  readonly start?: string;
  readonly from: string;
  readonly last?: string;
}

function partOf(recipe: Recipe, { start, last }: Part): Recipe {
  const place = (name: string | undefined, otherwise: number): number => {
    if (name === undefined) return otherwise;
    const index = recipe.phases.findIndex((phase) => phase.name === name);
    if (index < 0) throw new Error(`the recipe has no phase ${name}`);
    return index;
  };
  return { ...recipe, phases: recipe.phases.slice(place(start, 0), place(last, recipe.phases.length) + 1) };
}

/** One phase after the other, from nothing or from a checkpoint. @returns the checkpoint at the end */
async function trainPhases(recipe: Recipe, workplace: Workplace, start: string | undefined): Promise<string> {
  const { work } = workplace;
  await mkdir(work, { recursive: true });
  let from = start;
  for (const phase of recipe.phases) {
    const out = join(work, phase.name);
    if (phase.widens && from !== undefined) from = await widened(from, join(work, `${phase.name}-start`));
    if (!(await isThere(join(out, "config.json")))) {
      const tokenizer = from === undefined ? await makeTokenizer(recipe, work) : "";
      const config = from === undefined ? await writeConfig(work, tokenizer, layersOf.model) : "";
      await train({
        ...(from === undefined ? { config, tokenizer } : { from }),
        ...(await phaseOptions(phase, workplace)),
        out,
      });
    }
    from = await afterPhase(phase, out, from);
  }
  if (from === undefined) throw new Error("a recipe without phases");
  return from;
}

async function widened(from: string, out: string): Promise<string> {
  if (!(await isThere(join(out, "config.json")))) await writeWiderCheckpoint(from, out);
  return out;
}

/** What a phase made, or its mean with what it began with. */
async function afterPhase({ share }: Phase, out: string, before: string | undefined): Promise<string> {
  if (share === undefined || before === undefined) return out;
  const mean = `${out}-mean`;
  await writeHalfCheckpoint(out, mean, { of: before, share: 1 - share });
  return mean;
}

/** Trains the vocabulary, where it isn't there yet; returns its path. */
async function makeTokenizer({ tokenizer: { seed, examples } }: Recipe, work: string): Promise<string> {
  await mkdir(work, { recursive: true });
  const tokenizer = join(work, "tokenizer.model");
  if (!(await isThere(tokenizer))) await writeFile(tokenizer, miniTokenizer(seed, examples, await corpusTexts()));
  return tokenizer;
}

interface StudentOptions {
  readonly teacher: string;
  /** Not written when the student learns by itself. */
  readonly checkpoint: string;
  /** "answers": it begins with its teacher's layers and hears nothing; "teacher": with random weights. */
  readonly without?: "answers" | "teacher";
}

/** The student with what its teacher says, or by itself: as long, on the same data. */
async function trainStudent({ student }: Recipe, options: Workplace & StudentOptions): Promise<void> {
  const { work, teacher, checkpoint, without } = options;
  await mkdir(work, { recursive: true });
  const tokenizer = join(teacher, "tokenizer.model");
  const config = await writeConfig(work, tokenizer, layersOf.student);
  let from: string | undefined;
  if (without === "answers") {
    from = join(work, "student-start");
    await writeStudentStart(teacher, config, from);
  }
  const made = without === undefined ? "distilled" : `without-${without}`;
  for (const phase of student) {
    const out = join(work, `${phase.name}-${made}`);
    if (!(await isThere(join(out, "config.json")))) {
      const start = from === undefined ? { config, tokenizer } : { from };
      const common = { ...(await phaseOptions(phase, options)), ...start, out };
      const { stateWeight } = phase;
      await (without ? train(common) : distill({ ...common, ...distillation, stateWeight, teacher }));
    }
    from = out;
  }
  if (from === undefined) return;
  await convertCheckpoint({ checkpoint: from, out: join(work, `student-${made}-int8`), ...shipped });
  if (!without) await writeHalfCheckpoint(from, checkpoint);
}

async function phaseOptions(
  phase: Phase,
  { work, threads, device, memory = usualMemory[device] }: Workplace,
): Promise<
  Pick<
    Parameters<typeof train>[0],
    | "data"
    | "length"
    | "batchTokens"
    | "steps"
    | "learningRate"
    | "finalRate"
    | "seed"
    | "threads"
    | "device"
    | "activationBytes"
    | "resume"
    | "onProgress"
    | "heldOut"
    | "optimiser"
    | "warmup"
    | "checkpointEvery"
    | "maxSkipped"
  >
> {
  const { name, examples, seed, length, batchTokens, steps, learningRate, finalRate, method } = phase;
  return {
    data: await writeTrainingData(join(work, "data"), phase),
    length,
    batchTokens,
    steps,
    learningRate,
    finalRate,
    seed,
    threads,
    device,
    activationBytes: memory * 2 ** 20,
    optimiser: { method },
    warmup: 0.03,
    // The longest conversations don't fit a row.
    maxSkipped: Math.ceil(examples / 5),
    resume: true,
    checkpointEvery: 50,
    heldOut: 0.005,
    onProgress: progressPrinter(name),
  };
}

/** Converts the checkpoint into the folder that is shipped; the logs of all phases go with it. */
async function publish(
  { phases }: Recipe,
  { work, checkpoint, out }: { readonly work: string; readonly checkpoint: string; readonly out: string },
): Promise<void> {
  const card = await readFile(inRepository("recipes/chatglm-mini/model-card.md"), "utf8");
  const earlier = await linesOf(join(out, "training-log.jsonl"));
  await convertCheckpoint({ checkpoint, out, ...shipped });
  const logs = await Promise.all(
    phases.map(async ({ name }) => {
      const lines = await linesOf(join(work, name, "training-log.jsonl"));
      // What was run elsewhere, before this run's --start, has its lines already.
      if (lines.length === 0) return earlier.filter((line) => JSON.parse(line).phase === name);
      return lines.map((line) => JSON.stringify({ phase: name, ...shortened(JSON.parse(line)) }));
    }),
  );
  await writeFile(
    join(out, "training-log.jsonl"),
    logs
      .flat()
      .map((line) => `${line}\n`)
      .join(""),
  );
  await writeFile(join(out, "README.md"), card);
}

async function linesOf(file: string): Promise<string[]> {
  return (await isThere(file)) ? (await readFile(file, "utf8")).split("\n").filter((line) => line !== "") : [];
}

/** A line of a log in five digits, without what it says twice. */
function shortened({ crossEntropy, ...entry }: Readonly<Record<string, number>>): Record<string, number> {
  const whole = crossEntropy === undefined || crossEntropy === entry["loss"] ? entry : { ...entry, crossEntropy };
  const short = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(5)));
  return Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, short(value)]));
}

async function writeConfig(work: string, tokenizer: string, layers: number): Promise<string> {
  const { size } = tokenizerFromBytes(await readFile(tokenizer), { file: tokenizer });
  const path = join(work, `config-${layers}.json`);
  // ChatGLM3's nine special tokens follow the pieces.
  await writeFile(path, `${JSON.stringify(miniConfig(Math.ceil((size + 9) / 64) * 64, layers), undefined, 2)}\n`);
  return path;
}

async function corpusTexts(): Promise<string[]> {
  const folder = inRepository("examples/corpus");
  const documents = (await readdir(join(folder, "documents"))).sort().map((name) => join("documents", name));
  return Promise.all([...documents, "facts.ttl"].map((name) => readFile(join(folder, name), "utf8")));
}
