import { ActionIcon, Button, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { EditForm } from "../../../_components/edit-form/edit-form";
import { useTeam } from "../../../../_teams/team-context";
import { AccountField } from "../../../_components/choices/account-field";
import { tokenAccountQuery } from "../../../tokens/queries";
import classes from "./events.module.css";
import type { Published } from "./queries";
import { useEditEvents } from "./use-edit-events";

/** Declares the events of a product, and who publishes them. */
export function EventsForm({ productId, published }: { productId: string; published: Published }) {
  const { can } = useTeam();
  const edit = useEditEvents(productId, published);
  const { form } = edit;
  const { events, publisherId } = form.values;
  const publisher = useQuery({ ...tokenAccountQuery(publisherId), enabled: publisherId !== "" && can("service-account:read") });
  return (
    <EditForm edit={edit} what="product" save="Save events">
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
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem("events", { name: "", description: "" })}>
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
    </EditForm>
  );
}
