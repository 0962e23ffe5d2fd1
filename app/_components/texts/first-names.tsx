interface Props {
  names: readonly string[];
}

const shown = 2;

/** The first of several names, and how many more there are. */
export function FirstNames({ names }: Props) {
  if (names.length === 0) return "–";
  const more = names.length - shown;
  return (
    <span style={{ overflowWrap: "anywhere" }}>
      {names.slice(0, shown).join(", ")}
      {more > 0 && <span style={{ color: "var(--lk-quiet)" }}>{` and ${more.toLocaleString("en")} more`}</span>}
    </span>
  );
}

/** The names of what somebody holds or is in at the moment; what has ended is left out. */
export const activeNames = <Item extends { active: boolean }>(items: readonly Item[], nameOf: (item: Item) => string): string[] =>
  items.filter(({ active }) => active).map(nameOf);
