import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { teaServer } from "./tea-server.js";

await teaServer({ calls: [] }).connect(new StdioServerTransport());
