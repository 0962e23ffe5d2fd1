import { Column, Entity, PrimaryColumn } from "typeorm";

/** A named set of permissions of one product. The permissions of a built-in role are in `lib/permissions/built-in-roles.ts`. */
@Entity("role")
export class Role {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "product_id" }) productId!: string;
  @Column("text") name!: string;
  @Column("text") description!: string;
  /** Which built-in role this is. */
  @Column("text", { name: "built_in_key" }) builtInKey!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
