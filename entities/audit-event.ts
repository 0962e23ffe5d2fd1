import { Column, Entity, PrimaryColumn } from "typeorm";

/** Who did what to which target, when, from where. Written once, never changed. */
@Entity("audit_event")
export class AuditEvent {
  @PrimaryColumn("text") id!: string;
  /** Null for events of the installation, such as a failed sign-in of an unknown person. */
  @Column("text", { name: "team_id", nullable: true }) teamId!: string | null;
  @Column("timestamptz") at!: Date;
  /** `noun.verb`, as in `lib/audit/actions.ts`. */
  @Column("text") action!: string;
  @Column("text", { name: "actor_type" }) actorType!: string;
  @Column("text", { name: "actor_id", nullable: true }) actorId!: string | null;
  /** Names are kept as they were, so that the event can be read after a rename or a deletion. */
  @Column("text", { name: "actor_name" }) actorName!: string;
  @Column("text", { name: "target_type", nullable: true }) targetType!: string | null;
  @Column("text", { name: "target_id", nullable: true }) targetId!: string | null;
  @Column("text", { name: "target_name", nullable: true }) targetName!: string | null;
  @Column("text", { nullable: true }) address!: string | null;
  @Column("text", { name: "user_agent", nullable: true }) userAgent!: string | null;
  @Column("text", { name: "request_id", nullable: true }) requestId!: string | null;
  @Column("jsonb") details!: Record<string, unknown>;
}
