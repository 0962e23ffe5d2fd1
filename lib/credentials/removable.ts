import { PublicKey, TrustRule } from "../../entities/index";
import type { AuditAction } from "../audit/actions";
import type { IdType } from "../ids";
import { mostPublicKeys } from "../public-keys/input";
import { mostTrustRules } from "../trust-rules/input";

/** A kind of credential that is removed for good a day after somebody removes it. */
export interface Removable<Kind extends PublicKey | TrustRule> {
  entity: new () => Kind;
  idType: IdType;
  /** One of it, and several. */
  noun: [string, string];
  removed: AuditAction;
  restored: AuditAction;
  /** How many an account may have. */
  most: number;
}

export const removableKeys: Removable<PublicKey> = {
  entity: PublicKey,
  idType: "PublicKey",
  noun: ["public key", "public keys"],
  removed: "public-key.delete",
  restored: "public-key.restore",
  most: mostPublicKeys,
};

export const removableRules: Removable<TrustRule> = {
  entity: TrustRule,
  idType: "TrustRule",
  noun: ["trust rule", "trust rules"],
  removed: "trust-rule.delete",
  restored: "trust-rule.restore",
  most: mostTrustRules,
};
