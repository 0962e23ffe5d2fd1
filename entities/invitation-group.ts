import { Entity, PrimaryColumn } from "typeorm";

/** A group that whoever accepts the invitation joins. */
@Entity("invitation_group")
export class InvitationGroup {
  @PrimaryColumn("text", { name: "invitation_id" }) invitationId!: string;
  @PrimaryColumn("text", { name: "group_id" }) groupId!: string;
}
