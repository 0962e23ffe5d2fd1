import { Button, Stack, Text } from "@mantine/core";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { useAction } from "../../../_graphql/use-action";
import { acceptInvitation } from "./invitation-api";
import { forgetInvitation } from "./use-invitation-token";

interface Props {
  token: string;
  team: string;
  viewer: { name: string; email: string | null };
}

/** Whoever is signed in and invited joins with one click. */
export function AcceptInvitation({ token, team, viewer }: Props) {
  const { run, running, problem } = useAction({
    send: acceptInvitation,
    done: (result) => {
      forgetInvitation();
      window.location.assign(`/${result.team?.slug ?? ""}`);
    },
  });
  return (
    <Stack>
      <Text size="sm">
        You are signed in as <strong>{viewer.name}</strong> ({viewer.email}).
      </Text>
      {problem !== null && <ErrorNotice error={problem} />}
      <Button fullWidth loading={running} onClick={() => void run(token)}>
        Join {team}
      </Button>
    </Stack>
  );
}
