import { Column, Entity, PrimaryColumn } from "typeorm";

/** One permission of a role that the team has made. */
@Entity("role_permission")
export class RolePermission {
  @Column("text", { name: "team_id" }) teamId!: string;
  /** The role's product, which declares the permission. */
  @Column("text", { name: "product_id" }) productId!: string;
  @PrimaryColumn("text", { name: "role_id" }) roleId!: string;
  /** `resource:verb`. */
  @PrimaryColumn("text") permission!: string;
}
