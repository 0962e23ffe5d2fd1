import { Column, Entity, PrimaryColumn } from "typeorm";

/** The one row that says which installation this database belongs to. */
@Entity("installation")
export class Installation {
  @PrimaryColumn("boolean") id!: boolean;
  /** Proof, not a copy, of the secrets that this database was set up with; another key can't open it. */
  @Column("text", { name: "pepper_check" }) pepperCheck!: string;
  @Column("bytea", { name: "key_encryption_check" }) keyEncryptionCheck!: Buffer;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
}
