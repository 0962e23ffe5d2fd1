import { Entity, PrimaryColumn } from "typeorm";

/** A role that whoever accepts the invitation gets. */
@Entity("invitation_role")
export class InvitationRole {
  @PrimaryColumn("text", { name: "invitation_id" }) invitationId!: string;
  @PrimaryColumn("text", { name: "role_id" }) roleId!: string;
}
