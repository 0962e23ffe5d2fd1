import { ActionIcon } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHelpCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { documentText, type TadaDocumentNode } from "../../_graphql/graphql";
import { Hint } from "../hints/hint";
import { later, withCode } from "../later";

const HelpDrawer = later(() => import("./help-drawer"));

interface Props<Result, Variables> {
  /** What is explained, where it isn't the whole page. */
  what?: string;
  /** What the page is for, in two or three sentences. */
  children: ReactNode;
  /** The request behind the page, with what it is asked for now. */
  document: TadaDocumentNode<Result, Variables>;
  variables: Variables;
}

/** Says what a page is for, and hands out the request behind it, ready to be used in a program. */
export function PageHelp<Result, Variables>({ what = "this page", document, variables, children }: Props<Result, Variables>) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Hint label={what === "this page" ? "What is this page?" : `About ${what}`}>
        <ActionIcon
          size={36}
          c="dimmed"
          aria-label={what === "this page" ? "About this page and its API" : `About ${what} and the API`}
          aria-haspopup="dialog"
          onClick={() => withCode(HelpDrawer, open)}
        >
          <IconHelpCircle size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Hint>
      <HelpDrawer what={what} text={documentText(document)} variables={variables} opened={opened} onClose={close}>
        {children}
      </HelpDrawer>
    </>
  );
}
