import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a team demands of new API tokens; a team without a row demands nothing, and has leaked ones revoked. */
@Entity("token_policy")
export class TokenPolicy {
  @PrimaryColumn("text", { name: "team_id" }) teamId!: string;
  /** Null for any lifetime, and for none at all. */
  @Column("integer", { name: "max_lifetime_days", nullable: true }) maxLifetimeDays!: number | null;
  @Column("boolean", { name: "purpose_required" }) purposeRequired!: boolean;
  /** Whether a token that is reported as leaked is revoked; else the report is in the audit trail only. */
  @Column("boolean", { name: "revoke_leaked" }) revokeLeaked!: boolean;
}
