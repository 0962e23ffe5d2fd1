import { Column, Entity, PrimaryColumn } from "typeorm";

/** A user's place in a team. What a member may do comes from role assignments. */
@Entity("member")
export class Member {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "user_id" }) userId!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** The user's name in the form by which lists sort; the database writes it. */
  @Column({ type: "text", name: "name_key", insert: false, update: false }) readonly nameKey!: string;
}
