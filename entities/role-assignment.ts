import { Column, Entity, PrimaryColumn } from "typeorm";

/** Gives a role to a member, a service account or a group. */
@Entity("role_assignment")
export class RoleAssignment {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "role_id" }) roleId!: string;
  /** Exactly one of the three is set. */
  @Column("text", { name: "member_id", nullable: true }) memberId!: string | null;
  @Column("text", { name: "service_account_id", nullable: true }) serviceAccountId!: string | null;
  @Column("text", { name: "group_id", nullable: true }) groupId!: string | null;
  /** From this moment on, by the database's clock, it doesn't count any more; null for one without an end. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who assigned it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
}
