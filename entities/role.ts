import { Column, Entity, PrimaryColumn } from "typeorm";

/** A named set of permissions of one product. The permissions of a built-in role are in `lib/permissions/built-in-roles.ts`. */
@Entity("role")
export class Role {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "product_id" }) productId!: string;
  @Column("text") name!: string;
  /** The name in the form in which it is unique per product, and by which lists sort. */
  @Column("text", { name: "name_key" }) nameKey!: string;
  @Column("text") description!: string;
  /** Which built-in role this is; null for one that the team has made. */
  @Column("text", { name: "built_in_key", nullable: true }) builtInKey!: string | null;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who created it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  /** Goes up with each update. */
  @Column("integer") version!: number;
}
