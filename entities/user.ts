import { Column, Entity, PrimaryColumn } from "typeorm";

/** A person who can sign in; may be a member of several teams. */
@Entity("user_account")
export class User {
  @PrimaryColumn("text") id!: string;
  @Column("text") email!: string;
  /** The e-mail address in the form that is compared: lower case. */
  @Column("text", { name: "email_key" }) emailKey!: string;
  @Column("text") name!: string;
  /** argon2id; null for people who sign in with an OpenID Connect provider only. */
  @Column("text", { name: "password_hash", nullable: true }) passwordHash!: string | null;
  /** False while nobody has vouched for the address: a user who was made by an invitation's link, which also the inviter sees. */
  @Column("boolean", { name: "email_verified" }) emailVerified!: boolean;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  @Column("timestamptz", { name: "disabled_at", nullable: true }) disabledAt!: Date | null;
  /** Since when the person administers the installation; null for everybody else. */
  @Column("timestamptz", { name: "administrator_since", nullable: true }) administratorSince!: Date | null;
}
