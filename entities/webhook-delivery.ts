import { Column, Entity, PrimaryColumn } from "typeorm";

/** An event on its way to a webhook. */
@Entity("webhook_delivery")
export class WebhookDelivery {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "webhook_id" }) webhookId!: string;
  @Column("text", { name: "event_id" }) eventId!: string;
  @Column("text") status!: "PENDING" | "DELIVERED" | "FAILED";
  @Column("integer") attempts!: number;
  /** Attempts since it was last sent off; sending again begins anew. */
  @Column("integer", { name: "round_attempts" }) roundAttempts!: number;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "next_attempt_at", nullable: true }) nextAttemptAt!: Date | null;
  @Column("timestamptz", { name: "give_up_at" }) giveUpAt!: Date;
  @Column("timestamptz", { name: "finished_at", nullable: true }) finishedAt!: Date | null;
}
