import { Column, Entity, PrimaryColumn } from "typeorm";

/** A key that signs tokens, shared by all teams that have its algorithm, and by all instances on one database. */
@Entity("signing_key")
export class SigningKey {
  /** RFC 7638 thumbprint. */
  @PrimaryColumn("text") kid!: string;
  @Column("text") algorithm!: string;
  /** Public JWK, as published. */
  @Column("jsonb", { name: "public_jwk" }) publicJwk!: Record<string, string>;
  /** Private JWK, encrypted with the key-encryption key. */
  @Column("bytea", { name: "private_jwk_sealed" }) privateJwkSealed!: Buffer;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the administrator who made it; `system` for the command line, the schedule and the first ones. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  /** From when it signs; published before. */
  @Column("timestamptz", { name: "signs_from" }) signsFrom!: Date;
  /** When it leaves the published set; null while it is the newest of its algorithm. */
  @Column("timestamptz", { name: "published_until", nullable: true }) publishedUntil!: Date | null;
}
