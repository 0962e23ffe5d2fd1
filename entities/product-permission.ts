import { Column, Entity, PrimaryColumn } from "typeorm";

/** A permission that a product of the team declares. The built-in product's are in the catalogue. */
@Entity("product_permission")
export class ProductPermission {
  @Column("text", { name: "team_id" }) teamId!: string;
  @PrimaryColumn("text", { name: "product_id" }) productId!: string;
  /** `resource:verb`. */
  @PrimaryColumn("text") name!: string;
  @Column("text") title!: string;
  @Column("text") description!: string;
  /** Order in which the product lists it. */
  @Column("integer") position!: number;
}
