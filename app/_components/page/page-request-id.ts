/** Name of the element in the page's head that holds the id of the request that brought it. */
export const requestIdName = "latchkey-request-id";

/** The id of the request that brought this page, by which the server's log is searched; null when there is none. */
export function pageRequestId(): string | null {
  return typeof document === "undefined" ? null : document.querySelector<HTMLMetaElement>(`meta[name="${requestIdName}"]`)?.content || null;
}
