import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import { freePort } from "../lib/db/embedded/free-port";
import { makeAccount, makeProduct, makeTeam } from "../lib/testing/factories";
import { makeRole } from "../lib/testing/make-roles";
import { blocksOf } from "./testing/blocks-of";
import { runShell } from "./testing/run-shell";

const latchkey = useServer();
const [start, call, ...others] = blocksOf("docs/products.md", "sh");

it("the commands of docs/products.md start an API that accepts tokens, and call it", async () => {
  expect(others).toEqual([]);
  const team = await makeTeam();
  const product = await makeProduct(team);
  const role = await makeRole(team, ["things:read"], { productId: product.id });
  const { account, clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [role.id] });
  const port = await freePort();

  const commands = start!.replace("http://localhost:3000", latchkey.url).replace("https://things.example.com", product.audience!);
  // In place of the shell, so that what is ended is the server.
  const server = spawn("bash", ["-c", commands.replace(/^(LATCHKEY=.*) (node .*)$/m, "export $1\nexec $2")], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "close");
  try {
    await once(server.stdout, "data");
    const answer = await runShell([call!.replace(":4000", `:${port}`)], { env: { TOKEN: await getToken(clientKeys) } });
    expect(JSON.parse(answer)).toMatchObject({ caller: account.id, things: ["lamp", "table"] });
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
});
