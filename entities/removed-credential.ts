import { Column, Entity, PrimaryColumn } from "typeorm";

/** A public key or a trust rule that somebody has removed, kept for a while so that it can be put back as it was. Nothing reads it to let anybody in. */
@Entity("removed_credential")
export class RemovedCredential {
  /** Its own id, which it keeps. */
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "service_account_id" }) serviceAccountId!: string;
  /** Its row, column by column. */
  @Column("jsonb") content!: { name: string; expires_at: string | null };
  /** Until when it can be put back. */
  @Column("timestamptz", { name: "expires_at" }) expiresAt!: Date;
}
