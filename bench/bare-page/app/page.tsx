import { Button, Container, Table, TextInput, Title } from "@mantine/core";

/** What a list page is at the very least: a title, a field, a button and a table, without data or behaviour. */
export default function Page() {
  return (
    <Container>
      <Title>Service accounts</Title>
      <TextInput label="Search" />
      <Button>New service account</Button>
      <Table data={{ head: ["Name", "Created"], body: [["Jenkins CI", "today"]] }} />
    </Container>
  );
}
