import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { hangingIndent } from "./hanging-indent";
import { editorTheme } from "./theme";

/** What every editor has. Tab isn't bound: it leads out of the editor, as it does everywhere on the page. */
export const everyEditor: Extension = [
  codeFolding(),
  drawSelection(),
  bracketMatching(),
  EditorView.lineWrapping,
  hangingIndent,
  // Said outright: not everything that reads the page takes editable text for something that can be focused.
  EditorView.contentAttributes.of({ tabindex: "0" }),
  editorTheme,
];

/** What an editor has that can be typed into. */
export const writable: Extension = [
  lineNumbers(),
  folds(),
  history(),
  indentOnInput(),
  closeBrackets(),
  highlightActiveLineGutter(),
  autocompletion({ icons: false }),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...foldKeymap, ...historyKeymap, ...defaultKeymap]),
];

/** What an editor has that only shows. It takes the focus all the same, so that the keyboard can scroll it. */
export const readOnly: Extension = [folds(), EditorState.readOnly.of(true), EditorView.editable.of(false), keymap.of([...foldKeymap, ...defaultKeymap])];

function folds(): Extension {
  return foldGutter({ markerDOM: foldMarker });
}

function foldMarker(open: boolean): HTMLElement {
  const marker = document.createElement("span");
  marker.textContent = open ? "▾" : "▸";
  marker.title = open ? "Fold" : "Unfold";
  return marker;
}
