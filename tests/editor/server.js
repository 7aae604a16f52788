// The YAML server that editors run, spoken to over its standard input and output.
import { spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts the server with the schema for these files; `open` shows it a document. */
export async function start(settings) {
  const file = fileURLToPath(import.meta.resolve("yaml-language-server/bin/yaml-language-server"));
  const server = spawn(process.execPath, [file, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = new Map();
  const told = [];
  let number = 0;
  let buffer = Buffer.alloc(0);

  const write = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    server.stdin.write(body);
  };
  const ask = (method, params) => new Promise((resolve, reject) => {
    number += 1;
    waiting.set(number, { resolve, reject });
    write({ id: number, method, params });
  });
  const take = (message) => {
    if (message.method === "workspace/configuration") {
      const answers = message.params.items.map(({ section }) => section === "yaml" ? settings : {});
      write({ id: message.id, result: answers });
    } else if (message.method && message.id !== undefined) {
      write({ id: message.id, result: null });
    } else if (message.method) {
      told.push(message);
    } else {
      const { resolve, reject } = waiting.get(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  };
  server.stdout.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const head = buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
      if (buffer.length < head + 4 + length) return;
      const body = buffer.subarray(head + 4, head + 4 + length).toString();
      buffer = buffer.subarray(head + 4 + length);
      take(JSON.parse(body));
    }
  });

  const uri = pathToFileURL(root).href.replace(/\/$/, "");
  await ask("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "statusbook" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: {} },
      textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: {} },
    },
  });
  write({ method: "initialized", params: {} });
  write({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: settings } } });

  return {
    open(path, languageId, text) {
      const document = { uri: `${uri}/${path}` };
      write({ method: "textDocument/didOpen", params: { textDocument: { ...document, languageId, version: 1, text } } });
      const at = (line, character) => ({ textDocument: document, position: { line, character } });
      return {
        /** Null if there is nothing to say; the server may still be reading its settings. */
        async hover(line, character) {
          for (let wait = 0; ; wait += 1) {
            const hover = await ask("textDocument/hover", at(line, character));
            if (hover || wait === 50) return hover;
            await new Promise((done) => setTimeout(done, 100));
          }
        },
        complete: (line, character) => ask("textDocument/completion", at(line, character)),
        async faults() {
          const own = ({ method, params }) => method === "textDocument/publishDiagnostics" && params.uri === document.uri;
          for (let wait = 0; wait < 100 && !told.some(own); wait += 1) await new Promise((done) => setTimeout(done, 100));
          return told.filter(own).at(-1)?.params.diagnostics ?? null;
        },
      };
    },
    async stop() {
      await ask("shutdown", null);
      write({ method: "exit", params: null });
      server.stdin.end();
    },
  };
}
