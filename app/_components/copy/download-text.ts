/** Saves text as a file. */
export function downloadText(fileName: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the content by the time the click returns; a moment more for those that don't.
  window.setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
