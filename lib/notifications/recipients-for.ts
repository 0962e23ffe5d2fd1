import type { Transaction } from "../db/transaction";

/** Who is told something: in the dashboard, and by mail. */
interface Recipients {
  userIds: string[];
  addresses: string[];
}

interface Person {
  id: string;
  email: string;
}

const inTeam = `FROM member m JOIN user_account u ON u.id = m.user_id WHERE m.team_id = $1 AND u.disabled_at IS NULL`;

/** The people who are owners or admins of a team, by roles of their own or of their groups. */
async function adminsOf(tx: Transaction, teamId: string): Promise<Person[]> {
  return tx.manager.query<Person[]>(
    `SELECT u.id, u.email ${inTeam} AND EXISTS (
       SELECT FROM role r JOIN role_assignment ra ON ra.role_id = r.id LEFT JOIN group_membership gm ON gm.group_id = ra.group_id AND gm.member_id = m.id
       WHERE r.team_id = $1 AND r.built_in_key IN ('owner', 'admin') AND (ra.member_id = m.id OR gm.member_id = m.id)
         AND (ra.expires_at IS NULL OR ra.expires_at > now()) AND (gm.expires_at IS NULL OR gm.expires_at > now()))
     ORDER BY u.id`,
    [teamId],
  );
}

/**
 * Who is told about an account: its contact; without one, the team's admins. A contact who is nobody in the team sees no dashboard, so the admins
 * are told there.
 */
export async function recipientsFor(tx: Transaction, teamId: string, contact: string | null): Promise<Recipients> {
  if (contact !== null) {
    const people = await tx.manager.query<Person[]>(`SELECT u.id, u.email ${inTeam} AND lower(u.email) = lower($2)`, [teamId, contact]);
    if (people.length > 0) return { userIds: people.map(({ id }) => id), addresses: [contact] };
  }
  const admins = await adminsOf(tx, teamId);
  return { userIds: admins.map(({ id }) => id), addresses: contact === null ? admins.map(({ email }) => email) : [contact] };
}
