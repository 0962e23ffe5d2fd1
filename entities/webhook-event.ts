import { Column, Entity, PrimaryColumn } from "typeorm";

/** Something that has happened, as webhooks tell it. */
@Entity("webhook_event")
export class WebhookEvent {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text") type!: string;
  @Column("text") topic!: string;
  @Column("timestamptz") at!: Date;
  /** Which account it is about; null for none. */
  @Column("text", { name: "service_account_id", nullable: true }) serviceAccountId!: string | null;
  /** Which product it is about; null for none. */
  @Column("text", { name: "product_id", nullable: true }) productId!: string | null;
  /** `data` of the message. */
  @Column("jsonb") payload!: object;
  /** What makes it the same as another one, so that it is told once. */
  @Column("text", { name: "dedupe_key", nullable: true }) dedupeKey!: string | null;
  @Column("timestamptz", { name: "stored_at" }) storedAt!: Date;
  /** When it was handed on to the webhooks that tell of it. */
  @Column("timestamptz", { name: "fanned_out_at", nullable: true }) fannedOutAt!: Date | null;
}
