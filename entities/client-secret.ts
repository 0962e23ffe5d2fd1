import { Column, Entity, PrimaryColumn } from "typeorm";

/** A secret that proves a service account's client id. Only its hash is stored. */
@Entity("client_secret")
export class ClientSecret {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "service_account_id" }) serviceAccountId!: string;
  @Column("text", { name: "secret_hash" }) secretHash!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
