import { EditForm } from "../../_components/edit-form/edit-form";
import type { Webhook } from "../queries";
import { EventsField } from "./events-field";
import { NameAndAddress } from "./name-and-address";
import { useEditWebhook } from "./use-edit-webhook";
import { useEventsOf } from "../../_components/webhooks/use-events-of";

/** Changes name, address and events of a webhook. */
export function EditWebhookForm({ webhook }: { webhook: Webhook }) {
  const edit = useEditWebhook(webhook);
  const { form } = edit;
  const { topics, productEvents } = form.values;
  const { events } = useEventsOf(webhook.productId);
  return (
    <EditForm edit={edit} what="webhook">
      <NameAndAddress form={form} kind={webhook.kind} target={webhook.target} />
      <EventsField
        value={{ topics, productEvents }}
        onChange={(chosen) => {
          form.setValues(chosen);
          form.clearFieldError("topics");
        }}
        events={events}
        error={form.errors.topics ?? form.errors.productEvents}
      />
    </EditForm>
  );
}
