import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How a server is asked about a token, which takes the place of `{token}`. */
export interface TokenRequest {
  headers: Record<string, string>;
  body: string;
  /** What every answer must begin with. */
  answer?: string;
}

/** What the load needs to know of a server that checks tokens: where to ask, how, and where the tokens are written down. */
export interface TokenTarget {
  url: string;
  request: TokenRequest;
  file: string;
}

/** The most tokens that are used again and again. */
export const mostInUse = 100_000;
/** With those of which each is used once. */
const mostKept = 250_000;

/** Writes down tokens for the load, and says so to the process that started this one. @returns how to remove them */
export function announceTokens(url: string, request: TokenRequest, tokens: readonly string[]): () => void {
  const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-tokens-"));
  const file = path.join(directory, "tokens");
  writeFileSync(file, tokens.join("\n"), { mode: 0o600 });
  process.stdout.write(`${JSON.stringify({ url, request, file } satisfies TokenTarget)}\n`);
  return () => rmSync(directory, { recursive: true, force: true });
}

/** What is sent to ask about a token. */
export function requestWith(token: string, { headers, body }: TokenRequest): { headers: Record<string, string>; body: string } {
  const fill = (text: string) => text.replace("{token}", token);
  return { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])), body: fill(body) };
}

/** The request of a client that introspects tokens (RFC 7662), with its own credentials in the header. */
export function introspection({ clientId, clientSecret }: { clientId: string; clientSecret: string }): TokenRequest {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  return { headers: { authorization, "content-type": "application/x-www-form-urlencoded" }, body: "token={token}", answer: '{"active":true' };
}

/** The request of somebody who calls with a token. */
export function calling(body: string): TokenRequest {
  return { headers: { authorization: "Bearer {token}", "content-type": "application/json" }, body };
}

/** The first of the tokens that a server has written down. */
export function firstToken({ file }: TokenTarget): string {
  return readFileSync(file, "utf8").split("\n", 1)[0]!;
}

/** Keeps some of many, each as likely as the others, while they go by. */
export class Sample {
  readonly kept: string[] = [];
  private seen = 0;

  add(text: string): void {
    this.seen += 1;
    if (this.kept.length < mostKept) this.kept.push(text);
    else {
      const place = Math.floor(Math.random() * this.seen);
      if (place < mostKept) this.kept[place] = text;
    }
  }

  /** Those kept, in no order. */
  shuffled(): string[] {
    const all = [...this.kept];
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = Math.floor(Math.random() * (i + 1));
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  }
}
