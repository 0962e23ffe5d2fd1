import { Column, Entity, PrimaryColumn } from "typeorm";

/** A kind of event that a product publishes. */
@Entity("product_event_type")
export class ProductEventType {
  @PrimaryColumn("text", { name: "product_id" }) productId!: string;
  @PrimaryColumn("text") name!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text") description!: string;
  @Column("integer") position!: number;
}
