import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** A folder that is served on two ports of this machine, as any web server would serve it. */
export interface Site {
  httpPort: number;
  httpsPort: number;
  /** Makes Chromium find this site under every host name, on the usual ports and 8443. */
  hostRules: string;
  stop: () => void;
}

const types: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };

/** Serves the files of a folder by http and https, with a certificate that nobody trusts. */
export async function serveSite(folder: string): Promise<Site> {
  const answer: http.RequestListener = (request, response) => {
    const { pathname } = new URL(request.url!, "http://any");
    const file = path.join(folder, path.basename(pathname === "/" ? "index.html" : pathname));
    readFile(file).then(
      (content) => response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(content),
      () => response.writeHead(404).end(),
    );
  };
  const pem = certificate();
  const servers = [http.createServer(answer), https.createServer({ key: pem, cert: pem }, answer)] as const;
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const [httpPort, httpsPort] = servers.map((server) => (server.address() as AddressInfo).port) as [number, number];
  return {
    httpPort,
    httpsPort,
    hostRules: [`MAP *:80 127.0.0.1:${httpPort}`, `MAP *:443 127.0.0.1:${httpsPort}`, `MAP *:8443 127.0.0.1:${httpsPort}`].join(", "),
    stop: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** A new key with its certificate, in one text. */
function certificate(): string {
  const subject = ["-subj", "/CN=app.example.com", "-days", "1"];
  const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", ...subject, "-keyout", "-", "-out", "-"];
  return execFileSync("openssl", made, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
