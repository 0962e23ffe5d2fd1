import { NextResponse } from "next/server";

interface Details {
  nonce: string;
  requestId: string | null;
  /** Seconds. */
  retryAfter: string | null;
}

/** A page that needs nothing that may be away: no database, no script, no other file. */
export function unavailablePage(status: number, { nonce, requestId, retryAfter }: Details): NextResponse {
  const outage = status === 503;
  const title = outage ? "Latchkey can't reach its database" : "Something went wrong on our side";
  const text = outage ? "Nothing is lost. This is usually over within a minute." : "The request id below helps an administrator to find the cause in the log.";
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Latchkey</title>
<style nonce="${nonce}">
:root { color-scheme: light dark }
body { font: 14px/1.6 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center }
main { max-width: 44ch; padding: 24px }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px }
p { margin: 0 0 16px }
code { font: 12px/1.6 ui-monospace, monospace; overflow-wrap: anywhere }
a { display: inline-block; padding: 8px 16px; border: 1px solid; border-radius: 6px; color: inherit; text-decoration: none }
</style>
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
  const headers = { "content-type": "text/html; charset=utf-8", ...(retryAfter && { "retry-after": retryAfter }) };
  return new NextResponse(html, { status, headers });
}
