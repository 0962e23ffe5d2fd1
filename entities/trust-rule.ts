import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a claim of a foreign token must be. */
export interface TrustCondition {
  claim: string;
  pattern: string;
}

/** Which tokens of which OpenID Connect issuer stand for a service account. */
@Entity("trust_rule")
export class TrustRule {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "service_account_id" }) serviceAccountId!: string;
  @Column("text") name!: string;
  @Column("text") issuer!: string;
  @Column("text") audience!: string;
  /** All of them must hold. */
  @Column("jsonb") conditions!: TrustCondition[];
  /** Goes up with each change. */
  @Column("integer") version!: number;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who added it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  /** Null for never. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  /** When it last let somebody in, as far as it has been written; see `lib/usage/`. */
  @Column("timestamptz", { name: "last_used_at", nullable: true }) lastUsedAt!: Date | null;
}
