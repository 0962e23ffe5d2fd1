import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "../../../_components/dialogs/dialog";
import { matches } from "../../../_components/lists/search-list/search-item";
import { SearchList } from "../../../_components/lists/search-list/search-list";
import { usePhone } from "../../../_components/page/use-phone";
import { followLink } from "./follow-link";
import { useCommands } from "./use-commands";
import { useFound } from "./use-found";

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Goes anywhere and does anything by a few letters. */
export default function Palette({ opened, onClose }: Props) {
  const phone = usePhone();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      fullScreen={phone}
      centered={false}
      yOffset="12dvh"
      size={600}
      padding={0}
      withCloseButton={phone}
      title={phone ? "Search" : undefined}
      styles={{ header: { padding: "4px 4px 4px 16px", minHeight: 48 } }}
      transitionProps={{ duration: 0 }}
      attributes={phone ? undefined : { content: { "aria-label": "Search" } }}
    >
      <Search onClose={onClose} tall={phone} />
    </Dialog>
  );
}

function Search({ onClose, tall }: { onClose: () => void; tall: boolean }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const go = (path: string) => {
    onClose();
    followLink(path, router.push);
  };
  const commands = useCommands(go, onClose).filter(({ label }) => matches(text.trim(), label));
  const { items: found, searching, error } = useFound(text, go);
  const items = [...found, ...commands];
  const nothing = items.length === 0 && !searching && !error;
  return (
    <SearchList
      label="Search, or run an action"
      text={text}
      onText={setText}
      items={items}
      height={tall ? "calc(100dvh - 104px)" : "min(400px, 60dvh)"}
      note={searching ? "Searching…" : error ? error.message : nothing ? `Nothing matches “${text.trim()}”. Try fewer letters.` : null}
    />
  );
}
