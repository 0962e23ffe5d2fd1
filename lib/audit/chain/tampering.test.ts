import { describe, expect, it } from "vitest";
import type { Team } from "../../../entities/index";
import { query } from "../../db/pool";
import { makeAccount, makeTeam } from "../../testing/factories";
import { makeEvents } from "../../testing/make-events";
import { tamper } from "../../testing/tamper";
import { useDatabase } from "../../testing/use-database";
import { linkAllEvents } from "./link-events";
import { verifyTrail } from "./verify-trail";

useDatabase();

let team: Team;
const ids = async (of = team) => (await query<{ id: string }>("SELECT id FROM audit_event WHERE team_id = $1 ORDER BY id", [of.id])).map(({ id }) => id);
/** What is wrong with the team's chain: kinds with the events that they name. */
async function wrongWith(of = team): Promise<[string, string | null][]> {
  const { problems } = await verifyTrail();
  return problems.filter(({ chain }) => chain === of.id).map(({ kind, eventId }) => [kind, eventId]);
}

/** A team with events in three blocks. */
async function makeTrail(): Promise<Team> {
  const made = await makeTeam();
  for (let block = 0; block < 3; block += 1) {
    await makeAccount(made, { role: null });
    await makeEvents(made.id, [new Date(), new Date()]);
    await linkAllEvents();
  }
  return made;
}

describe("what is done to the trail behind the application's back is found, and the first event named", () => {
  let all: string[];
  const attack = (title: string, run: () => Promise<void>, found: () => [string, string | null][]) =>
    it(title, async () => {
      team = await makeTrail();
      all = await ids();
      await run();
      expect(await wrongWith()).toEqual(found());
    });
  const edit = (column: string, value: string) => () => tamper([`UPDATE audit_event SET ${column} = ${value} WHERE id = $1`, [all[2]]]);

  const columns: [string, string][] = [
    ["action", "'team.delete'"],
    ["at", "at - interval '1 hour'"],
    ["at", "at + interval '1 microsecond'"],
    ["actor_type", "'USER'"],
    ["actor_id", "'user_x'"],
    ["actor_name", "'Eve'"],
    ["target_type", "'Product'"],
    ["target_id", "'x'"],
    ["target_name", "'x'"],
    ["address", "'192.0.2.1'"],
    ["user_agent", "'curl'"],
    ["request_id", "'x'"],
    ["details", `details || '{"x": 1}'`],
  ];
  for (const [column, value] of columns) attack(`an edit of ${column} to ${value}`, edit(column, value), () => [["EDITED", all[2]!]]);

  attack(
    "an event that is removed",
    () => tamper(["DELETE FROM audit_event WHERE id = $1", [all[3]]]),
    () => [["REMOVED", all[3]!]],
  );
  attack(
    "the last event removed",
    () => tamper(["DELETE FROM audit_event WHERE id = $1", [all.at(-1)]]),
    () => [["REMOVED", all.at(-1)!]],
  );
  attack(
    "the first one of several",
    () => tamper(["DELETE FROM audit_event WHERE id = ANY($1)", [[all[5], all[1]]]]),
    () => [
      ["REMOVED", all[1]!],
      ["REMOVED", all[5]!],
    ],
  );
  attack(
    "two events that change places",
    () =>
      tamper(
        ["UPDATE audit_event SET id = 'evt_7' WHERE id = $1", [all[1]]],
        ["UPDATE audit_event SET id = $1 WHERE id = $2", [all[1], all[4]]],
        ["UPDATE audit_event SET id = $1 WHERE id = 'evt_7'", [all[4]]],
      ),
    () => [
      ["EDITED", all[1]!],
      ["EDITED", all[4]!],
    ],
  );
  attack(
    "an event that is inserted",
    async () => {
      await query("INSERT INTO audit_event (id, team_id, action, actor_type, actor_name) VALUES ($1, $2, 'x', 'USER', 'x')", [
        `${all[2]!.slice(0, -1)}_`,
        team.id,
      ]);
    },
    () => [["INSERTED", `${all[2]!.slice(0, -1)}_`]],
  );
  attack(
    "an event inserted with a place in the queue",
    async () => {
      const id = `${all.at(-1)!.slice(0, -1)}_`;
      await query("INSERT INTO audit_event (id, team_id, action, actor_type, actor_name) VALUES ($1, $2, 'x', 'USER', 'x')", [id, team.id]);
      await query("INSERT INTO audit_pending (id, chain, seal) VALUES ($1, $2, sha256('x'))", [id, team.id]);
    },
    () => [["EDITED", `${all.at(-1)!.slice(0, -1)}_`]],
  );
  attack(
    "an event moved to another team",
    async () => {
      const other = await makeTeam();
      await tamper(["UPDATE audit_event SET team_id = $2 WHERE id = $1", [all[2], other.id]]);
    },
    () => [["REMOVED", all[2]!]],
  );

  const firstOf = async (no: number) =>
    (await query<{ id: string }>("SELECT event_ids[1] AS id FROM audit_block WHERE chain = $1 AND no = $2", [team.id, no]))[0]!.id;
  let begins: string;
  attack(
    "a block that is removed with its events",
    async () => {
      begins = await firstOf(3);
      await tamper(
        ["DELETE FROM audit_event WHERE id IN (SELECT unnest(event_ids) FROM audit_block WHERE chain = $1 AND no = 2)", [team.id]],
        ["DELETE FROM audit_block WHERE chain = $1 AND no = 2", [team.id]],
      );
    },
    () => [
      ["BLOCK_REMOVED", begins],
      ["END_REMOVED", all.at(-1)!],
    ],
  );
  attack(
    "an edited event whose seal was made to fit as well as one can",
    async () => {
      begins = await firstOf(2);
      await tamper(
        ["UPDATE audit_event SET action = 'x' WHERE id = $1", [begins]],
        ["UPDATE audit_block SET seals = overlay(seals placing sha256('x') from 1 for 32) WHERE chain = $1 AND no = 2", [team.id]],
      );
    },
    () => [
      ["BLOCK_CHANGED", begins],
      ["EDITED", begins],
    ],
  );
  attack(
    "two blocks that change places",
    async () => {
      begins = await firstOf(3);
      await tamper(
        ["UPDATE audit_block SET no = 99 WHERE chain = $1 AND no = 2", [team.id]],
        ["UPDATE audit_block SET no = 2 WHERE chain = $1 AND no = 3", [team.id]],
        ["UPDATE audit_block SET no = 3 WHERE chain = $1 AND no = 99", [team.id]],
      );
    },
    () => expect.arrayContaining([["BLOCK_CHANGED", begins]]) as never,
  );
  attack(
    "the end cut off, blocks and events and all",
    async () => {
      await tamper(
        ["DELETE FROM audit_event WHERE id IN (SELECT unnest(event_ids) FROM audit_block WHERE chain = $1 AND no = 3)", [team.id]],
        ["DELETE FROM audit_block WHERE chain = $1 AND no = 3", [team.id]],
        [
          "UPDATE audit_head h SET no = 2, mac = b.mac, events = events - cardinality(b.event_ids), at = b.at FROM audit_block b WHERE h.chain = $1 AND b.chain = $1 AND b.no = 2",
          [team.id],
        ],
      );
    },
    () => expect.arrayContaining([["HEAD_CHANGED", null]]) as never,
  );
  attack(
    "the record of the end removed",
    () => tamper(["DELETE FROM audit_head WHERE chain = $1", [team.id]]),
    () => [["END_REMOVED", all.at(-1)!]],
  );
  attack(
    "a made-up checkpoint",
    async () => {
      begins = await firstOf(3);
      await query(
        `INSERT INTO audit_checkpoint (chain, no, events, mac, before_id, at, seal)
       SELECT chain, no, 6, mac, $2, at, sha256('x') FROM audit_block WHERE chain = $1 AND no = 2`,
        [team.id, begins],
      );
      // It lifts the lock of the triggers, and is found all the same.
      await query("DELETE FROM audit_event WHERE team_id = $1 AND id < $2", [team.id, begins]);
    },
    () => expect.arrayContaining([["CHECKPOINT_CHANGED", null]]) as never,
  );

  it("a chain that is removed altogether", async () => {
    team = await makeTrail();
    await tamper(
      ["DELETE FROM audit_event WHERE team_id = $1", [team.id]],
      ["DELETE FROM audit_block WHERE chain = $1", [team.id]],
      ["DELETE FROM audit_head WHERE chain = $1", [team.id]],
    );
    expect((await verifyTrail()).problems.map(({ kind }) => kind)).toContain("CHAIN_REMOVED");
  });

  it("a chain that is set back with a record of its end as it once was, by the ends that were kept elsewhere", async () => {
    team = await makeTrail();
    const past = (await query("SELECT * FROM audit_head WHERE chain = $1", [team.id]))[0]!;
    await makeEvents(team.id, [new Date()]);
    const { heads } = await verifyTrail();
    await tamper(
      ["DELETE FROM audit_event WHERE id IN (SELECT unnest(event_ids) FROM audit_block WHERE chain = $1 AND no = $2)", [team.id, Number(past.no) + 1]],
      ["DELETE FROM audit_block WHERE chain = $1 AND no > $2", [team.id, past.no]],
      [
        "UPDATE audit_head SET no = $2, events = $3, mac = $4, at = $5, seal = $6 WHERE chain = $1",
        [team.id, past.no, past.events, past.mac, past.at, past.seal],
      ],
    );
    expect(await wrongWith()).toEqual([]);
    const { problems } = await verifyTrail({ earlier: { [team.id]: heads[team.id]! } });
    expect(problems.filter(({ chain }) => chain === team.id).map(({ kind }) => kind)).toEqual(["SET_BACK"]);
  });
});
