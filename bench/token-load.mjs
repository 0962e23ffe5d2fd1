// Loads a server with many different tokens, from a process of its own: each connection has its share of them and takes one after another, beginning
// anywhere, in an order that has nothing to do with the one in which they are stored. It sends the next request when the last is answered, reads no
// more of an answer than it must to know that it is right, and so leaves the machine to the server.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers";

const { target, from, inUse, connections, around, duration } = JSON.parse(process.argv[2]);
const { url, request, file } = target;
const tokens = readFileSync(file, "utf8")
  .split("\n")
  .slice(from, from + inUse);
if (tokens.length < connections) throw new Error("too few tokens are stored for this measurement");
const { hostname, port, host, pathname } = new URL(url);
const length = Buffer.byteLength(request.body.replace("{token}", tokens[0]));
const headers = { host, ...request.headers, "content-length": length };
const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
const [before, after] = `POST ${pathname} HTTP/1.1\r\n${head.join("")}\r\n${request.body}`.split("{token}");

/** Where it is asked for, the time begins when every connection has used each of its tokens once. */
let goingAround = around ? connections : 0;
let begin = performance.now();
/** How long each answer took, in milliseconds. */
const times = [];

/** One connection, until the time is over. */
const work = (place) =>
  new Promise((resolve, reject) => {
    const mine = tokens.filter((_, n) => n % connections === place);
    let next = Math.floor(Math.random() * mine.length);
    let used = 0;
    let sent;
    let text = "";
    const send = () => {
      sent = performance.now();
      socket.write(before + mine[next] + after, "latin1");
      next = (next + 1) % mine.length;
    };
    const socket = connect(Number(port), hostname, send).setNoDelay().setEncoding("latin1");
    socket.on("error", reject).on("close", () => reject(new Error("the connection was closed")));
    socket.on("data", (piece) => {
      text += piece;
      const body = text.indexOf("\r\n\r\n") + 4;
      if (body < 4) return;
      const length = /\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length !== undefined && text.length < body + Number(length)) return;
      const right = length !== undefined && text.startsWith("HTTP/1.1 200 ") && text.startsWith(request.answer ?? "", body);
      if (!right) return reject(new Error(`answered ${text}`));
      text = "";
      used += 1;
      const now = performance.now();
      answered(now);
      if (around && used === mine.length && --goingAround === 0) begin = now;
      if (goingAround === 0 && sent >= begin) times.push(now - sent);
      if (goingAround > 0 || now < begin + duration * 1000) send();
      else resolve(socket.removeAllListeners("close").destroy());
    });
  });

// After an answer it stays awake for a moment: on a virtual machine, waking a sleeper costs the server that answers more than the answer.
let awakeUntil = 0;
let awake;
const stayAwake = () => (awake = performance.now() < awakeUntil ? setImmediate(stayAwake) : undefined);
const answered = (now) => {
  awakeUntil = now + 0.1;
  awake ??= setImmediate(stayAwake);
};
await Promise.all(Array.from({ length: connections }, (_, place) => work(place)));
times.sort((one, other) => one - other);
const at = (share) => Math.round(times[Math.floor(times.length * share)]);
process.stdout.write(JSON.stringify({ perSecond: times.length / duration, p50: at(0.5), p99: at(0.99) }));
