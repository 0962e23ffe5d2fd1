import { Column, Entity, PrimaryColumn } from "typeorm";

/** How long a team keeps its audit events; a team without a row keeps them for good. */
@Entity("audit_policy")
export class AuditPolicy {
  @PrimaryColumn("text", { name: "team_id" }) teamId!: string;
  /** Null for good. */
  @Column("integer", { name: "retention_days", nullable: true }) retentionDays!: number | null;
}
