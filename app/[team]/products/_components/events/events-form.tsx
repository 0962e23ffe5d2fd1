import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/error-notice";
import { LeaveGuard } from "../../../../_components/leave-guard";
import { submitOnEnter } from "../../../../_components/submit-on-enter";
import { useFormAction } from "../../../../_graphql/use-form-action";
import { useTeam } from "../../../_components/team-context";
import { AccountField } from "../../../tokens/_components/account-field";
import { tokenAccountQuery } from "../../../tokens/queries";
import { productsKey } from "../../queries";
import classes from "./events.module.css";
import { setProductEvents } from "./mutations";
import type { Published } from "./queries";

interface Values {
  events: { name: string; description: string }[];
  /** Empty for all that hold the permission. */
  publisherId: string;
}

const eventName = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/;
const valuesOf = ({ eventTypes, eventPublisherId }: Published): Values => ({
  events: eventTypes.map(({ name, description }) => ({ name, description })),
  publisherId: eventPublisherId ?? "",
});

/** Declares the events of a product, and who publishes them. */
export function EventsForm({ productId, published }: { productId: string; published: Published }) {
  const { can } = useTeam();
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    initialValues: valuesOf(published),
    validate: { events: { name: (value) => (eventName.test(value.trim()) ? null : "Lower-case words with dots between, such as deployment.finished.") } },
  });
  const { events, publisherId } = form.values;
  const publisher = useQuery({ ...tokenAccountQuery(publisherId), enabled: publisherId !== "" && can("service-account:read") });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) =>
      setProductEvents({
        productId,
        input: {
          events: values.events.map(({ name, description }) => ({ name: name.trim(), description: description.trim() })),
          publisherId: values.publisherId || null,
        },
      }),
    done: async ({ product }) => {
      if (product) {
        form.setInitialValues(valuesOf(product));
        form.setValues(valuesOf(product));
        form.resetDirty(valuesOf(product));
      }
      notifications.show({ title: "Saved", message: "Webhooks can choose among these events from now on." });
      await queryClient.invalidateQueries({ queryKey: productsKey });
    },
  });
  return (
    <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
      <Stack>
        <div role="group" aria-label="Events">
          {events.length === 0 && (
            <Text size="sm" c="dimmed" mb="xs">
              It declares none so far.
            </Text>
          )}
          {events.map((_, index) => (
            <div key={form.key(`events.${index}`)} className={classes.row}>
              <TextInput
                aria-label={`Name of event ${index + 1}`}
                placeholder="deployment.finished"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                {...form.getInputProps(`events.${index}.name`)}
              />
              <TextInput
                aria-label={`Description of event ${index + 1}`}
                placeholder="What it tells (optional)"
                autoComplete="off"
                {...form.getInputProps(`events.${index}.description`)}
              />
              <ActionIcon size={36} aria-label={`Remove event ${index + 1}`} onClick={() => form.removeListItem("events", index)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem("events", { name: "", description: "" })}
          >
            Add event
          </Button>
        </div>
        {can("service-account:read") && (
          <AccountField
            label="Publisher (optional)"
            description="The service account that alone publishes them. Without one, all that hold product-event:publish may."
            chosenName={publisher.data?.name}
            allowDeselect
            clearable
            maw={420}
            {...(form.getInputProps("publisherId") as { value: string; onChange: (id: string) => void })}
          />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save events
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty()} />
    </form>
  );
}
