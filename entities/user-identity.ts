import { Column, Entity, PrimaryColumn } from "typeorm";

/** A user's identity at an OpenID Connect provider. */
@Entity("user_identity")
export class UserIdentity {
  @PrimaryColumn("text") issuer!: string;
  @PrimaryColumn("text") subject!: string;
  @Column("text", { name: "user_id" }) userId!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
