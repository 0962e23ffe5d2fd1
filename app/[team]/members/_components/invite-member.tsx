"use client";

import { Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { PermissionGivers } from "../../../_components/notices/permission-givers";
import { groupChoices } from "../../_components/choices/holder-choices";
import { type Pickable, PickMany } from "../../_components/choices/pick-many";
import { useTeam } from "../../../_teams/team-context";
import { roleChoices } from "../../_components/choices/role-choices";
import { inviteMember, inviteMemberDocument } from "../mutations";
import { refreshInvitations } from "../queries";
import { GivenPermissions } from "./given-permissions";
import { type Invited, InvitedDialog } from "./invited-dialog";

interface Values {
  email: string;
  roleIds: Pickable[];
  groupIds: Pickable[];
}

const ids = (picked: Pickable[]) => picked.map(({ id }) => id);

/** The page that asks a person to join the team. */
export function InviteMember() {
  const { can, team, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [invited, setInvited] = useState<Invited>();
  const form = useForm<Values>({
    initialValues: { email: "", roleIds: [], groupIds: [] },
    validate: { email: (value) => (/^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : "Enter an e-mail address, such as ada@example.com.") },
  });
  const inputOf = ({ email, roleIds, groupIds }: Values) => ({ teamId: team.id, email: email.trim(), roleIds: ids(roleIds), groupIds: ids(groupIds) });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => inviteMember(inputOf(values)),
    done: async ({ invitation, link, mailed }) => {
      setInvited({ email: invitation?.email ?? "", link: link ?? "", mailed: mailed ?? false });
      await refreshInvitations(queryClient);
    },
  });
  const { email, roleIds, groupIds } = form.values;
  const mayAssign = can("role:read") && can("role-assignment:create");
  const mayAdd = can("group:read") && can("group:update");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Members", href: path("/members") }, { label: "Invite" }]}
        title="Invite a member"
        lead="They get a link, with which they join once and within 7 days."
        help={
          <PageHelp document={inviteMemberDocument} variables={{ input: inputOf(form.values) }}>
            Asks a person to join the team, with the roles and groups that you choose. You can give only what you hold or may give yourself, and that is looked
            at again when they accept. The request below sends what the form holds now.
          </PageHelp>
        }
      />
      <LeaveGuard unsaved={form.isDirty() && !running && !invited} />
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={640}>
          <TextInput
            label="E-mail"
            type="email"
            description="They sign in with it."
            autoFocus
            autoComplete="off"
            maxLength={254}
            {...form.getInputProps("email")}
          />
          {mayAssign ? (
            <PickMany
              label="Roles (optional)"
              description="What they may do from the start. Without a role or a group they can sign in and do nothing yet."
              placeholder="Search roles"
              search={roleChoices(team.id, {})}
              value={roleIds}
              onChange={(chosen) => form.setFieldValue("roleIds", chosen)}
              error={form.errors.roleIds}
            />
          ) : (
            <Lack what="roles" permissions={["role:read", "role-assignment:create"]} />
          )}
          {mayAdd ? (
            <PickMany
              label="Groups (optional)"
              description="They have the roles of the groups that they are in."
              placeholder="Search groups"
              search={groupChoices(team.id)}
              value={groupIds}
              onChange={(chosen) => form.setFieldValue("groupIds", chosen)}
              error={form.errors.groupIds}
            />
          ) : (
            <Lack what="groups" permissions={["group:read", "group:update"]} />
          )}
          <GivenPermissions roleIds={ids(roleIds)} groupIds={ids(groupIds)} who={email.trim()} />
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Invite" running={running} back={path("/members")} mt="xs" />
        </Stack>
      </form>
      <InvitedDialog invited={invited} onClose={() => router.push(path("/members?tab=invitations"))} />
    </>
  );
}

/** In place of a choice that the viewer may not make. */
function Lack({ what, permissions }: { what: string; permissions: [string, string] }) {
  return (
    <Text size="sm" c="dimmed">
      To give them {what} from the start you need <code>{permissions[0]}</code> and <code>{permissions[1]}</code>. <PermissionGivers permission={permissions} />
    </Text>
  );
}
