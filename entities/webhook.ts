import { Column, Entity, PrimaryColumn } from "typeorm";

/** Where events are sent: a receiver of Standard Webhooks, or a channel of Slack. It belongs to a service account, or to the team as a whole. */
@Entity("webhook")
export class Webhook {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  /** Null for one of the whole team. */
  @Column("text", { name: "service_account_id", nullable: true }) serviceAccountId!: string | null;
  /** Of which product it tells; null for all of them. */
  @Column("text", { name: "product_id", nullable: true }) productId!: string | null;
  @Column("text") kind!: "STANDARD" | "SLACK";
  @Column("text") name!: string;
  /** The address, encrypted: whoever knows that of a Slack channel can write there. */
  @Column("bytea", { name: "sealed_url" }) sealedUrl!: Buffer;
  /** The address without what is secret in it. */
  @Column("text") target!: string;
  /** Of what it tells. */
  @Column("text", { array: true }) topics!: string[];
  /** Names of events that its product publishes; `*` for all of them. */
  @Column("text", { name: "product_events", array: true }) productEvents!: string[];
  @Column("boolean") enabled!: boolean;
  /** Why it isn't enabled, when nobody has decided so. */
  @Column("text", { name: "disabled_reason", nullable: true }) disabledReason!: "FAILED" | "GONE" | null;
  /** Since when nothing has been delivered, though it was tried; null while all is well. */
  @Column("timestamptz", { name: "failing_since", nullable: true }) failingSince!: Date | null;
  @Column("timestamptz", { name: "last_delivered_at", nullable: true }) lastDeliveredAt!: Date | null;
  /** Until when one process has its deliveries for itself. */
  @Column("timestamptz", { name: "leased_until", nullable: true }) leasedUntil!: Date | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("text", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  /** Goes up with each update. */
  @Column("integer") version!: number;
}
