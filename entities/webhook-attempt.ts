import { Column, Entity, PrimaryColumn } from "typeorm";

/** One try to deliver an event, and what came of it. */
@Entity("webhook_attempt")
export class WebhookAttempt {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "delivery_id" }) deliveryId!: string;
  @Column("timestamptz") at!: Date;
  @Column("integer") milliseconds!: number;
  /** Null when there was no answer. */
  @Column("integer", { name: "status_code", nullable: true }) statusCode!: number | null;
  /** The beginning of the answer. */
  @Column("text") answer!: string;
  /** Why it counts as failed; null when it was delivered. */
  @Column("text", { nullable: true }) problem!: string | null;
}
