import { Column, Entity, PrimaryColumn } from "typeorm";

/** Holds members and service accounts, and roles of any products. */
@Entity("team_group")
export class Group {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text") name!: string;
  /** The name in the form in which it is unique per team, and by which lists sort. */
  @Column("text", { name: "name_key" }) nameKey!: string;
  @Column("text") description!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who created it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  /** Goes up with each update of its details. */
  @Column("integer") version!: number;
}
