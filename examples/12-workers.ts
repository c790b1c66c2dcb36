/**
 * The same chain on workers: `redis-server &`, then `npx tsx examples/12-workers.ts redis://127.0.0.1:6379`. The worker here runs in the same process;
 * anywhere else it is `langchain-chatglm worker --executor redis://…` with the same model, sources and options.
 */
import { boxedModel, ChatGLMChatModel, createAnswerChain, GraphSource } from "langchain-chatglm";
import { bullmqExecutor, createWorker, replyHandlers } from "langchain-chatglm/distributed";

const [connection] = process.argv.slice(2);
if (connection === undefined) {
  console.log("Say where the queues are: npx tsx examples/12-workers.ts redis://127.0.0.1:6379");
} else {
  await using model = new ChatGLMChatModel({ model: boxedModel(), temperature: 0 });
  const options = { model, cache: false as const, sources: [new GraphSource({ path: "examples/corpus/facts.ttl" })] };
  const handlers = { ...createAnswerChain(options).jobHandlers, ...replyHandlers(model.backend) };
  await using _worker = await createWorker({ connection, handlers });

  await using executor = bullmqExecutor({ connection });
  const answer = createAnswerChain({ ...options, executor });
  console.log((await answer.invoke("Who founded the Tingquan tea museum, and where was Lin Yue's teacher born?")).text);

  const remote = new ChatGLMChatModel({ executor, model: "chatglm-mini", temperature: 0, maxTokens: 32 });
  for await (const chunk of await remote.stream("你好")) process.stdout.write(chunk.text);
  console.log();
}
