import { useQuery } from "@tanstack/react-query";
import { ChipPopover } from "../../_components/filters/chip-popover";
import { type KnownThing, ThingSearch } from "../../_components/filters/thing-search";
import { useTeam } from "../../../_teams/team-context";
import { creatorNameQuery, recentCreatorsQuery } from "../creators";
import type { ServiceAccountListItem } from "../queries";

interface Props {
  /** Id of the chosen creator; empty for all. */
  chosen: string;
  /** The accounts shown, which name their creators. */
  rows: ServiceAccountListItem[];
  onChange: (id: string) => void;
}

/** What Latchkey itself is called where ids of people and service accounts stand. */
const system = { id: "system", name: "Latchkey" };

/** A filter by the person or service account that created an account. */
export function CreatorFilter({ chosen, rows, onChange }: Props) {
  const { can, team, viewer } = useTeam();
  const known = [viewer, system, ...rows.map(({ createdBy }) => createdBy)].find(({ id }) => id === chosen)?.name;
  // Nobody whom this page knows, as after a link to a list that has nothing now.
  const { data: name } = useQuery({ ...creatorNameQuery(team.id, chosen, can("audit:read")), enabled: chosen !== "" && !known });
  const text = chosen && (known ?? name ?? chosen);
  return (
    <ChipPopover label="Created by" text={text} width={320}>
      {(close) => (
        <CreatorSearch
          chosen={chosen}
          rows={rows}
          onChoose={(id) => {
            onChange(id);
            close();
          }}
        />
      )}
    </ChipPopover>
  );
}

/** Offers who created accounts lately and whom the list names, who may have left the team since, and whom the server finds. */
function CreatorSearch({ chosen, rows, onChoose }: { chosen: string; rows: ServiceAccountListItem[]; onChoose: (id: string) => void }) {
  const { can, team, viewer } = useTeam();
  const { data: events = [] } = useQuery({ ...recentCreatorsQuery(team.id), enabled: can("audit:read") });
  const others: KnownThing[] = [
    ...rows.map(({ createdBy: { id, name, type } }) => ({ id, name, kind: kinds[type] })),
    ...events.map(({ actorId, actorName, actorType }) => ({ id: actorId, name: actorName, kind: kinds[actorType] })),
  ];
  const people = others.filter(({ kind }) => kind === "person");
  const rest = others.filter(({ kind }) => kind === "account");
  const known: KnownThing[] = [{ id: viewer.id, name: `${viewer.name} (you)`, kind: "person" }, ...people, { ...system, kind: "system" }, ...rest];
  return <ThingSearch label="Search who created it" known={known} among={{ people: true, accounts: true }} chosen={chosen} onChoose={onChoose} />;
}

const kinds: Record<ServiceAccountListItem["createdBy"]["type"], KnownThing["kind"]> = {
  USER: "person",
  SERVICE_ACCOUNT: "account",
  SYSTEM: "system",
  ANONYMOUS: "unknown",
};
