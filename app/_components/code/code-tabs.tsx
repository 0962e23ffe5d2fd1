import { Tabs } from "@mantine/core";
import { CodeBlock } from "./code-block";

interface Props {
  label: string;
  samples: { name: string; code: string }[];
}

/** The same thing in several languages. */
export function CodeTabs({ label, samples }: Props) {
  return (
    <Tabs defaultValue={samples[0]?.name}>
      <Tabs.List aria-label={label} mb="xs">
        {samples.map(({ name }) => (
          <Tabs.Tab key={name} value={name}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {samples.map(({ name, code }) => (
        <Tabs.Panel key={name} value={name}>
          <CodeBlock code={code} what={`${name} example`} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
