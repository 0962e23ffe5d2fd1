import { alone, atomically, type Run } from "../../db/alone";
import { allChains, headSeal } from "./block";
import { linkAllEvents } from "./link-events";
import { type Heads, readHeads } from "./heads";
import { type Problem, Problems } from "./problems";
import { verifyChain } from "./verify-chain";

/** What a verification has found. */
export interface Verified {
  chains: number;
  /** Events that are present and were compared with what was sealed. */
  events: number;
  /** How many things are wrong, and the first of them. */
  wrong: number;
  problems: Problem[];
  /** Where each chain ends: keep them elsewhere, and the next verification can tell whether the whole was set back. */
  heads: Heads;
}

/**
 * Reads the whole audit trail as it is at one moment, and compares it with its chains. Memory doesn't grow with the trail.
 * @param earlier heads that an earlier verification has found: they must still be in their chains
 * @param progress is called now and then with how many events have been read
 */
export async function verifyTrail({
  earlier = {},
  progress = () => undefined,
}: { earlier?: Heads; progress?: (events: number) => void } = {}): Promise<Verified> {
  await linkAllEvents();
  return alone("audit-verify", null, (run) => atomically(run, () => verifyAll(run, earlier, progress), "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
}

async function verifyAll(run: Run, earlier: Heads, progress: (events: number) => void): Promise<Verified> {
  const problems = new Problems();
  const places = await readHeads(run);
  for (const { place, seal } of places.values())
    if (!headSeal(place).equals(seal))
      problems.add({ chain: place.chain, kind: "HEAD_CHANGED", eventId: null, message: "The record of where the chain ends was changed." });
  const heads = new Map([...places].filter(([chain]) => chain !== allChains).map(([chain, { place }]) => [chain, place]));
  let events = 0;
  const names = await chainNames(run);
  for (const chain of names)
    events += await verifyChain(run, { chain, head: heads.get(chain), earlier: earlier[chain] }, problems, (read) => progress(events + read));
  const linked = [...heads.values()].reduce((sum, head) => sum + head.events, 0);
  if ((places.get(allChains)?.place.events ?? 0) !== linked)
    problems.add({
      chain: allChains,
      kind: "CHAIN_REMOVED",
      eventId: null,
      message: "The chains together have another number of events than were linked: a chain was removed or set back.",
    });
  for (const chain of Object.keys(earlier))
    if (!names.includes(chain)) problems.add({ chain, kind: "SET_BACK", eventId: null, message: "The chain was there before, and is gone." });
  const found = Object.fromEntries([...heads].map(([chain, { no, mac }]) => [chain, { no, mac: mac.toString("hex") }]));
  return { chains: names.length, events, wrong: problems.count, problems: problems.first, heads: found };
}

/** Every chain that anything speaks of, also events that are in none; by jumps over the index, not by reading them all. */
async function chainNames(run: Run): Promise<string[]> {
  const rows = await run<{ chain: string }>(
    `WITH RECURSIVE teams AS (
       (SELECT team_id FROM audit_event WHERE team_id IS NOT NULL ORDER BY team_id LIMIT 1)
       UNION ALL
       SELECT (SELECT e.team_id FROM audit_event e WHERE e.team_id > teams.team_id ORDER BY e.team_id LIMIT 1) FROM teams WHERE teams.team_id IS NOT NULL
     ), blocks AS (
       (SELECT chain FROM audit_block ORDER BY chain LIMIT 1)
       UNION ALL
       SELECT (SELECT b.chain FROM audit_block b WHERE b.chain > blocks.chain ORDER BY b.chain LIMIT 1) FROM blocks WHERE blocks.chain IS NOT NULL
     )
     SELECT team_id AS chain FROM teams WHERE team_id IS NOT NULL
     UNION SELECT chain FROM blocks WHERE chain IS NOT NULL
     UNION SELECT chain FROM audit_head WHERE chain <> $1
     UNION SELECT chain FROM audit_checkpoint UNION SELECT 'installation' ORDER BY 1`,
    [allChains],
  );
  return rows.map(({ chain }) => chain);
}
