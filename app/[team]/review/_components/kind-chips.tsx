import { Button } from "@mantine/core";
import classes from "./kind-chips.module.css";

interface Props<Kind extends string> {
  /** Each kind with how many there are of it; undefined while that isn't known. */
  kinds: readonly { value: Kind; label: string; count: number | undefined }[];
  value: Kind;
  onChange: (kind: Kind) => void;
}

/** What the page lists, one kind at a time, with how many there are of each. */
export function KindChips<Kind extends string>({ kinds, value, onChange }: Props<Kind>) {
  return (
    <div role="group" aria-label="What to look at" className={classes.chips}>
      {kinds.map((kind) => (
        <Button
          key={kind.value}
          variant={kind.value === value ? "light" : "default"}
          radius="xl"
          aria-pressed={kind.value === value}
          onClick={() => onChange(kind.value)}
        >
          {kind.label}
          <span className={classes.count}>{kind.count?.toLocaleString("en") ?? "…"}</span>
        </Button>
      ))}
    </div>
  );
}
