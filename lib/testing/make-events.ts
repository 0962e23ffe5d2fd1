import { eventRow, insertEvents } from "../audit/event";
import { sealOf } from "../audit/seal";
import { alone } from "../db/alone";
import { idFrom, newId } from "../ids";
import { noOrigin } from "../permissions/actor";

const batch = 5_000;

/** Puts many events of one kind into a team's trail, as Latchkey would have written them at these times. @returns their ids */
export async function makeEvents(
  teamId: string | null,
  times: readonly Date[],
  more: { address?: string; actorId?: string; targetId?: string } = {},
): Promise<string[]> {
  const ids: string[] = [];
  await alone("make-events", null, async (run) => {
    for (let from = 0; from < times.length; from += batch) {
      const rows = times.slice(from, from + batch).map((time) => {
        const draft = { action: "token.grant", teamId, target: { type: "ServiceAccount", id: more.targetId ?? "sa_seeded", name: "Seeded" } } as const;
        const made = eventRow(
          { type: "SERVICE_ACCOUNT", id: more.actorId ?? "sa_seeded", name: "Seeded" },
          { ...noOrigin, address: more.address ?? null },
          draft,
        );
        // The time of the one, and what tells it from others of the other.
        const id = idFrom("AuditEvent", time).slice(0, 14) + newId("AuditEvent").slice(14);
        const row = { ...made, id, at: time.toISOString() };
        return { ...row, seal: sealOf(row).toString("hex") };
      });
      ids.push(...rows.map(({ id }) => id));
      await run(insertEvents, [JSON.stringify(rows)]);
    }
  });
  return ids;
}
