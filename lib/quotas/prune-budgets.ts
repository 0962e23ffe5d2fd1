import { query } from "../db/pool";

/** Forgets what was taken of budgets whose time has ended: no stretch is longer than a day. */
export async function pruneBudgets(): Promise<void> {
  await query("DELETE FROM quota_use WHERE starts_at < now() - interval '2 days'");
}
