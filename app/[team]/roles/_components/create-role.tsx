"use client";

import { Skeleton, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { catalogue } from "@/lib/permissions/catalogue";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { ProductField } from "../../_components/choices/product-field";
import { createRole, createRoleDocument } from "../mutations";
import { productPermissionsQuery } from "../../_components/permissions/product-permissions-query";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import type { PermissionInput } from "../../_components/permissions/permission-boxes";
import { PermissionField } from "./permission-field";
import { roleRules } from "./role-values";

interface Values {
  name: string;
  description: string;
  /** Empty for Latchkey's own API. */
  productId: string;
  permissions: string[];
}

/** The page that makes a role. */
export function CreateRole() {
  const { team, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useForm<Values>({ initialValues: { name: "", description: "", productId: "", permissions: [] }, validate: roleRules });
  const { productId } = form.values;
  // One product's permissions mean nothing on another.
  form.watch("productId", () => form.setFieldValue("permissions", []));
  const declared = useQuery({ ...productPermissionsQuery(productId), enabled: productId !== "" });
  const inputOf = ({ productId: product, ...values }: Values) => ({ teamId: team.id, ...values, ...(product && { productId: product }) });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => createRole(inputOf(values)),
    done: async ({ role }) => {
      await refreshPermissions(queryClient);
      notifications.show({ title: `${role?.name ?? "The role"} is created`, message: "It can be assigned now." });
      router.push(path(`/roles/${role?.id ?? ""}`));
    },
  });
  const all = productId === "" ? catalogue : declared.data;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Roles", href: path("/roles") }, { label: "New role" }]}
        title="New role"
        lead="A named set of permissions of one product, to be assigned to people, service accounts and groups."
        help={
          <PageHelp document={createRoleDocument} variables={{ input: inputOf(form.values) }}>
            Makes a role. You can put into it what you hold yourself; permissions of the team&apos;s products also with product-permission:grant. Permissions on
            roles, groups, members and the team are for people only: a role with one of them can&apos;t be given to a service account. The request below sends
            what the form holds now.
          </PageHelp>
        }
      />
      <LeaveGuard unsaved={form.isDirty() && !running} />
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={960}>
          <Stack maw={640}>
            <TextInput label="Name" autoFocus autoComplete="off" description="Unique per product." maxLength={100} {...form.getInputProps("name")} />
            <Textarea
              label="Description (optional)"
              description="What it is for."
              autosize
              minRows={2}
              maxLength={2000}
              {...form.getInputProps("description")}
            />
            <ProductField form={form} description="Whose permissions it bundles. It can't be changed later." />
          </Stack>
          {declared.error && !all ? (
            <ErrorNotice error={declared.error} onRetry={() => void declared.refetch()} />
          ) : all ? (
            <PermissionField
              key={productId}
              product={{ id: productId, builtIn: productId === "" }}
              permissions={all}
              {...(form.getInputProps("permissions") as PermissionInput)}
            />
          ) : (
            <Skeleton height={240} role="status" aria-label="Loading" />
          )}
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Create role" running={running} back={path("/roles")} mt="xs" />
        </Stack>
      </form>
    </>
  );
}
