import { Column, Entity, PrimaryColumn } from "typeorm";

/** A long-lived credential of a service account; of its secret only a hash is stored. */
@Entity("api_token")
export class ApiToken {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "service_account_id" }) serviceAccountId!: string;
  @Column("text") name!: string;
  /** The name in the form by which lists sort. */
  @Column("text", { name: "name_key" }) nameKey!: string;
  @Column("text") purpose!: string;
  /** Whether it is a random text or a signed JWT. */
  @Column("text") format!: "OPAQUE" | "JWT";
  /** The part of the token, or of a JWT's `jti`, by which it is found; no secret. */
  @Column("text", { name: "lookup_id" }) lookupId!: string;
  /** Of the token; of its `jti` when it is a JWT. */
  @Column("text", { name: "secret_hash" }) secretHash!: string;
  /** Of the secret before the last reset, so that its use is told from a guess. It opens nothing. */
  @Column("text", { name: "previous_secret_hash", nullable: true }) previousSecretHash!: string | null;
  /** The key that signed it; null when it is no JWT. */
  @Column("text", { name: "signing_kid", nullable: true }) signingKid!: string | null;
  /** When that key was withdrawn because it had leaked, and the token ended with it. */
  @Column("timestamptz", { name: "key_withdrawn_at", nullable: true }) keyWithdrawnAt!: Date | null;
  /** Permissions of the account's product to which the token is narrowed. */
  @Column("text", { array: true }) scopes!: string[];
  @Column("text", { name: "allowed_origins", array: true }) allowedOrigins!: string[];
  @Column("text", { name: "allowed_cidrs", array: true }) allowedCidrs!: string[];
  /** How often it may call Latchkey's API; null for any number, as a missing one. */
  @Column("integer", { name: "requests_per_minute", nullable: true }) requestsPerMinute?: number | null;
  /** Null for never. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  /** The end in the form by which lists sort; see `lib/api-tokens/expiry.ts`. */
  @Column("text", { name: "expiry_key" }) expiryKey!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who created it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  /** When its present secret was made. */
  @Column("timestamptz", { name: "secret_created_at" }) secretCreatedAt!: Date;
  /** When it was last used, as far as it has been written; see `lib/usage/`. */
  @Column("timestamptz", { name: "last_used_at", nullable: true }) lastUsedAt!: Date | null;
  @Column("timestamptz", { name: "revoked_at", nullable: true }) revokedAt!: Date | null;
  /** Id of the actor who revoked it. */
  @Column("text", { name: "revoked_by", nullable: true }) revokedBy!: string | null;
  /** Until when its revocation can be taken back; null for one that is in force, or has ended for good. */
  @Column("timestamptz", { name: "restorable_until", nullable: true }) restorableUntil!: Date | null;
  /** Goes up with each update of its details. */
  @Column("integer") version!: number;
}
