import { Column, Entity, PrimaryColumn } from "typeorm";

/** Gives a role to a member or to a service account. */
@Entity("role_assignment")
export class RoleAssignment {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "role_id" }) roleId!: string;
  /** Exactly one of the two is set. */
  @Column("text", { name: "member_id", nullable: true }) memberId!: string | null;
  @Column("text", { name: "service_account_id", nullable: true }) serviceAccountId!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who assigned it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
}
