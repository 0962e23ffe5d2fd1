import { NativeSelect, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/error-notice";
import { useTeam } from "../../_components/team-context";
import { productChoicesQuery } from "../product-choices";
import { assignableRolesQuery } from "../roles";

const defaultRole = "service-account-project-admin";

/** What the account may do on Latchkey's own API; other products have no roles to give yet. */
export function RoleField<Values extends { productId: string; roleIds: string }>({ form }: { form: UseFormReturnType<Values> }) {
  const { team, can } = useTeam();
  const mayAssign = can("role:read") && can("role-assignment:create");
  const products = useQuery({ ...productChoicesQuery(team.id, ""), enabled: can("product:read") });
  const productId = products.data?.choices.find((product) => product.builtIn)?.id ?? null;
  const { data: roles, error, refetch } = useQuery({ ...assignableRolesQuery(team.id, productId), enabled: mayAssign && !products.isLoading });
  if (form.values.productId) return null;
  if (!mayAssign) {
    return (
      <Text size="sm" c="dimmed">
        The account begins without a role: to assign one you need <code>role:read</code> and <code>role-assignment:create</code>. An owner of the team can give
        them to you.
      </Text>
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
