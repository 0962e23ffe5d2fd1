"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { PageHeader } from "../../_components/page/page-header";
import { PageHelp } from "../../_components/page/page-help";
import { useFormAction } from "../../_graphql/use-form-action";
import { createTeam, createTeamDocument } from "./create-team-mutation";

/** The page that makes a team. */
export function CreateTeam() {
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (value) => (value.trim() ? null : "Enter a name for the team.") },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ name }) => createTeam({ name: name.trim() }),
    // What this tab knows of the viewer's teams and permissions is old now.
    done: ({ team }) => window.location.assign(`/${team?.slug ?? ""}`),
  });
  return (
    <>
      <PageHeader
        title="Create a team"
        lead="A place of its own for service accounts, products, roles and people. You become its owner."
        help={
          <PageHelp document={createTeamDocument} variables={{ input: { name: form.values.name } }}>
            Teams share nothing: what belongs to one is never seen by another, whoever is in both. Anybody who is signed in can make one.
          </PageHelp>
        }
      />
      <form onSubmit={submit} noValidate>
        <Stack maw={640}>
          <TextInput
            label="Name"
            description="Such as your company or department. Its address is made of it, and stays when the name changes."
            autoFocus
            autoComplete="organization"
            maxLength={80}
            {...form.getInputProps("name")}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          <Group mt="xs">
            <Button type="submit" loading={running}>
              Create team
            </Button>
            <Button variant="default" component="a" href="/">
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}
