import { randomBytes } from "node:crypto";
import { UnavailableError } from "../errors";
import { pageSecurityHeaders } from "./security-headers";
import { tell } from "./told-error";

// The dashboard's own look, as far as it goes without its files.
const style = `
:root { color-scheme: light dark; --ground: #fff; --text: #2f363c; --strong: #1a1f24; --quiet: #5b646d }
@media (prefers-color-scheme: dark) { :root { --ground: #121518; --text: #dfe3e6; --strong: #f2f4f5; --quiet: #939ca4 } }
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--text) }
main { box-sizing: border-box; width: 100%; max-width: 464px; padding: 24px }
header { display: flex; align-items: center; gap: 8px; margin-bottom: 24px; font-size: 16px; font-weight: 600; color: var(--strong) }
h1 { font-size: 22px; line-height: 1.3; font-weight: 600; letter-spacing: -0.011em; margin: 0 0 4px; color: var(--strong) }
p { margin: 0; color: var(--quiet) }
a { display: inline-flex; align-items: center; min-height: 40px; margin: 24px 0; padding: 0 18px; border-radius: 4px; background: #0c6473; color: #fff; font-weight: 500; text-decoration: none }
a:hover { background: #074d59 }
a:focus-visible { outline: 2px solid #3a9fb0; outline-offset: 2px }
small, code { font-size: 12px }
code { font-family: ui-monospace, monospace; color: var(--text); overflow-wrap: anywhere; user-select: all }
`;

const mark =
  '<svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#0c6473"/><circle cx="12" cy="16" r="5" fill="none" stroke="#fff" stroke-width="2.5"/><path d="M17 16h9m-4 0v4" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>';

/** What a person sees instead of a page that failed. It needs nothing that may be away: no database, no script, no other file. */
export function unavailablePage(error: unknown, requestId: string | null): Response {
  const told = tell(error, requestId);
  const outage = told instanceof UnavailableError;
  const title = outage ? "Latchkey can't answer at the moment" : "Something went wrong on our side";
  const text = outage ? `${told.message} Nothing is lost.` : "The request id below helps an administrator to find the cause in the log.";
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
<header>${mark} Latchkey</header>
<h1>${title}</h1>
<p>${text}</p>
<a href="">Try again</a>
${requestId ? `<p><small>Request id</small> <code>${requestId}</code></p>` : ""}
</main>
</body>
</html>
`;
  const retryAfter = told.headers["retry-after"];
  return new Response(html, {
    status: told.status,
    headers: { ...pageSecurityHeaders(nonce), "content-type": "text/html; charset=utf-8", ...(retryAfter && { "retry-after": retryAfter }) },
  });
}
