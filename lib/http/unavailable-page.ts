import { randomBytes } from "node:crypto";
import { isUnavailable } from "../db/failure";
import { asUnavailable, errorResponse } from "./error-response";
import { pageSecurityHeaders } from "./security-headers";

const style = `
:root { color-scheme: light dark }
body { font: 14px/1.6 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center }
main { max-width: 44ch; padding: 24px }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px }
p { margin: 0 0 16px }
code { font: 12px/1.6 ui-monospace, monospace; overflow-wrap: anywhere }
a { display: inline-block; padding: 8px 16px; border: 1px solid; border-radius: 6px; color: inherit; text-decoration: none }
`;

/** What a person sees instead of a page that failed. It needs nothing that may be away: no database, no script, no other file. */
export function unavailablePage(error: unknown, requestId: string | null): Response {
  const outage = isUnavailable(error) ? asUnavailable(error) : undefined;
  const { status, headers } = errorResponse(error, requestId);
  const title = outage ? "Latchkey can't answer at the moment" : "Something went wrong on our side";
  const text = outage ? `${outage.message} Nothing is lost.` : "The request id below helps an administrator to find the cause in the log.";
  const nonce = randomBytes(16).toString("base64");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Latchkey</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="">Try again</a></p>
${requestId ? `<p>Request id <code>${requestId}</code></p>` : ""}
</main>
</body>
</html>
`;
  const retryAfter = headers.get("retry-after");
  return new Response(html, {
    status,
    headers: { ...pageSecurityHeaders(nonce), "content-type": "text/html; charset=utf-8", ...(retryAfter && { "retry-after": retryAfter }) },
  });
}
