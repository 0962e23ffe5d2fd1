import { Column, Entity, PrimaryColumn } from "typeorm";

/** A secret that proves a service account's client id. Only its hash is stored. */
@Entity("client_secret")
export class ClientSecret {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "service_account_id" }) serviceAccountId!: string;
  @Column("text", { name: "secret_hash" }) secretHash!: string;
  /** Its last characters, so that people recognize it; empty for one from before these were kept. */
  @Column("text") hint!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who made it; null for one from before this was kept. */
  @Column("text", { name: "created_by", nullable: true }) createdBy!: string | null;
  /** When it stops, or has stopped; null for never. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  /** When it last proved the account, as far as it has been written; see `lib/usage/`. */
  @Column("timestamptz", { name: "last_used_at", nullable: true }) lastUsedAt!: Date | null;
  /** Of one that somebody has retired: when it would have ended else. */
  @Column("timestamptz", { name: "retired_from", nullable: true }) retiredFrom!: Date | null;
  /** Until when that can be taken back; null for what has ended for good, or not at all. */
  @Column("timestamptz", { name: "restorable_until", nullable: true }) restorableUntil!: Date | null;
}
