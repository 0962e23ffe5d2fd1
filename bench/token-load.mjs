// Loads a server with so many different tokens, from a process of its own. Every connection has its share of them and takes one after another,
// so that all are used in turn, in an order that has nothing to do with the one in which they are stored.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";

const [target, inUse, connections, duration] = process.argv.slice(2);
const { url, request, file } = JSON.parse(target);
const requestText = JSON.stringify({ method: "POST", headers: request.headers, body: request.body });
const tokens = readFileSync(file, "utf8").split("\n").slice(0, Number(inUse));
let clients = 0;

const result = await autocannon({
  url,
  method: "POST",
  connections: Number(connections),
  duration: Number(duration),
  ...(request.answer && { verifyBody: (text) => String(text).startsWith(request.answer) }),
  setupClient: (client) => {
    const mine = tokens.filter((_, place) => place % Number(connections) === clients);
    clients += 1;
    client.setRequests(mine.map((token) => JSON.parse(requestText.replace("{token}", token))));
  },
});
process.stdout.write(JSON.stringify(result));
