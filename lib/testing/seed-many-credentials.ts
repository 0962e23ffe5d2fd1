import { withOwnConnection } from "./own-connection";

// One in three ends some day, one in 2,000 wasn't used for long.
const times = `now() - interval '200 days', CASE WHEN hashtext(id) % 3 = 0 THEN now() + interval '1 minute' * (abs(hashtext(id)) % 500000) END,
  CASE WHEN hashtext(id) % 2000 = 0 THEN now() - interval '150 days' ELSE now() END`;

const statements = {
  client_secret: `INSERT INTO client_secret (id, team_id, service_account_id, secret_hash, created_at, expires_at, last_used_at)
    SELECT 'cs_' || substr(id, 4), team_id, id, md5(id), ${times} FROM service_account WHERE team_id = $1`,
  public_key: `INSERT INTO public_key (id, team_id, service_account_id, name, jwks_url, created_by, created_at, expires_at, last_used_at)
    SELECT 'pk_' || substr(id, 4), team_id, id, 'Key', 'https://keys.example.com/' || id, 'system', ${times} FROM service_account WHERE team_id = $1`,
  trust_rule: `INSERT INTO trust_rule (id, team_id, service_account_id, name, issuer, audience, conditions, created_by, created_at, expires_at, last_used_at)
    SELECT 'tr_' || substr(id, 4), team_id, id, 'Rule', 'https://issuer.example.com', 'https://latchkey.example.com', '[{"claim":"sub","pattern":"main"}]', 'system', ${times} FROM service_account WHERE team_id = $1`,
};

/** Gives each service account of a team one credential of a kind, and tells the planner of them. */
export async function seedManyCredentials(team: { id: string }, table: keyof typeof statements): Promise<void> {
  await withOwnConnection(async (run) => {
    await run(statements[table], [team.id]);
    await run(`VACUUM ANALYZE ${table}`);
  });
}

/** Gives each service account of a team one role, and puts it into one group; a third of both end some day. */
export async function seedManyAssignments(team: { id: string }, { roleId, groupId }: { roleId: string; groupId: string }): Promise<void> {
  const end = "CASE WHEN hashtext(id) % 3 = 0 THEN now() + interval '1 minute' * (abs(hashtext(id)) % 500000) END";
  await withOwnConnection(async (run) => {
    await run(
      `INSERT INTO role_assignment (id, team_id, role_id, service_account_id, expires_at, created_by, created_at)
       SELECT 'ra_' || substr(id, 4), team_id, $2, id, ${end}, 'system', now() - interval '200 days' FROM service_account WHERE team_id = $1`,
      [team.id, roleId],
    );
    await run(
      `INSERT INTO group_membership (id, team_id, group_id, service_account_id, expires_at, created_by, created_at)
       SELECT 'gm_' || substr(id, 4), team_id, $2, id, ${end}, 'system', now() - interval '200 days' FROM service_account WHERE team_id = $1`,
      [team.id, groupId],
    );
    await run("VACUUM ANALYZE role_assignment, group_membership");
  });
}
