import { expect, it } from "vitest";
import { subjectPath } from "./subject-path";

it("leads to what a notification is about, or to the nearest page that shows it", () => {
  const of = (subjectId: string | null, serviceAccountId: string | null = "sa_1") => subjectPath({ subjectId, serviceAccountId });
  expect(["tok_1", "wh_1", "sa_1", "tr_1", "cs_1", "pk_1", "ra_1", "gm_1", "new_1", null].map((id) => of(id))).toEqual([
    "/tokens/tok_1",
    "/webhooks/wh_1",
    "/service-accounts/sa_1?tab=activity",
    "/service-accounts/sa_1/trust-rules/tr_1",
    "/service-accounts/sa_1?tab=credentials",
    "/service-accounts/sa_1?tab=credentials",
    "/service-accounts/sa_1?tab=roles",
    "/service-accounts/sa_1?tab=groups",
    "/service-accounts/sa_1",
    "/service-accounts/sa_1",
  ]);
  expect(["wh_1", "ra_1", "gm_1", "new_1", null].map((id) => of(id, null))).toEqual([
    "/webhooks/wh_1",
    "/review/expiring?of=roles&days=90",
    "/groups",
    undefined,
    undefined,
  ]);
});
