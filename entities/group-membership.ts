import { Column, Entity, PrimaryColumn } from "typeorm";

/** Puts a member or a service account into a group. */
@Entity("group_membership")
export class GroupMembership {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "group_id" }) groupId!: string;
  /** Exactly one of the two is set. */
  @Column("text", { name: "member_id", nullable: true }) memberId!: string | null;
  @Column("text", { name: "service_account_id", nullable: true }) serviceAccountId!: string | null;
  /** From this moment on, by the database's clock, it doesn't count any more; null for one without an end. */
  @Column("timestamptz", { name: "expires_at", nullable: true }) expiresAt!: Date | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who added them. */
  @Column("text", { name: "created_by" }) createdBy!: string;
}
