import classes from "./docs.module.css";

interface Props {
  text: string | null | undefined;
  /** Only its first sentence. */
  first?: boolean;
}

/** A description, with what stands in backquotes as code. */
export function DocText({ text, first = false }: Props) {
  if (!text) return null;
  const shown = first ? (/^.*?[.:;](?=\s|$)/s.exec(text)?.[0].replace(/[:;]$/, ".") ?? text) : text;
  return <span className={classes.text}>{shown.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</span>;
}
