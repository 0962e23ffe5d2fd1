"use client";

/** In place of everything when even the frame of the page broke; it can rely on nothing, not even on styles. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ font: "14px/1.6 system-ui, sans-serif", colorScheme: "light dark", padding: 24 }}>
        <main>
          <h1 style={{ fontSize: 22 }}>Latchkey can&apos;t show this page</h1>
          <p>Nothing was changed by this. Try again; if it stays, tell an administrator what you did.</p>
          {error.digest && <p>Error id {error.digest}</p>}
          <button type="button" onClick={reset} style={{ font: "inherit", padding: "8px 16px" }}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
