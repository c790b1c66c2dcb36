import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

/** What a test sees of a server. */
export interface TeaServerLog {
  readonly calls: { readonly tool: string; readonly args: Record<string, unknown> }[];
}

const teas = [
  { name: "Longjing", text: "Longjing is a green tea. It grows in Hangzhou.", yuan: 12.5 },
  { name: "Keemun", text: "Keemun is a black tea. It grows in Qimen.", yuan: 8 },
];

/** A server with tools of every kind: one that only reads, one that writes, ones that fail, hang, say too much or say nothing. */
export function teaServer(log: TeaServerLog): McpServer {
  const server = new McpServer({ name: "teas", version: "1" }, { capabilities: { resources: { listChanged: true } } });
  const note = (tool: string, args: Record<string, unknown>): void => void log.calls.push({ tool, args });
  const query = { query: z.string() };
  const reading = { readOnlyHint: true };
  server.registerTool("find_tea", { title: "Tea finder", inputSchema: query, annotations: reading }, (args) => {
    note("find_tea", args);
    const found = teas.filter(({ text }) => args.query.toLowerCase().includes("tea") && text !== "");
    return { content: found.map(({ text }) => ({ type: "text", text })) };
  });
  server.registerTool(
    "tea_prices",
    { inputSchema: { query: z.string(), currency: z.string(), top: z.number().optional() }, annotations: reading },
    (args) => {
      note("tea_prices", args);
      return { content: [], structuredContent: { prices: teas.map(({ name, yuan }) => ({ name, price: yuan })) } };
    },
  );
  server.registerTool("drink_tea", { inputSchema: query, annotations: { destructiveHint: true } }, (args) => {
    note("drink_tea", args);
    return { content: [{ type: "text", text: "The tea is gone." }] };
  });
  server.registerTool("unsaid", { inputSchema: query }, (args) => {
    note("unsaid", args);
    return { content: [{ type: "text", text: "Nobody said that this only reads tea." }] };
  });
  server.registerTool("spilt", { inputSchema: query }, () => ({
    isError: true,
    content: [{ type: "text", text: `The pot broke at ${process.env["TEA_API_KEY"] ?? "no key"}.` }],
  }));
  server.registerTool("endless", { inputSchema: query }, () => ({ content: [{ type: "text", text: "tea ".repeat(100_000) }] }));
  server.registerTool("hanging", { inputSchema: query }, (args) => {
    note("hanging", args);
    return new Promise(() => undefined);
  });
  server.registerTool("dying", { inputSchema: query }, () => {
    process.stderr.write(`out of leaves, key ${process.env["TEA_API_KEY"] ?? ""}\n`);
    process.exit(3);
  });
  server.registerTool("pictures", { inputSchema: query }, () => ({
    content: [
      { type: "image", data: "AAAA", mimeType: "image/png" },
      {
        type: "resource",
        resource: { uri: "tea://menu", mimeType: "text/markdown", text: "# Menu\n\nOolong tea is on the menu." },
      },
      { type: "resource_link", uri: "tea://cellar", name: "Cellar", description: "Where old tea lies." },
    ],
  }));
  server.registerTool("echo_env", { inputSchema: query }, () => ({
    content: [{ type: "text", text: JSON.stringify(process.env) }],
  }));
  const guide = "# Brewing\n\nLongjing is brewed at 80 degrees.\n\n# Storing\n\nKeep leaves dry.";
  const text = (uri: string, mimeType: string, said: string) => ({ contents: [{ uri, mimeType, text: said }] });
  server.registerResource("guide", "tea://guide", { title: "Tea guide", mimeType: "text/markdown" }, () =>
    text("tea://guide", "text/markdown", guide),
  );
  server.registerResource("numbers", "tea://numbers", { mimeType: "application/json" }, () =>
    text("tea://numbers", "application/json", '{"gardens":[{"name":"Wengjiashan","hectares":12.50}]}'),
  );
  server.registerResource("photo", "tea://photo", { mimeType: "image/jpeg" }, () => ({
    contents: [{ uri: "tea://photo", mimeType: "image/jpeg", blob: "AAAA" }],
  }));
  server.registerResource("broken", "tea://broken", {}, () => {
    throw new Error("the shelf is empty");
  });
  return server;
}
