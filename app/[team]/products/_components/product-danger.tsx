import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { DangerRow } from "../../../_components/page/danger-row";
import { useAction } from "../../../_graphql/use-action";
import type { UserError } from "../../../_graphql/errors";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { deleteProduct } from "../mutations";
import { type Product, productUsersQuery, refreshProducts } from "../queries";
import { ProductInUse } from "./product-in-use";

/** Deletes a product that nothing uses any more; as long as something does, says what. */
export function ProductDanger({ product }: { product: Product }) {
  const { can, path, team } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const seesUsers = can("service-account:read");
  const users = useQuery({ ...productUsersQuery(team.id, product.id), enabled: asking && seesUsers });
  const inUse = (users.data?.totalCount ?? 0) > 0;

  /** An account made since the dialog opened: it is shown in place of the refusal. */
  function place(errors: UserError[]): UserError[] {
    if (!seesUsers || !errors.some(({ code }) => code === "IN_USE")) return errors;
    void users.refetch();
    return errors;
  }

  const { run, running, problem, forget } = useAction({
    send: deleteProduct,
    place,
    done: async () => {
      router.push(path("/products"));
      notifications.show({ title: `${product.name} is deleted`, message: "Its API gets no more tokens." });
      await refreshProducts(queryClient, product.id);
      // Its roles are gone with it.
      await refreshPermissions(queryClient);
    },
  });
  const dismiss = () => {
    close();
    forget();
  };
  return (
    <>
      <DangerRow
        title="Delete"
        text="Possible once no service account uses it."
        denied={!can("product:delete") && <MissingPermission permission="product:delete" />}
      >
        <Button variant="outline" color="red" loading={asking && users.isLoading} onClick={open}>
          Delete product
        </Button>
      </DangerRow>
      <ProductInUse product={product} users={users.data} opened={asking && inUse} onClose={dismiss} />
      <ConfirmDialog
        opened={asking && !inUse && !users.isLoading}
        title={`Delete ${product.name}?`}
        confirm={`Delete ${product.name}`}
        name={product.name}
        running={running}
        problem={problem}
        onConfirm={() => void run(product.id)}
        onClose={dismiss}
      >
        No service account can be created for it any more, and its permissions are gone. This can&apos;t be undone.
      </ConfirmDialog>
    </>
  );
}
