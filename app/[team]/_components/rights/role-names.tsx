interface Props {
  assignments: { id: string; active: boolean; role: { name: string } }[];
}

const shown = 2;

/** The first roles that somebody holds directly, and how many more there are; those that have ended are left out. */
export function RoleNames({ assignments }: Props) {
  const names = assignments.filter(({ active }) => active).map(({ role }) => role.name);
  if (names.length === 0) return "–";
  const more = names.length - shown;
  return (
    <span style={{ overflowWrap: "anywhere" }}>
      {names.slice(0, shown).join(", ")}
      {more > 0 && <span style={{ color: "var(--lk-quiet)" }}>{` and ${more.toLocaleString("en")} more`}</span>}
    </span>
  );
}
