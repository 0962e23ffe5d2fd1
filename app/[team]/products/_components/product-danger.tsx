import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "../../../_components/confirm-dialog";
import { DangerRow } from "../../../_components/danger-row";
import { useAction } from "../../../_graphql/use-action";
import { MissingPermission } from "../../_components/missing-permission";
import { useTeam } from "../../_components/team-context";
import { deleteProduct } from "../mutations";
import { type Product, productsKey } from "../queries";

/** Deletes a product that nothing uses any more. */
export function ProductDanger({ product }: { product: Product }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { run, running, problem, forget } = useAction({
    send: deleteProduct,
    done: async () => {
      router.push(path("/products"));
      notifications.show({ title: `${product.name} is deleted`, message: "Its API gets no more tokens." });
      await queryClient.invalidateQueries({ queryKey: [...productsKey, "list"] });
      await queryClient.invalidateQueries({ queryKey: [...productsKey, "choices"] });
    },
  });
  const close = () => {
    setAsking(false);
    forget();
  };
  return (
    <>
      <DangerRow
        title="Delete"
        text="Possible once no service account uses it."
        denied={!can("product:delete") && <MissingPermission permission="product:delete" />}
      >
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          Delete product
        </Button>
      </DangerRow>
      {asking && (
        <ConfirmDialog
          title={`Delete ${product.name}?`}
          confirm={`Delete ${product.name}`}
          name={product.name}
          running={running}
          problem={problem}
          onConfirm={() => void run(product.id)}
          onClose={close}
        >
          No service account can be created for it any more, and its permissions are gone. This can&apos;t be undone.
        </ConfirmDialog>
      )}
    </>
  );
}
