import { Column, Entity, PrimaryColumn } from "typeorm";

/** A person's sign-in in one browser. */
@Entity("session")
export class Session {
  @PrimaryColumn("text") id!: string;
  /** HMAC of the cookie's value; the value itself is stored nowhere. */
  @Column("text", { name: "token_hash" }) tokenHash!: string;
  @Column("text", { name: "user_id" }) userId!: string;
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** When the person last proved who they are; secrets are made only a short time after. */
  @Column("timestamptz", { name: "authenticated_at" }) authenticatedAt!: Date;
  @Column("timestamptz", { name: "expires_at" }) expiresAt!: Date;
  /** From where and with what the person signed in; null for sessions older than these columns, and when it isn't known. */
  @Column("text", { nullable: true }) address!: string | null;
  @Column("text", { name: "user_agent", nullable: true }) userAgent!: string | null;
  /** When the session was last used, give or take a minute. */
  @Column("timestamptz", { name: "last_seen_at", nullable: true }) lastSeenAt!: Date | null;
}
