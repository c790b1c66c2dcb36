import type { ChatBackend, ReplyCall, ReplyEvent, ReplyRequest, ReplyTool } from "../chat/chat-backend.js";
import type { ChatMessage } from "../chat/chat-message.js";
import { ChatGLMError, fromErrorRecord, toErrorRecord } from "../errors.js";
import type { ScriptedReply } from "./scripted-model.js";
import type { Expect, SuiteCase } from "./test-runner.js";

/** A backend that plays a script, and one that can't answer. */
export interface ChatBackends {
  readonly backend: ChatBackend;
  /** Its folder is missing, its server is down: every call fails. */
  readonly broken: ChatBackend;
}

export interface ChatBackendCase extends SuiteCase<ChatBackends> {
  /** What the backend replies, turn by turn. */
  readonly replies: readonly ScriptedReply[];
}

const long = "Counting on: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.";
const weather: ReplyTool = {
  name: "get_weather",
  description: "The weather of a city.",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};
const user = (content: string): ChatMessage => ({ role: "user", content });
const request = (fields: Partial<ReplyCall> = {}): ReplyCall => ({ messages: [user("Hello?")], options: {}, ...fields });

async function read(events: AsyncIterable<ReplyEvent>): Promise<ReplyEvent[]> {
  const all: ReplyEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** What came before the end, and the error it ended with. */
async function outcome(
  events: AsyncIterable<ReplyEvent>,
  onEvent?: (event: ReplyEvent) => void,
): Promise<{ readonly given: readonly ReplyEvent[]; readonly error: unknown }> {
  const given: ReplyEvent[] = [];
  try {
    for await (const event of events) {
      given.push(event);
      onEvent?.(event);
    }
    return { given, error: undefined };
  } catch (error) {
    return { given, error };
  }
}

const textOf = (events: readonly ReplyEvent[]): string =>
  events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");

const finishOf = (events: readonly ReplyEvent[]): Extract<ReplyEvent, { type: "finish" }> => {
  const last = events.at(-1);
  if (last?.type === "finish") return last;
  throw new Error(`the last event is ${JSON.stringify(last)}, not finish`);
};

/** Each call's name and arguments, in the order of their numbers. */
function callsOf(events: readonly ReplyEvent[]): { id: string | undefined; name: string | undefined; args: unknown }[] {
  const calls: { id: string | undefined; name: string | undefined; args: string }[] = [];
  for (const event of events) {
    if (event.type !== "tool-call-delta") continue;
    const call = calls[event.index];
    if (call === undefined) calls[event.index] = { id: event.id, name: event.name, args: event.args };
    else call.args += event.args;
  }
  return calls.map((call) => ({ ...call, args: JSON.parse(call.args) as unknown }));
}

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !(value instanceof AbortSignal)) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

function expectStopped(given: readonly ReplyEvent[], error: unknown, expect: Expect): void {
  const last = given.at(-1);
  const ended = last?.type === "finish" ? last.reason : "nothing";
  expect(error === undefined ? ended : "thrown").toBe(error === undefined ? "abort" : "thrown");
}

/** What every ChatBackend does, whatever answers behind it. */
export const chatBackendCases: readonly ChatBackendCase[] = [
  {
    name: "streams text in order, and ends with one finish",
    replies: [long],
    run: async ({ backend }, expect) => {
      const events = await read(backend.reply(request()));
      expect(textOf(events)).toBe(long);
      expect(events.filter((event) => event.type === "text-delta").length).toBeGreaterThan(1);
      expect(events.filter((event) => event.type === "finish").length).toBe(1);
      expect(finishOf(events).reason).toBe("stop");
    },
  },
  {
    name: "tells the tokens with the last event",
    replies: [long],
    run: async ({ backend }, expect) => {
      const { usage } = finishOf(await read(backend.reply(request())));
      expect(usage?.promptTokens ?? 0).toBeGreaterThan(0);
      expect(usage?.outputTokens ?? 0).toBeGreaterThan(0);
    },
  },
  {
    name: "gives events and takes requests that are plain JSON",
    replies: [["I look.", { name: "get_weather", args: { city: "北京" } }]],
    run: async ({ backend }, expect) => {
      const call: ReplyRequest = { messages: [user("Weather?")], tools: [weather], options: { temperature: 0 } };
      for (const event of await read(backend.reply(JSON.parse(JSON.stringify(call))))) {
        expect(JSON.parse(JSON.stringify(event))).toEqual(event);
      }
      expect(JSON.parse(JSON.stringify([backend.identity, backend.capabilities, backend.defaults]))).toEqual([
        backend.identity,
        backend.capabilities,
        backend.defaults,
      ]);
    },
  },
  {
    name: "leaves the request as it was",
    replies: ["Fine."],
    run: async ({ backend }, expect) => {
      const call = frozen(request({ tools: [weather], toolChoice: "auto", options: { stop: ["§"] } }));
      expect(textOf(await read(backend.reply(call)))).toBe("Fine.");
    },
  },
  {
    name: "says that maxTokens cut the reply",
    replies: [long],
    run: async ({ backend }, expect) => {
      const events = await read(backend.reply(request({ options: { maxTokens: 3 } })));
      expect(finishOf(events).reason).toBe("length");
      expect(long.length).toBeGreaterThan(textOf(events).length);
      expect(long.startsWith(textOf(events))).toBe(true);
    },
  },
  {
    name: "ends before a stop string",
    replies: [long],
    run: async ({ backend }, expect) => {
      const events = await read(backend.reply(request({ options: { stop: ["four"] } })));
      expect(textOf(events).trimEnd()).toBe("Counting on: one two three");
      expect(finishOf(events).reason).toBe("stop");
    },
  },
  {
    name: "gives a tool's call by its number: name and id first, arguments joined",
    replies: [["I look.", { name: "get_weather", args: { city: "北京" } }]],
    run: async ({ backend }, expect) => {
      const events = await read(backend.reply(request({ tools: [weather] })));
      expect(textOf(events)).toBe("I look.");
      const [call, ...more] = callsOf(events);
      expect(more).toEqual([]);
      expect([call?.name, call?.args, typeof call?.id]).toEqual(["get_weather", { city: "北京" }, "string"]);
      expect(finishOf(events).reason).toBe("tool_calls");
    },
  },
  {
    name: "tells several calls apart",
    replies: [
      [
        { name: "get_weather", args: { city: "北京" } },
        { name: "get_weather", args: { city: "上海" } },
      ],
    ],
    run: async ({ backend }, expect) => {
      const calls = callsOf(await read(backend.reply(request({ tools: [weather] }))));
      expect(calls.map(({ args }) => args)).toEqual([{ city: "北京" }, { city: "上海" }]);
      expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
    },
  },
  {
    name: "reads calls and results back",
    replies: [[{ name: "get_weather", args: { city: "北京" } }], "It is sunny."],
    run: async ({ backend }, expect) => {
      const messages: ChatMessage[] = [
        { role: "system", content: "Be brief." },
        user("Weather?"),
        { role: "assistant", content: "", toolCalls: [{ id: "1", name: "get_weather", args: { city: "北京" } }] },
        { role: "tool", toolCallId: "1", content: "sunny" },
      ];
      expect(textOf(await read(backend.reply(request({ messages, tools: [weather] }))))).toBe("It is sunny.");
    },
  },
  {
    name: "keeps conversations that run at once apart",
    replies: ["To the first turn.", "To the second turn."],
    run: async ({ backend }, expect) => {
      const second = [user("One?"), { role: "assistant", content: "To the first turn." }, user("Two?")] as const;
      const replies = await Promise.all([read(backend.reply(request())), read(backend.reply(request({ messages: second })))]);
      expect(replies.map(textOf)).toEqual(["To the first turn.", "To the second turn."]);
    },
  },
  {
    name: "gives nothing under a signal that has fired",
    replies: [long],
    run: async ({ backend }, expect) => {
      const { given, error } = await outcome(backend.reply(request({ signal: AbortSignal.abort() })));
      expect(textOf(given)).toBe("");
      expectStopped(given, error, expect);
    },
  },
  {
    name: "stops when the signal fires, and answers the next call whole",
    replies: [long],
    run: async ({ backend }, expect) => {
      const controller = new AbortController();
      const events = backend.reply(request({ signal: controller.signal }));
      const { given, error } = await outcome(events, () => controller.abort());
      expectStopped(given, error, expect);
      expect(textOf(await read(backend.reply(request())))).toBe(long);
    },
  },
  {
    name: "lets a reader leave early, and answers the next call whole",
    replies: [long],
    run: async ({ backend }, expect) => {
      for await (const _ of backend.reply(request())) break;
      expect(textOf(await read(backend.reply(request())))).toBe(long);
    },
  },
  {
    name: "refuses a conversation without a message",
    replies: ["Fine."],
    run: async ({ backend }, expect) => {
      const { error } = await outcome(backend.reply(request({ messages: [] })));
      expect(error instanceof ChatGLMError ? error.code : error).toBe("INVALID_OPTION");
    },
  },
  {
    name: "fails with an error that is whole again after a journey as JSON",
    replies: ["Fine."],
    run: async ({ broken }, expect) => {
      const { given, error } = await outcome(broken.reply(request()));
      expect(given).toEqual([]);
      expect(error instanceof ChatGLMError).toBe(true);
      const again = fromErrorRecord(JSON.parse(JSON.stringify(toErrorRecord(error, "ENGINE_FAILED"))), "elsewhere");
      const { code, message, remedy } = error as ChatGLMError;
      expect([again.code, again.message, again.remedy]).toEqual([code, message, remedy]);
    },
  },
  {
    name: "counts a text's tokens",
    replies: ["Fine."],
    run: async ({ backend }, expect) => {
      const [short, longer] = [await backend.countTokens("one"), await backend.countTokens(long)];
      expect(short).toBeGreaterThan(0);
      expect(longer).toBeGreaterThan(short);
    },
  },
  {
    name: "counts the tokens of the prompt it writes, where it can",
    replies: [long],
    run: async ({ backend }, expect) => {
      const counted = await backend.countPromptTokens?.(request());
      const { usage } = finishOf(await read(backend.reply(request())));
      expect(counted ?? usage?.promptTokens).toBe(usage?.promptTokens);
    },
  },
  {
    name: "closes more than once, and opens again for a later call",
    replies: ["Fine."],
    run: async ({ backend }, expect) => {
      await backend.close();
      expect(textOf(await read(backend.reply(request())))).toBe("Fine.");
      await backend.close();
      await backend.close();
      expect(textOf(await read(backend.reply(request())))).toBe("Fine.");
    },
  },
];
