/** Goes to a page as a click on its link would, so that a form with unsaved changes can ask first. */
export function followLink(path: string, go: (path: string) => void): void {
  const link = document.createElement("a");
  link.href = path;
  link.hidden = true;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(path);
  });
  document.body.append(link);
  link.click();
  link.remove();
}
