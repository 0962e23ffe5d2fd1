import { Column, Entity, PrimaryColumn } from "typeorm";

/** An API that trusts Latchkey. Each team has the built-in product `latchkey`, Latchkey's own API. */
@Entity("product")
export class Product {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  /** Short name, unique per team, such as `billing`. */
  @Column("text") key!: string;
  @Column("text") name!: string;
  @Column("text", { name: "name_key" }) nameKey!: string;
  @Column("text") description!: string;
  /** The `aud` of access tokens for it; null for the built-in product, whose audience follows the public URL. */
  @Column("text", { nullable: true }) audience!: string | null;
  /** Which service account publishes its events; null when all that have the permission may. */
  @Column("text", { name: "event_publisher_id", nullable: true }) eventPublisherId?: string | null;
  @Column("boolean", { name: "built_in" }) builtIn!: boolean;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  /** Goes up with each update. */
  @Column("integer") version!: number;
}
