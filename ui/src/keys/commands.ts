/** What can be done by a key: one line a command, with the keys it has until the reader chooses others. Its words are `keys-`, its group and its name. */

/** Where a command holds. `everywhere` holds in every room. */
export const GROUPS = ["everywhere", "conversations", "read", "select", "code", "codings", "corpus", "codebook", "memos", "people", "search", "history"] as const;
export type Group = (typeof GROUPS)[number];

export interface Command {
  name: string;
  group: Group;
  keys: readonly string[];
  /** Its keys cannot be changed: they are the platform's, or a range of them. */
  fixed?: true;
}

const of = (group: Group, commands: Record<string, readonly string[]>, fixed: Record<string, readonly string[]> = {}): Command[] => [
  ...Object.entries(commands).map(([name, keys]) => ({ name, group, keys })),
  ...Object.entries(fixed).map(([name, keys]) => ({ name, group, keys, fixed: true as const })),
];

/** What every list has. */
const LIST = { next: ["j", "ArrowDown"], previous: ["k", "ArrowUp"], "page-down": ["PageDown"], "page-up": ["PageUp"], first: ["Home"], last: ["End"] };

export const COMMANDS: readonly Command[] = [
  ...of("everywhere", {
    search: ["Ctrl+k", "/"], import: ["Ctrl+i"], export: ["Ctrl+e"], new: ["Ctrl+n"], open: ["Ctrl+o"], close: ["Ctrl+w"],
    undo: ["Ctrl+z"], redo: ["Ctrl+Shift+z"], keys: ["?"], history: ["Ctrl+h"], larger: ["Ctrl++", "Ctrl+="], smaller: ["Ctrl+-"], actual: ["Ctrl+0"],
  }, { room: ["Ctrl+1", "Ctrl+9"] }),
  ...of("conversations", { ...LIST, open: ["Enter"] }),
  ...of("read", {
    next: ["j", "ArrowDown"], previous: ["k", "ArrowUp"], first: ["Home"], last: ["End"], "page-down": ["PageDown"], "page-up": ["PageUp"],
    uncoded: ["n"], "conversation-next": ["]"], "conversation-previous": ["[", "p"], leave: ["Escape"], mask: ["Shift+p"],
  }),
  ...of("select", { caret: ["s", "Enter"], sentence: ["Space"] }, {
    word: ["w"], "caret-move": ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], "caret-word": ["Ctrl+ArrowLeft", "Ctrl+ArrowRight"],
    extend: ["Shift+ArrowRight"], all: ["Ctrl+a"], letter: ["Alt"],
  }),
  ...of("code", { pick: ["c"], repeat: ["."], vivo: ["v"] }, { number: ["1", "2", "…"], recent: ["Alt+1", "Alt+9"], "new-code": ["Ctrl+Enter"], more: ["Shift+Enter"] }),
  ...of("codings", {
    coding: ["Tab"], "coding-back": ["Shift+Tab"], remove: ["x", "Delete"], recode: ["r"], voice: ["o"], memo: ["m"], explain: ["Shift+m"],
    "end-back": ["Alt+Shift+ArrowLeft"], "end-on": ["Alt+Shift+ArrowRight"], "start-back": ["Alt+Shift+ArrowUp", "Ctrl+Alt+Shift+ArrowLeft"], "start-on": ["Alt+Shift+ArrowDown", "Ctrl+Alt+Shift+ArrowRight"],
  }),
  ...of("people", { ...LIST, open: ["Enter"], choose: ["Space"], link: ["l"], unlink: ["u"], role: ["r"], mask: ["Shift+p"], filter: ["f"], back: ["Escape"] }),
  ...of("search", { ...LIST, open: ["Enter"], back: ["Escape"] }),
  ...of("history", { ...LIST, to: ["u"], show: ["Enter"], filter: ["f"] }),
];

/** The groups that hold at the same time as this one: a chord can be of one command only among them. */
export function together(group: Group): readonly Group[] {
  const words: readonly Group[] = ["read", "select", "code", "codings"];
  return group === "everywhere" ? GROUPS : words.includes(group) ? ["everywhere", ...words] : ["everywhere", group];
}
