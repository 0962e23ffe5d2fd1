import { Column, Entity, PrimaryColumn } from "typeorm";

/** The tenant. It owns everything but users; data never crosses it. */
@Entity("team")
export class Team {
  @PrimaryColumn("text") id!: string;
  @Column("text") name!: string;
  /** The team's name in URLs; unique on the installation. */
  @Column("text") slug!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who created it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  /** With what the tokens of its service accounts are signed: ES256 or EdDSA. */
  @Column("text", { name: "token_algorithm" }) tokenAlgorithm!: "ES256" | "EdDSA";
}
