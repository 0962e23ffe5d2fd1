import { alone, atomically } from "../db/alone";
import { makeMonths, monthsBetween } from "../audit/months";
import { idFrom } from "../ids";

const statement = `
  INSERT INTO audit_event (id, team_id, at, action, actor_type, actor_id, actor_name, target_type, target_id, target_name, address, user_agent, details)
  SELECT left(p.prefix, 14) || lpad(to_hex(n), 16, '0'), $1, p.at + interval '1 millisecond' * (n % 1000),
    CASE WHEN n % 50000 = 77 THEN 'product.create' WHEN n % 10 = 9 THEN 'token.refuse' ELSE 'token.grant' END,
    'SERVICE_ACCOUNT', 'sa_' || n % 1000, 'Account ' || n % 1000, CASE WHEN n % 50000 = 77 THEN 'Product' ELSE 'ServiceAccount' END, 'sa_' || n % 1000, 'Account ' || n % 1000,
    '192.0.2.' || n % 250, 'curl/8.5.0', '{}'
  FROM unnest($2::text[], $3::timestamptz[]) WITH ORDINALITY AS p (prefix, at, hour), LATERAL (SELECT (hour - 1) * $4 + k AS n FROM generate_series(1, $4::int) AS k) AS events`;

/**
 * Puts many events into a team's trail at once, evenly over half a year, and tells the planner of them. They are not sealed: it is for lists.
 * Most are grants, one in ten a refusal; one in 50,000 is about a product.
 */
export async function seedManyEvents(teamId: string, count: number): Promise<{ start: Date; end: Date }> {
  const hours = 4_380;
  const end = new Date();
  const start = new Date(end.getTime() - hours * 3_600_000);
  const times = Array.from({ length: hours }, (_, n) => new Date(start.getTime() + n * 3_600_000));
  await alone("seed", null, async (run) => {
    await atomically(run, () => makeMonths(run, monthsBetween(start, end)));
    // Indexes are made in a fraction of the time when the rows are there before them.
    const indexes = await run<{ name: string; definition: string }>(
      "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'audit_event' AND indexname <> 'audit_event_pkey'",
    );
    for (const { name } of indexes) await run(`DROP INDEX ${name}`);
    await run(statement, [teamId, times.map((time) => idFrom("AuditEvent", time)), times, Math.ceil(count / hours)]);
    for (const { definition } of indexes) await run(definition.replace(" ON ONLY ", " ON "));
    await run("ANALYZE audit_event");
  });
  return { start, end };
}
