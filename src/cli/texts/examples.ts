/** Examples of each command, by its path. `$1` and `$2` stand for what each language says in its own words. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  "": ['ask "$1" --documents ./docs', "chat", "pull chatglm3-6b --convert int4"],
  pull: [
    "pull chatglm3-6b",
    "pull chatglm3-6b --from modelscope --convert int4",
    "pull THUDM/chatglm3-6b --mirror https://hf-mirror.com",
  ],
  convert: ["convert ./chatglm3-6b -o ./chatglm3-6b-int4 -p int4"],
  see: ["see photo.png", "see photo.png --out boxes.png", "see scan.jpg --json"],
  verify: ["verify ./chatglm3-6b-int4"],
  doctor: ["doctor", "doctor --model ./chatglm3-6b-int4 --json"],
  ask: [
    'ask "$1" --documents ./docs',
    'ask -g facts.ttl "$2"',
    "ask --config answering.json --json -",
    "ask - --base-url http://127.0.0.1:8000/v1 -m chatglm3-6b",
  ],
  chat: [
    "chat --model ./chatglm3-6b-int4",
    "chat --documents ./docs --graph facts.ttl",
    "chat --config answering.json --session talk.json",
  ],
  serve: ["serve --model ./chatglm3-6b-int4", "serve -c answering.json -p 9000 --api-key-file keys.txt"],
  worker: ["worker --executor redis://queue:6379 --documents ./docs", "worker --executor redis://queue:6379 --only generate"],
  init: ["init", "init --documents ./docs --model ./chatglm3-6b-int4 --yes"],
  sources: ["sources --config answering.json", 'sources -d ./docs --find "$1"'],
  index: ["index -d ./docs -e ./multilingual-e5-small", "index --config answering.json"],
  cache: ["cache stats", 'cache get "$1"'],
  "cache stats": ["cache stats --json"],
  "cache list": ["cache list"],
  "cache clear": ["cache clear"],
  "cache verify": ["cache verify"],
  "cache get": ['cache get "$1"'],
  "cache delete": ['cache delete "$1"'],
  perplexity: ["perplexity --model ./chatglm3-6b-int4 --text wiki.txt"],
  tokenize: ["tokenize --model ./chatglm3-6b-int4"],
  train: ["train --data ./dialogues --from ./weights --out ./trained"],
  distill: ["distill --teacher ./large --student config.json -o ./small"],
  completion: ["completion bash", "completion fish"],
};

/** The examples of a command, without the program's name. Empty for one that has none. */
export function examplesOf(path: string, [first, second]: readonly [string, string]): string[] {
  return (EXAMPLES[path] ?? []).map((example) => example.replace("$1", first).replace("$2", second));
}
