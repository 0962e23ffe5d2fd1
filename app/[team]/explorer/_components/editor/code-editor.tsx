import { useMantineStyleNonce } from "@mantine/core";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, placeholder as placeholderOf } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";

interface Props {
  /** What it is called by screen readers. */
  label: string;
  value: string;
  /** The language and what comes with it; a new value replaces the old one. */
  extensions: Extension;
  placeholder?: string;
  onChange?: (value: string, cursor: number) => void;
  /** Called for ⌘ or Ctrl with Enter. */
  onRun?: () => void;
  className?: string;
}

/** CodeMirror, with its styles under the page's nonce. A value from outside replaces the text in one step, which can be undone. */
export function CodeEditor({ label, value, extensions, placeholder, onChange, onRun, className }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const language = useRef(new Compartment());
  const nonce = useMantineStyleNonce()?.() ?? "";
  const changed = useEffectEvent((text: string, cursor: number) => onChange?.(text, cursor));
  const run = useEffectEvent(() => onRun?.());
  const initial = useEffectEvent(() => ({ value, extensions }));

  useEffect(() => {
    const { value: doc, extensions: first } = initial();
    const created = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc,
        extensions: [
          EditorView.cspNonce.of(nonce),
          Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }])),
          language.current.of(first),
          placeholder ? placeholderOf(placeholder) : [],
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of(({ state, docChanged, selectionSet }) => {
            if (docChanged || selectionSet) changed(state.doc.toString(), state.selection.main.head);
          }),
        ],
      }),
    });
    view.current = created;
    return () => created.destroy();
  }, [label, nonce, placeholder]);

  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(extensions) });
  }, [extensions]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value }, selection: { anchor: 0 }, scrollIntoView: true });
  }, [value]);

  return <div ref={place} className={className} />;
}
