import { Column, Entity, PrimaryColumn } from "typeorm";

/** Asks a person to join the team. It is deleted when it is accepted or withdrawn. */
@Entity("invitation")
export class Invitation {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text") email!: string;
  /** The address in the form in which it is unique per team. */
  @Column("text", { name: "email_key" }) emailKey!: string;
  /** Hash of the secret in the invitation's link. */
  @Column("text", { name: "token_hash" }) tokenHash!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who invited; what the invitation gives is what they may still give when it is accepted. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "expires_at" }) expiresAt!: Date;
}
