import { NativeSelect, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PermissionGivers } from "../../../_components/notices/permission-givers";
import { type Pickable, PickMany } from "../../_components/choices/pick-many";
import { useTeam } from "../../../_teams/team-context";
import { rolesFor } from "../../_components/choices/role-choices";
import { productChoicesQuery } from "../../_components/choices/product-choices";
import { assignableRolesQuery } from "../roles";

const defaultRole = "service-account-project-admin";

interface Values {
  /** Empty for Latchkey's own API. */
  productId: string;
  /** On Latchkey's own API: a role's id; empty for the usual one. */
  roleIds: string;
  /** On another product: any number of its roles. */
  roles: Pickable[];
}

/** What the account may do on its product: on Latchkey's own API one role, the usual one unless chosen; on others any of their roles. */
export function RoleField<All extends Values>({ form }: { form: UseFormReturnType<All> }) {
  const { team, can } = useTeam();
  const mayAssign = can("role:read") && can("role-assignment:create");
  const products = useQuery({ ...productChoicesQuery(team.id, ""), enabled: can("product:read") });
  const productId = products.data?.choices.find((product) => product.builtIn)?.id ?? null;
  const { data: roles, error, refetch } = useQuery({ ...assignableRolesQuery(team.id, productId), enabled: mayAssign && !products.isLoading });
  if (!mayAssign) {
    return (
      <Text size="sm" c="dimmed">
        The account begins without a role: to assign one you need <code>role:read</code> and <code>role-assignment:create</code>.{" "}
        <PermissionGivers permission="role-assignment:create" />
      </Text>
    );
  }
  if (form.values.productId) {
    return (
      <PickMany
        label="Roles (optional)"
        description="What it may do on the product. It can be given more at any time."
        placeholder="Search roles"
        search={rolesFor(team.id, { type: "service-account", productId: form.values.productId })}
        {...(form.getInputProps("roles") as { value: Pickable[]; onChange: (roles: Pickable[]) => void })}
      />
    );
  }
  if (error && !roles) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const byDefault = roles?.find((role) => role.name === defaultRole);
  const others = (roles ?? []).filter((role) => role !== byDefault);
  const data = [
    { value: "", label: byDefault?.name ?? defaultRole },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    { value: "none", label: "No role" },
  ];
  const chosen = roles?.find((role) => role.id === form.values.roleIds) ?? (form.values.roleIds === "" ? byDefault : undefined);
  const description =
    form.values.roleIds === "none" ? "Its tokens are valid and carry no permission." : (chosen?.description ?? "What it may do on Latchkey's own API.");
  return <NativeSelect label="Role" description={description} data={data} {...form.getInputProps("roleIds")} />;
}
