import { Column, Entity, PrimaryColumn } from "typeorm";

/** A machine identity. It belongs to the team, not to a person, and is bound to one product. */
@Entity("service_account")
export class ServiceAccount {
  @PrimaryColumn("text") id!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("text", { name: "product_id" }) productId!: string;
  @Column("text") name!: string;
  /** The name in the form in which it is unique per team, and by which lists sort. */
  @Column("text", { name: "name_key" }) nameKey!: string;
  @Column("text") description!: string;
  /** E-mail address of who maintains it. */
  @Column("text", { nullable: true }) contact!: string | null;
  /** Unique identifier in the form of an e-mail address; no mail system is behind it and nobody can sign in with it. */
  @Column("text") email!: string;
  @Column("text", { name: "client_id" }) clientId!: string;
  @Column("boolean") enabled!: boolean;
  /** Lifetime of its access tokens, in seconds. */
  @Column("integer", { name: "access_token_lifetime" }) accessTokenLifetime!: number;
  /** Whether its access tokens must be bound to a key of its client (RFC 9449). */
  @Column("boolean", { name: "require_dpop" }) requireDpop!: boolean;
  /** Its Bearer tokens count when they were issued since; null for always. It is set when its tokens need no key any more. */
  @Column("timestamptz", { name: "bearer_since", nullable: true }) bearerSince!: Date | null;
  /** For how long after it proved itself an access token can be exchanged for a new one, in seconds; 0 for not at all. */
  @Column("integer", { name: "refresh_lifetime" }) refreshLifetime!: number;
  /** How often it may call Latchkey's API; null for any number, as a missing one. */
  @Column("integer", { name: "requests_per_minute", nullable: true }) requestsPerMinute?: number | null;
  /** How many access tokens it may get; null for any number, as a missing one. */
  @Column("integer", { name: "grants_per_day", nullable: true }) grantsPerDay?: number | null;
  /** Origins from which browsers may use its access tokens. */
  @Column("text", { name: "allowed_origins", array: true }) allowedOrigins!: string[];
  /** Networks from which anything of it counts; from anywhere when empty. */
  @Column("text", { name: "allowed_cidrs", array: true }) allowedCidrs!: string[];
  @Column("timestamptz", { name: "created_at" }) createdAt!: Date;
  /** Id of the actor who created it. */
  @Column("text", { name: "created_by" }) createdBy!: string;
  @Column("timestamptz", { name: "updated_at" }) updatedAt!: Date;
  @Column("timestamptz", { name: "keys_created_at" }) keysCreatedAt!: Date;
  /** When it last got an access token, as far as it has been written; see `lib/usage/`. */
  @Column("timestamptz", { name: "last_used_at", nullable: true }) lastUsedAt!: Date | null;
  /** Goes up with each update of its details. */
  @Column("integer") version!: number;
}
