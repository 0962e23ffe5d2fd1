import { Column, Entity, PrimaryColumn } from "typeorm";

/** When a team is warned; one without a row as `defaultDays` says. */
@Entity("notification_policy")
export class NotificationPolicy {
  @PrimaryColumn("text", { name: "team_id" }) teamId!: string;
  /** How many days before something ends, the longest first; empty for never. */
  @Column("integer", { name: "expiry_days", array: true }) expiryDays!: number[];
}
