import { expect, it } from "vitest";
import { targetPath } from "./target-path";

const on = (targetType: string | null, action = "thing.update", details: unknown = {}) => targetPath({ action, targetType, targetId: "id_1", details });

it("leads to the page of what an event is about", () => {
  expect(["ServiceAccount", "ApiToken", "Role"].map((type) => on(type))).toEqual(["/service-accounts/id_1", "/tokens/id_1", "/roles/id_1"]);
  expect(on("TrustRule", "trust-rule.create", { serviceAccount: { id: "sa_1" } })).toBe("/service-accounts/sa_1/trust-rules/id_1");
  expect(on("PublicKey", "public-key.create", { serviceAccount: { id: "sa_1" } })).toBe("/service-accounts/sa_1?tab=credentials");
});

it("leads nowhere when it is gone, unknown or without a page", () => {
  expect([on("ServiceAccount", "service-account.delete"), on("Team"), on(null), on("TrustRule"), on("PublicKey", "x", null)]).toEqual(Array(5).fill(undefined));
});
