const base = "http://own.invalid";

/** A path of our own to go to after sign-in; anything that could lead elsewhere becomes the start page. */
export function safeCallbackUrl(given: unknown): string {
  // Browsers read a backslash as a slash, and drop tabs and line breaks.
  if (typeof given !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given) || !URL.canParse(given, base)) return "/";
  const url = new URL(given, base);
  return url.origin === base && !url.pathname.startsWith("//") && url.pathname !== "/sign-in" ? url.pathname + url.search + url.hash : "/";
}
