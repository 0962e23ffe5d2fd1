"use client";

import { Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { createGroup, createGroupDocument } from "../mutations";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { GroupFields } from "./group-fields";
import { groupRules, type GroupValues, readGroup } from "./group-values";

/** The page that makes a group. */
export function CreateGroup() {
  const { team, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useForm<GroupValues>({ initialValues: { name: "", description: "" }, validate: groupRules });
  const inputOf = (values: GroupValues) => ({ teamId: team.id, ...readGroup(values) });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => createGroup(inputOf(values)),
    done: async ({ group }) => {
      await refreshPermissions(queryClient);
      notifications.show({ title: `${group?.name ?? "The group"} is created`, message: "Add members to it, and give it roles." });
      router.push(path(`/groups/${group?.id ?? ""}`));
    },
  });
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Groups", href: path("/groups") }, { label: "New group" }]}
        title="New group"
        lead="Begins empty: members and roles come next."
        help={
          <PageHelp document={createGroupDocument} variables={{ input: inputOf(form.values) }}>
            Makes a group without members and roles, so nobody gains anything by it yet. The request below sends what the form holds now.
          </PageHelp>
        }
      />
      <LeaveGuard unsaved={form.isDirty() && !running} />
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={640}>
          <GroupFields form={form} autoFocus />
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Create group" running={running} back={path("/groups")} mt="xs" />
        </Stack>
      </form>
    </>
  );
}
