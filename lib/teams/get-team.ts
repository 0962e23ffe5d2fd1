import { Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import type { Actor } from "../permissions/actor";
import { permissionsIn } from "../permissions/authorize";
import { storable } from "../input/storable";
import { assertKnown } from "../permissions/assert-known";

/** A team that the actor is in, by id or by slug; null when there is none such for them. Being in the team is all it takes. */
export async function getTeam(actor: Actor | null, by: { id: string } | { slug: string }): Promise<Team | null> {
  assertKnown(actor);
  const team = await (await dataSource()).manager.findOneBy(Team, "id" in by ? { id: storable(by.id) } : { slug: storable(by.slug) });
  return team && permissionsIn(actor, team.id) !== undefined ? team : null;
}
