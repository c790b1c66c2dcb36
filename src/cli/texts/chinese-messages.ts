/**
 * What the library's errors say, in Chinese: sentences and remedies that people at the command line meet. `{}` stands for a name, number or reason, which is
 * put where the Chinese has it, in the same order or by its number. What isn't here is shown as it was written.
 */
const SENTENCES: readonly (readonly [english: string, chinese: string])[] = [
  // Files and folders.
  ["{} does not exist.", "{} 不存在。"],
  ["The folder {} doesn't exist.", "文件夹 {} 不存在。"],
  ["{} exists.", "{} 已存在。"],
  ["{} is missing.", "缺少 {}。"],
  ["{} already exists and is not empty.", "{} 已存在，而且不是空的。"],
  ["{} is a file or lies below one; it has to be a folder.", "{} 是文件或位于文件之下；这里须是文件夹。"],
  ["{} can't be made into a folder: {}.", "无法把 {} 建为文件夹：{}。"],
  ["Can't read {}: {}.", "无法读取 {}：{}。"],
  ["Can't read {}.", "无法读取 {}。"],
  ["Can't read {}: it is not a regular file.", "无法读取 {}：它不是普通文件。"],
  ["Can't write {}: {}.", "无法写入 {}：{}。"],
  ["{} can't be read: {}.", "无法读取 {}：{}。"],
  ["{} can't be loaded: {}.", "无法载入 {}：{}。"],
  ["{} cannot be opened: {}.", "无法打开 {}：{}。"],
  ["{} cannot be read: {}.", "无法读取 {}：{}。"],
  ["{} could not be read.", "无法读取 {}。"],
  ["{} is damaged: {}.", "{} 已损坏：{}。"],
  ["{} is not JSON ({}).", "{} 不是 JSON（{}）。"],
  ["{} is not JSON.", "{} 不是 JSON。"],
  ["{} is no configuration.", "{} 不是配置文件。"],
  ["{} holds a key or password.", "{} 中有密钥或密码。"],
  ["there is no field {}.", "没有 {} 这个字段。"],
  ["{}: there is no field {}.", "{}：没有 {} 这个字段。"],
  ["{}: {} holds a key or password.", "{}：{} 中有密钥或密码。"],
  ["{}: the environment has no variable {}.", "{}：没有设置环境变量 {}。"],
  ["Set {}.", "请设置 {}。"],
  ["Create it first.", "请先建好它。"],
  ["Check that the file exists and may be read.", "请确认文件存在且可读。"],
  ["Check that the path exists and may be read.", "请确认路径存在且可读。"],
  ["Replace it with --force, or write another with --out.", "用 --force 替换它，或用 --out 另写一个。"],
  ["Name another folder with --out, or remove this one.", "请用 --out 换一个文件夹，或删除现有的。"],
  ["Choose another folder, or overwrite this one (--overwrite).", "请换一个文件夹，或用 --overwrite 覆盖它。"],
  ["An editor shows the fields there are, by the file's $schema.", "编辑器可按文件中的 $schema 显示可用的字段。"],
  ["Standard input holds more than the {} bytes allowed.", "标准输入超过了 {} 字节的上限。"],
  ["The input ended before the last answer.", "输入在最后一个回答之前就结束了。"],
  ["Name a file or a folder.", "请指定文件或文件夹。"],
  // Models.
  ["There is no model folder {}.", "没有模型文件夹 {}。"],
  ["{} is a file, not a model folder.", "{} 是文件，不是模型文件夹。"],
  ["{} is not a converted model: {} is missing.", "{} 不是转换好的模型：缺少 {}。"],
  [
    "{} is not a converted model: {} is missing; it looks like a checkpoint.",
    "{} 不是转换好的模型：缺少 {}；它像是未转换的权重。",
  ],
  ["{}: format version {} is unknown; this release reads 1.", "{}：不认识的格式版本 {}；这个版本读取 1。"],
  [
    "Convert a checkpoint: langchain-chatglm convert CHECKPOINT --out DIR --precision int4",
    "请转换权重：langchain-chatglm convert 权重 --out 文件夹 --precision int4",
  ],
  ["{} is not a converted model (no {}), so it is not overwritten.", "{} 不是转换好的模型（没有 {}），所以不会覆盖它。"],
  ["{}: the model has no tokenizer, so it can't read or write text.", "{}：模型没有分词器，不能读写文本。"],
  ["{}: the tokenizer has {} tokens, the model's vocabulary {}.", "{}：分词器有 {} 个 token，模型的词表有 {} 个。"],
  ["{}: its sha256 is {}, the manifest says {}.", "{}：sha256 为 {}，清单中为 {}。"],
  ["{} holds no weights ({}).", "{} 中没有权重（{}）。"],
  ["{} cannot be read as a checkpoint folder: {}.", "无法把 {} 当作权重文件夹读取：{}。"],
  ["{} holds a LoRA adapter ({}), not a model.", "{} 中是 LoRA 适配器（{}），不是模型。"],
  ["{}: it is one of {} parts.", "{}：它是 {} 个分片之一。"],
  ["{}: the converted model needs {} bytes{}.", "{}：转换后的模型需要 {} 字节{}。"],
  ["device: {} can't run {}, whose graph is written for the processor.", "device：{} 不能运行 {}，它的计算图是为处理器写的。"],
  ["{} can't be run on {}: {}.", "{} 不能在 {} 上运行：{}。"],
  ["Convert the checkpoint again, with its own tokenizer.", "请用它自己的分词器重新转换权重。"],
  [
    "Convert the checkpoint again with `langchain-chatglm convert … --target plain`.",
    "请用 `langchain-chatglm convert … --target plain` 重新转换。",
  ],
  ["Convert the checkpoint again; if it persists, its weights are damaged.", "请重新转换；若仍如此，则是权重损坏。"],
  ["Convert the original checkpoint instead.", "请改为转换原始权重。"],
  [
    "Check it with `langchain-chatglm verify DIR`, or convert the checkpoint again.",
    "请用 `langchain-chatglm verify 文件夹` 检查，或重新转换权重。",
  ],
  ["Download the checkpoint's files again: the folder is incomplete.", "请重新下载权重：文件夹不完整。"],
  [
    "Pass the folder that holds config.json and the weights, or a GGUF file.",
    "请指定含有 config.json 和权重的文件夹，或 GGUF 文件。",
  ],
  ["Update langchain-chatglm, or convert the checkpoint again.", "请更新 langchain-chatglm，或重新转换权重。"],
  ["Free some space, choose a smaller precision, or write to another disk.", "请腾出空间、选择更低的精度，或写到别的磁盘。"],
  ["Open the model again.", "请重新打开模型。"],
  ["The conversation holds a picture; ChatGLM reads text only.", "对话中有图片，而 ChatGLM 只读文字。"],
  ["The model computed logits that are not finite numbers.", "模型算出了非有限的数值。"],
  ["The conversion was stopped; nothing was left behind.", "转换已停止，没有留下任何文件。"],
  // Requests.
  ["{} tokens are more than the model's context of {}.", "共 {} 个 token，超过模型 {} 个的上下文。"],
  ["{} tokens are more than the KV cache has room for: {}.", "共 {} 个 token，超过键值缓存的容量：{}。"],
  ["Shorten the input by at least {} tokens.", "请至少缩短 {} 个 token。"],
  ["Raise kvCacheBytes or shorten the input.", "请调大 kvCacheBytes，或缩短输入。"],
  ["The question is empty.", "问题是空的。"],
  ["The question has {} characters; the most is {}.", "问题有 {} 个字符，最多 {} 个。"],
  ["Ask a shorter question, and give long text as a document.", "请缩短问题，把长文作为文档提供。"],
  ["{} took longer than {} ms.", "{} 用时超过 {} 毫秒。"],
  ["A step of {} sequences failed: {}", "{} 个序列的一步计算失败：{}"],
  ["Try again later or raise maxQueuedRequests.", "请稍后再试，或调大 maxQueuedRequests。"],
  ["Ask again: the next question starts another.", "请再问一次：会另起一个。"],
  // Servers and downloads.
  ["Which model of {} is meant?", "要用 {} 上的哪个模型？"],
  ["Name it as the server does: --model chatglm3-6b.", "请写服务器上的名称：--model chatglm3-6b。"],
  ["{}: there is no such model or file (404).", "{}：没有这个模型或文件（404）。"],
  ["{}: not allowed ({}).", "{}：没有权限（{}）。"],
  ["{}: the server answered {}.", "{}：服务器回应 {}。"],
  ["Check its name, and --revision.", "请检查名称和 --revision。"],
  ["The download was stopped; what is there already is kept.", "下载已停止；已下载的部分会保留。"],
  ["Nothing was fetched.", "没有下载任何文件。"],
  ["{}: the disk is full; what came is kept.", "{}：磁盘已满；已下载的部分会保留。"],
  ["Free some space, and pull again.", "请腾出空间后重新下载。"],
  ["{}: {} bytes are still to come, and {} are free.", "{}：还需 {} 字节，只剩 {} 字节。"],
  ["Free some space, or name a folder on another disk with --out.", "请腾出空间，或用 --out 指定别的磁盘上的文件夹。"],
  ["{} names no model.", "{} 不是模型的名称。"],
  [
    "Give owner/name, such as THUDM/chatglm3-6b, or a short name such as chatglm3-6b.",
    "请写 所有者/名称，如 THUDM/chatglm3-6b，或简称，如 chatglm3-6b。",
  ],
  [
    "{}: an http or https address without user and query is needed, such as https://hf-mirror.com.",
    "{}：须是不含用户名和查询参数的 http 或 https 网址，如 https://hf-mirror.com。",
  ],
  ["The server can't listen on {}, port {}: {}.", "服务器无法在 {} 的端口 {} 上监听：{}。"],
  ["host: others can reach {}, and no key is needed.", "host：别人能访问 {}，却不需要密钥。"],
  ["Give keys, or listen on 127.0.0.1.", "请提供密钥，或在 127.0.0.1 上监听。"],
  ["limits.perScope: without keys nobody can be told from anybody else.", "limits.perScope：没有密钥就分不清谁是谁。"],
  ["Give keys, or leave limits.perScope out.", "请提供密钥，或去掉 limits.perScope。"],
  ["{} holds no key.", "{} 中没有密钥。"],
  ["{}, line {}: a key and its scope are needed.", "{} 第 {} 行：须是密钥和它的作用域。"],
  ["The key file {} can't be read: {}.", "无法读取密钥文件 {}：{}。"],
  ["Key {} of {} is not 32 bytes in base64 or hexadecimal.", "{2} 的第 {1} 个密钥不是 32 字节的 base64 或十六进制。"],
  ["--executor: {} is no address.", "--executor：{} 不是地址。"],
  ["Check that the server runs, and the address, user and password.", "请确认服务器在运行，地址、用户名和密码无误。"],
  // Sources.
  ['{}: another source is named "{}" too.', "{}：另有一个来源也叫“{}”。"],
  ["{} need the package {}, which is not installed.", "{} 需要软件包 {}，尚未安装。"],
  [
    "SQLite databases need the package @sqlite.org/sqlite-wasm, which is not installed.",
    "SQLite 数据库需要软件包 @sqlite.org/sqlite-wasm，尚未安装。",
  ],
  ["Reading text in pictures needs a model: the package {} is not installed.", "识别图片中的文字需要模型：软件包 {} 尚未安装。"],
  ["A model on a server needs the package openai.", "使用服务器上的模型需要软件包 openai。"],
  ["Run `{}`.", "请运行 `{}`。"],
  ["{} can't be read as a picture: {}.", "无法把 {} 当作图片读取：{}。"],
  ["{}: a query took longer than {} ms.", "{}：查询用时超过 {} 毫秒。"],
  ["Raise timeout, or add an index to the table.", "请调大 timeout，或为表建索引。"],
  ["{}: it is missing.", "缺少 {}。"],
  [
    "Pass the folder of a Hugging Face checkpoint, with its config.json.",
    "请指定 Hugging Face 权重的文件夹，其中须有 config.json。",
  ],
  ["The download is incomplete or damaged: fetch this file again.", "下载不完整或已损坏：请重新下载这个文件。"],
  ["Convert the checkpoint again, or copy the file again.", "请重新转换权重，或重新复制这个文件。"],
  ["Put it into an environment variable, and name that here: {}.", "请放进环境变量，并在这里写变量名：{}。"],
  ["`langchain-chatglm init` writes such a file.", "`langchain-chatglm init` 会写出这样的文件。"],
  ["Give each source a name of its own.", "请给每个来源各起一个名称。"],
  [
    "Give redis://host:6379, rediss://host:6380 or postgresql://user@host/database.",
    "请写 redis://主机:6379、rediss://主机:6380 或 postgresql://用户@主机/数据库。",
  ],
  ['No worker takes jobs of the kind "{}".', "没有工作进程接受“{}”类任务。"],
  ["Start one that does: langchain-chatglm worker.", "请启动一个：langchain-chatglm worker。"],
  ['--only: there is nobody here for jobs of the kind "{}".', "--only：这里没有谁能做“{}”类任务。"],
  ["Kinds: {}.", "可用的种类：{}。"],
  ["The download broke off before it began: fetch this file again.", "下载还没开始就中断了：请重新下载这个文件。"],
  [
    "`langchain-chatglm doctor` says what works on this machine and what the rest needs.",
    "`langchain-chatglm doctor` 会说明这台机器上什么可用、其余的需要什么。",
  ],
  // Models on servers.
  ["{} answered {}.", "{} 回应 {}。"],
  ["{} answered {}: {}.", "{} 回应 {}：{}。"],
  ["The request to {} failed ({}).", "向 {} 的请求失败（{}）。"],
  ["{} cut the connection ({}).", "{} 断开了连接（{}）。"],
  ["Check the address and that the server runs.", "请检查地址，并确认服务器在运行。"],
  ["Check apiKey.", "请检查 apiKey。"],
  ["Check model and baseUrl, which usually ends in /v1.", "请检查 model 和 baseUrl（通常以 /v1 结尾）。"],
  [
    "Check that baseUrl is the address of an OpenAI-compatible API, usually ending in /v1.",
    "请确认 baseUrl 是兼容 OpenAI 的接口地址，通常以 /v1 结尾。",
  ],
  // Sources on the web, and in graph files.
  ["{} answered with status {}.", "{} 回应状态 {}。"],
  ["nobody listens there ({}).", "那里没有服务在监听（{}）。"],
  ["there is no such host ({}).", "没有这台主机（{}）。"],
  ["the name can't be resolved now ({}).", "现在无法解析主机名（{}）。"],
  ["the connection was cut ({}).", "连接中断（{}）。"],
  ["no connection in time ({}).", "连接超时（{}）。"],
  ["no answer in time ({}).", "回应超时（{}）。"],
  ["the host can't be reached ({}).", "无法到达这台主机（{}）。"],
  ["the network can't be reached ({}).", "网络不通（{}）。"],
  ["its certificate has expired ({}).", "证书已过期（{}）。"],
  ["its certificate is self-signed ({}).", "证书是自签名的（{}）。"],
  ["the request failed, ({}).", "请求失败（{}）。"],
  ["Check the key in `headers` or `secrets`.", "请检查 `headers` 或 `secrets` 中的密钥。"],
  ["Check the address.", "请检查地址。"],
  ["Check the address: it must be that of a SPARQL query endpoint.", "请检查地址：须是 SPARQL 查询端点。"],
  ["Check the address: it must be that of an API.", "请检查地址：须是接口的地址。"],
  ["If it is meant, name it in `allowPrivate`.", "若确要访问，请写入 `allowPrivate`。"],
  ["Check `server.command` and `server.cwd`.", "请检查 `server.command` 和 `server.cwd`。"],
  [
    "Check user and password; the user must be allowed to read the database and to call db.labels.",
    "请检查用户名和密码；该用户须能读取数据库并调用 db.labels。",
  ],
  ["no known ending.", "扩展名不认识。"],
  ["Name the file by its syntax: {}.", "请按语法命名文件：{}。"],
  ["can't be parsed.", "无法解析。"],
  ["Check the file with another RDF tool.", "请用其他 RDF 工具检查这个文件。"],
  ["Mend the file at that line.", "请修正文件中的那一行。"],
  ["not valid UTF-8 near byte {}.", "第 {} 字节附近不是有效的 UTF-8。"],
  ["more than {} bytes.", "超过 {} 字节。"],
  ["more than {} triples.", "超过 {} 条三元组。"],
  ["Raise maxBytes.", "请调大 maxBytes。"],
  ["Raise maxTriples.", "请调大 maxTriples。"],
  // Tables and pictures.
  ["there is no such file.", "没有这个文件。"],
  ["Check the path.", "请检查路径。"],
  ["database: {} databases can't be read.", "database：不能读取 {} 数据库。"],
  ["Name sqlite:FILE, postgresql://…, or files that end in {}.", "请写 sqlite:文件、postgresql://…，或以 {} 结尾的文件。"],
  [
    "Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with %40 for @ and %2F for / in the password.",
    "请写成 postgresql://用户:密码@主机:端口/数据库；密码中的 @ 写作 %40，/ 写作 %2F。",
  ],
  [
    "Pictures need the package sharp, which is not installed for this platform.",
    "读取图片需要软件包 sharp，这个平台上尚未安装。",
  ],
  ["Give PNG, JPEG, WebP or GIF.", "请用 PNG、JPEG、WebP 或 GIF。"],
  // Why a file was left out.
  ["binary", "二进制文件"],
  ["by its content it is {}", "从内容看是{}"],
  ["a picture", "图片"],
  ["an archive", "压缩包"],
  ["a SQLite database", " SQLite 数据库"],
  ["a Parquet file", " Parquet 文件"],
  ["an Excel workbook", " Excel 工作簿"],
  ["a PowerPoint presentation", " PowerPoint 演示文稿"],
  ["a conversation that chat kept", " chat 保存的对话"],
  ["a page that tells of an answer", "讲述某个回答的网页"],
  ["Run OCR on it first.", "请先对它做文字识别。"],
  ["Unpack it.", "请先解压。"],
  ["Save it as DOCX or PDF.", "请另存为 DOCX 或 PDF。"],
  ["Save its sheets as CSV.", "请把各工作表另存为 CSV。"],
  ["Save it as PDF.", "请另存为 PDF。"],
  ["Save a copy without a password.", "请另存一份不带密码的。"],
  ["Raise maxFileBytes.", "请调大 maxFileBytes。"],
  ["Change its permissions.", "请修改它的权限。"],
  ["Open it in a word processor and save it again.", "请用文字处理软件打开并重新保存。"],
  ["If the download broke off, fetch it again.", "如果下载中断过，请重新下载。"],
  ["in an unknown encoding", "编码不明"],
  ["not valid {}", "不是有效的 {}"],
  ["it is empty", "空文件"],
  ["it has no text", "没有文字"],
  ["it has no text: its pages are pictures or empty", "没有文字：页面是图片或空白"],
  ["it is damaged", "已损坏"],
  ["it is protected by a password", "有密码保护"],
  ["it may not be read", "没有读取权限"],
  ["nothing can be read in it", "其中识别不出文字"],
  ["changed while it was read", "读取时文件被改动"],
  ["{} bytes, more than {}", "{} 字节，超过 {}"],
  ["all files together are more than {}", "所有文件合计超过 {}"],
  ["line {} is not valid JSON", "第 {} 行不是有效的 JSON"],
  ["{} more lines are not valid JSON", "另有 {} 行不是有效的 JSON"],
  ["no line of it is valid JSON", "没有一行是有效的 JSON"],
  ["{} more were left out", "另有 {} 个未读取"],
  ["its reader ended", "读取它的线程结束了"],
  ["it takes more than {} seconds", "读取超过 {} 秒"],
  ["a page of it takes more than {} seconds", "其中一页的读取超过 {} 秒"],
  // The cache, conversations, training.
  ["Can't {} the answer cache in {}: {}.", "无法读写 {2} 中的答案缓存：{3}。"],
  ["Free some space, or give fileStore a folder that this user may write to.", "请腾出空间，或换一个可写的文件夹。"],
  ["{} holds no saved conversation.", "{} 中没有保存的对话。"],
  ["{} holds no saved conversation{}.", "{} 中没有保存的对话{}。"],
  ["Such a file is written by /save.", "这样的文件由 /save 写出。"],
  ["{} holds nothing to score.", "{} 中没有可计分的内容。"],
  ["{} holds no .jsonl file.", "{} 中没有 .jsonl 文件。"],
  ["Name a folder of .jsonl files.", "请指定含有 .jsonl 文件的文件夹。"],
  [
    "Training starts either from a checkpoint or from a config.json, and needs one of them.",
    "训练须从权重或 config.json 之一开始。",
  ],
  ["The training was stopped after {} of {} steps; {} holds its state.", "训练在第 {} / {} 步后停止；状态保存在 {}。"],
  ["Go on with --resume.", "用 --resume 继续。"],
];

/** What libraries say within a message of ours, or is put together of parts. */
const OTHERS: typeof SENTENCES = [
  ["it is no picture", "它不是图片"],
  ["Invalid input: expected {}, received {}.", "应为 {}，实际是 {}。"],
  ["Expected {} but got {} on line {}.", "第 {3} 行：应为 {1}，实际是 {2}。"],
  ["Unexpected {} on line {}.", "第 {2} 行：不该有 {1}。"],
  ["Undefined prefix {} on line {}.", "第 {2} 行：前缀 {1} 没有定义。"],
];

/** Reasons of the operating system, as they stand within a message. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOENT: no such file or directory/gu, "没有这个文件或文件夹（ENOENT）"],
  [/EACCES: permission denied/gu, "没有权限（EACCES）"],
  [/EPERM: operation not permitted/gu, "操作不被允许（EPERM）"],
  [/EISDIR: illegal operation on a directory/gu, "这是文件夹（EISDIR）"],
  [/ENOTDIR: not a directory/gu, "不是文件夹（ENOTDIR）"],
  [/ENOSPC: no space left on device/gu, "磁盘已满（ENOSPC）"],
  [/EROFS: read-only file system/gu, "文件系统只读（EROFS）"],
  [/EADDRINUSE: address already in use/gu, "端口已被占用（EADDRINUSE）"],
  [/ECONNREFUSED(?!）)/gu, "连接被拒绝（ECONNREFUSED）"],
];

/** A longer text isn't compared with the sentences. Characters. */
const LONGEST = 1_000;

interface Sentence {
  readonly pattern: RegExp;
  readonly chinese: string;
  /** Characters that are no place for a name: of two that fit, the one that says more is meant. */
  readonly said: number;
}

const sentences: readonly Sentence[] = [...SENTENCES, ...OTHERS]
  .map(([english, chinese]) => ({
    pattern: new RegExp(
      `^${english
        .split("{}")
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
        .join("(.+?)")}$`,
      "su",
    ),
    chinese,
    said: english.replaceAll("{}", "").length,
  }))
  .sort((a, b) => b.said - a.said);

/** Reasons within a sentence. */
const exact: ReadonlyMap<string, string> = new Map([...SENTENCES, ...OTHERS].filter(([english]) => !english.includes("{}")));

/** The English of every sentence, for a test that they are still said. */
export const translatedSentences: readonly string[] = SENTENCES.map(([english]) => english);

/** A message in Chinese, as far as it is known. @param remedy with which it ends. Defaults to whatever stands behind a sentence that is known */
export function chineseMessage(message: string, remedy: string | undefined): string {
  if (remedy !== undefined && message.endsWith(` ${remedy}`)) return said(message.slice(0, -remedy.length - 1)) + said(remedy);
  // A name within a sentence may be anything, and would take the next sentence in.
  for (const { index } of message.matchAll(/\. (?=\p{Lu})/gu)) {
    const [problem, rest] = [message.slice(0, index + 1), message.slice(index + 2)].map((part) => known(part) ?? placed(part));
    if (problem !== undefined && rest !== undefined) return problem + rest;
  }
  return known(message) ?? placed(message) ?? reasons(message);
}

function said(text: string): string {
  return known(text) ?? placed(text) ?? reasons(text);
}

/** Names that stand before what is wrong with them: `answering.json: sources.0: …`. */
const MOST_PLACES = 6;

/** What is known of something that a message names first. */
function placed(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  for (const { index } of [...text.matchAll(/: (?=\S)/gu)].slice(0, MOST_PLACES)) {
    const problem = known(text.slice(index + 2));
    if (problem !== undefined) return `${text.slice(0, index).replaceAll(": ", "：")}：${problem}`;
  }
  return undefined;
}

function known(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  for (const { pattern, chinese } of sentences) {
    const found = pattern.exec(text);
    if (found === null) continue;
    let next = 0;
    return chinese.replace(/\{(\d?)\}/gu, (_, place: string) => {
      next += 1;
      const part = found[place === "" ? next : Number(place)] ?? "";
      return exact.get(part) ?? reasons(part);
    });
  }
  return undefined;
}

function reasons(text: string): string {
  return REASONS.reduce((told, [english, chinese]) => told.replace(english, chinese), text);
}
