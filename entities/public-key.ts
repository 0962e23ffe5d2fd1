import { Column, Entity, PrimaryColumn } from "typeorm";

/** A key by which a service account proves itself without a secret: the public half of one, or the address where it publishes them. */
@Entity("public_key")
export class PublicKey {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "service_account_id" }) serviceAccountId!: string;
  @Column("text") name!: string;
  /** With the key's parameters, its `kid`, and its `alg` if it is for one alone; null when there is an address. */
  @Column("jsonb", { nullable: true }) jwk!: Record<string, string> | null;
  /** Of RFC 7638. */
  @Column("text", { nullable: true }) thumbprint!: string | null;
  /** Address of a key set; null when there is a key. */
  @Column("text", { name: "jwks_url", nullable: true }) jwksUrl!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who added it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  /** Null for never. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  /** When it last proved the account, as far as it has been written; see `lib/usage/`. */
  @Column("timestamptz", { name: "last_used_at", nullable: true }) lastUsedAt!: Date | null;
}
