import { Column, Entity, PrimaryColumn } from "typeorm";

/** Something that a person is told in the dashboard. */
@Entity("notification")
export class Notification {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "user_id" }) userId!: string;
  @Column("text") kind!: "EXPIRY" | "REFUSALS" | "WEBHOOK_DISABLED";
  /** In a sentence. */
  @Column("text") title!: string;
  /** Which account it is about; null for none. */
  @Column("text", { name: "service_account_id", nullable: true }) serviceAccountId!: string | null;
  /** What it is about. */
  @Column("text", { name: "subject_id", nullable: true }) subjectId!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "read_at", nullable: true }) readAt!: Date | null;
}
