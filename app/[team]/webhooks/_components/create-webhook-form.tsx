import { Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import type { ServiceAccount } from "../../service-accounts/queries";
import { createWebhook } from "../mutations";
import { refreshWebhooks, type WebhookKind } from "../queries";
import { EventsField } from "./events-field";
import { KindChoice } from "./kind-choice";
import { NameAndAddress } from "./name-and-address";
import { ProductChoice } from "./product-choice";
import { SecretDialog } from "../../_components/webhooks/secret/secret-dialog";
import { useEventsOf } from "../../_components/webhooks/use-events-of";
import { webhookRules, type WebhookValues } from "./webhook-values";

interface Values extends WebhookValues {
  kind: WebhookKind;
  /** Empty for all products. */
  productId: string;
}

/** What wants somebody to act: nobody is sorry to hear of it. */
const urgent: WebhookValues["topics"] = ["LEAKS", "EXPIRY", "REFUSALS"];

/** Asks where to send and what, then shows the secret this once. @param account whose it is; the team's when left out */
export function CreateWebhookForm({ account }: { account?: Pick<ServiceAccount, "id" | "name" | "product"> }) {
  const { path, team } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [made, setMade] = useState<{ id: string; name: string; secret: string }>();
  const [done, setDone] = useState(false);
  const form = useForm<Values>({
    initialValues: { kind: "STANDARD", productId: "", name: "", url: "", topics: urgent, productEvents: [] },
    validate: webhookRules(false),
  });
  const { kind, topics, productEvents, productId } = form.values;
  const { events, loading } = useEventsOf(account ? account.product.id : productId || null);
  // One product's events are not another's.
  form.watch("productId", () => form.setFieldValue("productEvents", []));
  const back = path(account ? `/service-accounts/${account.id}?tab=notifications` : "/webhooks");
  const after = (id: string) => (account ? back : path(`/webhooks/${id}`));
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ productId: chosen, name, url, ...values }) =>
      createWebhook({
        ...values,
        name: name.trim(),
        url: url.trim(),
        ...(account ? { serviceAccountId: account.id } : { teamId: team.id, productId: chosen || null }),
      }),
    done: ({ webhook, secret }) => {
      if (!webhook) return;
      setDone(true);
      void refreshWebhooks(queryClient);
      if (secret) setMade({ ...webhook, secret });
      else router.push(after(webhook.id));
    },
  });
  return (
    <>
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={640} gap="lg">
          <KindChoice value={kind} onChange={(chosen) => form.setFieldValue("kind", chosen)} />
          <NameAndAddress form={form} kind={kind} autoFocus />
          {!account && <ProductChoice value={productId} onChange={(id) => form.setFieldValue("productId", id)} />}
          <EventsField
            value={{ topics, productEvents }}
            onChange={(chosen) => {
              form.setValues(chosen);
              form.clearFieldError("topics");
            }}
            events={events}
            none={!loading && "None are declared so far. On its page, a product says which events it publishes."}
            error={form.errors.topics ?? form.errors.productEvents}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Create webhook" running={running} back={back} />
        </Stack>
      </form>
      <LeaveGuard unsaved={!done && form.isDirty()} />
      <SecretDialog made={made} title={made ? `${made.name} is created` : ""} onClose={() => made && router.push(after(made.id))} />
    </>
  );
}
