import { Button, Group } from "@mantine/core";
import { PageLink } from "../page/page-link";

interface Props {
  /** The verb and its object, as in "Create group". */
  submit: string;
  running: boolean;
  /** Where "Cancel" leads. */
  back: string;
  /** Where the fields above stand close together. */
  mt?: "xs";
}

/** The last row of a page's form: the button that sends it, and the way back without it. */
export function FormFoot({ submit, running, back, mt }: Props) {
  return (
    <Group mt={mt}>
      <Button type="submit" loading={running}>
        {submit}
      </Button>
      <Button variant="default" component={PageLink} href={back} data-discards>
        Cancel
      </Button>
    </Group>
  );
}
