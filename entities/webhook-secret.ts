import { Column, Entity, PrimaryColumn } from "typeorm";

/** With what deliveries of a webhook are signed. Encrypted and not hashed, because signing takes the secret itself. */
@Entity("webhook_secret")
export class WebhookSecret {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "webhook_id" }) webhookId!: string;
  @Column("bytea") sealed!: Buffer;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Null for the present one. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
}
