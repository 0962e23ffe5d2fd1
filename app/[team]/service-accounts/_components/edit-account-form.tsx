import { EditForm } from "../../_components/edit-form/edit-form";
import type { ServiceAccount } from "../queries";
import { AccountFields } from "./account-fields";
import { useEditAccount } from "./use-edit-account";

/** Changes name, description, contact, token lifetime, and where it counts. */
export function EditAccountForm({ account }: { account: ServiceAccount }) {
  const edit = useEditAccount(account);
  return (
    <EditForm edit={edit} what="service account">
      <AccountFields form={edit.form} />
    </EditForm>
  );
}
