import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { ChatFormat, ChatTool, ChatTurn } from "../chat-format.js";
import { pythonJsonLine } from "../python-json.js";
import { requiredSpecialId } from "../special-id.js";

const toolHeading = `# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>`;
const toolInstruction = `</tools>

For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call>`;

/** Tokens of their own that a turn may hold, where the tokenizer has them. */
const marks = /(<\/?tool_call>|<\/?tool_response>)/;

/**
 * ChatML: `<|im_start|>`, the role's line, the content, `<|im_end|>` and a line break, per turn; then the assistant's beginning. Tools stand in the
 * system turn; results are a user's turn, as many as there are in a row.
 *
 * @param systemPrompt of conversations that have none. Defaults to no system turn.
 * @throws ChatGLMError TOKENIZER_INVALID when the tokenizer lacks a special token
 */
export function chatmlFormat(tokenizer: Tokenizer, systemPrompt?: string): ChatFormat {
  const [start, end] = [requiredSpecialId(tokenizer, "<|im_start|>"), requiredSpecialId(tokenizer, "<|im_end|>")];
  const endOfText = tokenizer.specialId("<|endoftext|>");
  const turnIds = ({ role, parts }: WrittenTurn): number[] => [
    start,
    ...encodeParts(tokenizer, [{ text: `${role}\n`, ours: false }, ...parts]),
    end,
    ...tokenizer.encode("\n"),
  ];
  return {
    stopIds: endOfText === undefined ? [end] : [end, endOfText],
    encode: (turns, tools = []) => [
      ...writtenTurns(withSystem(turns, tools, systemPrompt)).flatMap(turnIds),
      start,
      ...tokenizer.encode("assistant\n"),
    ],
  };
}

/** A stretch of a turn. In what is `ours`, marks are tokens; in what others said they are text. */
interface TurnPart {
  readonly text: string;
  readonly ours: boolean;
}

interface WrittenTurn {
  readonly role: "system" | "user" | "assistant";
  readonly parts: readonly TurnPart[];
}

/** Text that no token of its own stands in is encoded as one, whoever said it. */
function encodeParts(tokenizer: Tokenizer, parts: readonly TurnPart[]): number[] {
  const ids: number[] = [];
  let plain = "";
  for (const { text, ours } of parts) {
    for (const piece of ours ? text.split(marks) : [text]) {
      const id = ours && marks.test(piece) ? tokenizer.specialId(piece) : undefined;
      if (id === undefined) plain += piece;
      else {
        ids.push(...tokenizer.encode(plain), id);
        plain = "";
      }
    }
  }
  return [...ids, ...tokenizer.encode(plain)];
}

function withSystem(
  turns: readonly ChatTurn[],
  tools: readonly ChatTool[],
  systemPrompt: string | undefined,
): readonly ChatTurn[] {
  const [first, ...others] = turns;
  const [own, rest] = first?.role === "system" ? [first.content, others] : [systemPrompt, turns];
  if (tools.length === 0) return own === undefined ? rest : [{ role: "system", content: own }, ...rest];
  const shown = tools.map((tool) => `\n${pythonJsonLine({ type: "function", function: tool })}`);
  const content = `${own === undefined ? "" : `${own}\n\n`}${toolHeading}${shown.join("")}\n${toolInstruction}`;
  return [{ role: "system", content }, ...rest];
}

/** An assistant's text and its calls are one turn, as are results in a row. */
function writtenTurns(turns: readonly ChatTurn[]): WrittenTurn[] {
  const written: { role: WrittenTurn["role"]; parts: TurnPart[] }[] = [];
  let previous: ChatTurn["role"] | undefined;
  for (const { role, content, metadata } of turns) {
    const isResult = role === "observation";
    const isCall = role === "assistant" && metadata !== undefined;
    const said: TurnPart = { text: content, ours: isCall };
    const parts = isResult
      ? [{ text: "<tool_response>\n", ours: true }, said, { text: "\n</tool_response>", ours: true }]
      : [said];
    const last = written.at(-1);
    if (last !== undefined && role === previous && (isResult || isCall)) last.parts.push({ text: "\n", ours: false }, ...parts);
    else written.push({ role: isResult ? "user" : role, parts });
    previous = role;
  }
  return written;
}
