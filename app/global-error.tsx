"use client";

import { type CSSProperties, useState } from "react";
import { pageRequestId } from "./_components/page/page-request-id";

interface Props {
  error: Error & { digest?: string };
  reset: () => void;
}

// The dashboard's own look, as far as it goes without its style sheets; both schemes, by the system's.
const body: CSSProperties = {
  colorScheme: "light dark",
  background: "light-dark(#fff, #121518)",
  color: "light-dark(#2f363c, #dfe3e6)",
  font: "14px/1.5 system-ui, sans-serif",
  margin: 0,
  minHeight: "100vh",
  display: "grid",
  placeItems: "center",
};
const heading: CSSProperties = { fontSize: 22, lineHeight: 1.3, fontWeight: 600, margin: "0 0 4px", color: "light-dark(#1a1f24, #f2f4f5)" };
const quiet: CSSProperties = { margin: 0, color: "light-dark(#5b646d, #939ca4)" };
const button: CSSProperties = { font: "inherit", fontWeight: 500, minHeight: 40, padding: "0 18px", borderRadius: 4, cursor: "pointer" };
const first: CSSProperties = { ...button, border: 0, background: "#0c6473", color: "#fff" };
const second: CSSProperties = { ...button, border: "1px solid light-dark(#868f98, #727c85)", background: "none", color: "inherit" };
const id: CSSProperties = { font: "12px/1.6 ui-monospace, monospace", color: "light-dark(#2f363c, #dfe3e6)", overflowWrap: "anywhere", userSelect: "all" };

/** In place of everything when even the frame of the page broke; it can rely on nothing, not even on style sheets. */
export default function GlobalError({ error, reset }: Props) {
  // Read before this takes the place of the page that names it.
  const [requestId] = useState(pageRequestId);
  return (
    <html lang="en">
      <body style={body}>
        <title>Latchkey can&apos;t show this page</title>
        <main style={{ boxSizing: "border-box", width: "100%", maxWidth: 464, padding: 24 }}>
          <h1 style={heading}>Latchkey can&apos;t show this page</h1>
          <p style={quiet}>Nothing was changed by this. Try again; if it stays, tell an administrator what you did, with what stands below.</p>
          <div style={{ display: "flex", flexWrap: "wrap", gap: 8, margin: "24px 0" }}>
            <button type="button" onClick={reset} style={first}>
              Try again
            </button>
            <button type="button" onClick={() => window.location.reload()} style={second}>
              Reload the page
            </button>
          </div>
          {requestId && <Id name="Request id" value={requestId} />}
          {error.digest && <Id name="Error id" value={error.digest} />}
        </main>
      </body>
    </html>
  );
}

function Id({ name, value }: { name: string; value: string }) {
  return (
    <p style={quiet}>
      <small style={{ fontSize: 12 }}>{name}</small> <code style={id}>{value}</code>
    </p>
  );
}
