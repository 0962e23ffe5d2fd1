import { Column, Entity, PrimaryColumn } from "typeorm";

/** Until when JWTs of a team are about that are for an audience: meanwhile no other team may register it. */
@Entity("audience_hold")
export class AudienceHold {
  @PrimaryColumn("text") audience!: string;
  @Column("text", { name: "team_id" }) teamId!: string;
  @Column("timestamptz") until!: Date;
}
