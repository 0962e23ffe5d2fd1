import { Column, Entity, PrimaryColumn } from "typeorm";

/** The one row that says which installation this database belongs to. */
@Entity("installation")
export class Installation {
  @PrimaryColumn("boolean") id!: boolean;
  /** Proof, not a copy, of the secrets that this database was set up with; another key can't open it. */
  @Column("text", { name: "pepper_check" }) pepperCheck!: string;
  @Column("bytea", { name: "key_encryption_check" }) keyEncryptionCheck!: Buffer;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** When new signing keys begin to sign by themselves; null for never. */
  @Column("timestamptz", { name: "next_rotation_at", nullable: true }) nextRotationAt!: Date | null;
  /** Every how many days after that; null for once. */
  @Column("integer", { name: "rotation_days", nullable: true }) rotationDays!: number | null;
  /** What was refreshed counts when its account has proved itself since; null for always. It is set when a signing key leaks. */
  @Column("timestamptz", { name: "chains_since", nullable: true }) chainsSince!: Date | null;
}
