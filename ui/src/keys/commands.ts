/** What can be done by a key: one line a command, with the keys it has until the reader chooses others. Its words are `keys-`, its group and its name. */

/** Where a command holds. `everywhere` holds in every room. */
export const GROUPS = ["everywhere", "conversations", "read", "text", "select", "code", "picker", "codings", "corpus", "codebook", "rules", "memos", "people", "search", "history"] as const;
export type Group = (typeof GROUPS)[number];

export interface Command {
  name: string;
  group: Group;
  keys: readonly string[];
  /** Its keys cannot be changed: they are the platform's, or a range of them. */
  fixed?: true;
  /** It acts while one writes in a field: a key that writes cannot be its own. */
  inField?: true;
}

/** The chords of the fixed commands whose keys, as they are shown, are only the ends of a range or an example of it. */
const RANGES: Record<string, RegExp> = {
  "everywhere.room": /^Ctrl\+[1-9]$/,
  "code.number": /^\d$/, "corpus.number": /^\d$/, "search.number": /^\d$/, "codebook.part": /^[1-9]$/,
  "code.recent": /^Alt\+[1-9]$/, "corpus.recent": /^Alt\+[1-9]$/, "search.recent": /^Alt\+[1-9]$/,
  "select.caret-move": /^(Arrow(Left|Right|Up|Down)|Home|End)$/,
  "select.caret-word": /^(Ctrl|Alt)\+(Arrow(Left|Right|Up|Down)|Home|End)$/,
  "select.extend": /^(Ctrl\+)?Shift\+(Arrow(Left|Right|Up|Down)|Home|End)$/,
};

/** Whether a fixed command answers this chord: one of its keys, or one of the range they stand for. */
export const covers = ({ group, name, keys }: Command, chord: string): boolean => RANGES[`${group}.${name}`]?.test(chord) ?? keys.includes(chord);

/** What acts in a field: the picker's, the type of a memo being written, the search of a text. */
const IN_FIELD = /^(picker\.(tick|voice-.+)|memos\.turn|text\.(find|find-next|find-previous|go)|search\.save)$/;

/** Whether a field would take this chord for writing or for moving in it. */
export const writes = (chord: string): boolean => !/^(Ctrl|Alt)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord);

const of = (group: Group, commands: Record<string, readonly string[]>, fixed: Record<string, readonly string[]> = {}): Command[] => [
  ...Object.entries(commands).map(([name, keys]) => ({ name, group, keys, ...(IN_FIELD.test(`${group}.${name}`) ? { inField: true as const } : {}) })),
  ...Object.entries(fixed).map(([name, keys]) => ({ name, group, keys, fixed: true as const })),
];

/** What every list has. */
const LIST = { next: ["j", "ArrowDown"], previous: ["k", "ArrowUp"], "page-down": ["PageDown"], "page-up": ["PageUp"], first: ["Home"], last: ["End"] };

export const COMMANDS: readonly Command[] = [
  ...of("everywhere", {
    search: ["/", "Ctrl+Shift+k"], palette: ["Ctrl+k"], import: ["Ctrl+i"], export: ["Ctrl+e"], new: ["Ctrl+n"], open: ["Ctrl+o"], close: ["Ctrl+w"],
    undo: ["Ctrl+z"], redo: ["Ctrl+Shift+z"], keys: ["?"], history: ["Ctrl+h"], larger: ["Ctrl++", "Ctrl+="], smaller: ["Ctrl+-"], actual: ["Ctrl+0"],
  }, { room: ["Ctrl+1", "Ctrl+9"] }),
  ...of("conversations", { ...LIST, open: ["Enter"] }),
  ...of("read", {
    ...LIST,
    uncoded: ["n"], "conversation-next": ["]"], "conversation-previous": ["[", "p"], leave: ["Escape"], mask: ["Shift+p"],
    lens: ["l"], "view-next": ["Shift+t"],
    order: ["t"], fold: ["f"], "fold-all": ["Shift+f"], parent: ["ArrowLeft", "u"], reply: ["ArrowRight"], "sibling-next": ["Ctrl+ArrowDown"], "sibling-previous": ["Ctrl+ArrowUp"],
    "uncoded-previous": ["Shift+n"], others: ["b"], number: ["g"], set: ["e"], draw: ["d"],
    "thing-reply": ["Alt+r"], "thing-account": ["Alt+a"], "thing-person": ["Alt+p"], "thing-conversation": ["Alt+c"],
  }),
  ...of("text", { find: ["Ctrl+f"], "find-next": ["F3"], "find-previous": ["Shift+F3"], go: ["Ctrl+g"], paragraph: ["Shift+Space"] }),
  ...of("select", { caret: ["s", "Enter"], sentence: ["Space"] }, {
    word: ["w"], "caret-move": ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], "caret-word": ["Ctrl+ArrowLeft", "Ctrl+ArrowRight"],
    extend: ["Shift+ArrowRight"], all: ["Ctrl+a"], letter: ["Alt"],
  }),
  ...of("code", { pick: ["c"], repeat: ["."], vivo: ["v"] }, { number: ["1", "2", "…"], recent: ["Alt+1", "Alt+9"], "new-code": ["Ctrl+Enter"], more: ["Shift+Enter"] }),
  ...of("picker", { tick: ["Ctrl+Space"], "voice-assumed": ["Alt+a"], "voice-reported": ["Alt+r"], "voice-echoed": ["Alt+e"], "voice-denied": ["Alt+d"], "voice-hypothetical": ["Alt+h"] }, { ticks: ["Space"], numbers: ["12,34"] }),
  ...of("codings", {
    coding: ["Tab"], "coding-back": ["Shift+Tab"], remove: ["x", "Delete"], recode: ["r"], voice: ["o"], weight: ["w"], memo: ["m"], explain: ["Shift+m"],
    accept: ["y"], reject: ["Shift+y"],
    "end-back": ["Alt+Shift+ArrowLeft"], "end-on": ["Alt+Shift+ArrowRight"], "start-back": ["Alt+Shift+ArrowUp", "Ctrl+Alt+Shift+ArrowLeft"], "start-on": ["Alt+Shift+ArrowDown", "Ctrl+Alt+Shift+ArrowRight"],
  }),
  ...of("rules", {
    ...LIST,
    "place-next": ["ArrowRight"], "place-previous": ["ArrowLeft"], accept: ["y"], reject: ["u"], propose: ["p"], reconsider: ["r"],
    "accept-all": ["Shift+y"], "reject-all": ["Shift+u"], open: ["Enter"], leave: ["Escape"],
  }),
  ...of("memos", {
    ...LIST,
    new: ["a"], edit: ["e"], delete: ["Delete"], go: ["Enter"], type: ["t"], done: ["Space"], find: ["f"], leave: ["Escape"], turn: ["Alt+t"],
  }),
  ...of("corpus", {
    ...LIST, uncoded: ["n"],
    select: ["Space"], "select-down": ["Shift+ArrowDown", "Shift+j"], "select-up": ["Shift+ArrowUp", "Shift+k"], all: ["Ctrl+a"],
    pick: ["c"], repeat: ["."], take: ["x", "Delete"], replace: ["Shift+r", "r"], down: ["d"],
    open: ["Enter"], unfold: ["ArrowRight"], fold: ["ArrowLeft"], group: ["g"], filter: ["f"], sort: ["s"], columns: ["Shift+c"], advance: ["a"], leave: ["Escape"], set: ["e"],
  }, { number: ["1", "2", "…"], recent: ["Alt+1", "Alt+9"] }),
  ...of("codebook", {
    next: ["j", "ArrowDown"], previous: ["k", "ArrowUp"], first: ["Home"], last: ["End"], add: ["a"], "add-below": ["Shift+a"], rename: ["F2"], edit: ["e"], delete: ["Delete"],
    open: ["Enter"], back: ["Escape"], mark: ["Space"], merge: ["m"], split: ["s"], filter: ["f"], shut: ["ArrowLeft"], unfold: ["ArrowRight"],
    earlier: ["Alt+ArrowUp"], later: ["Alt+ArrowDown"], nest: ["Alt+ArrowRight"], "take-out": ["Alt+ArrowLeft"],
    compare: ["n"], uncode: ["x"], example: ["t"], leave: ["0"],
  }, { part: ["1", "9"] }),
  ...of("people", { ...LIST, open: ["Enter"], choose: ["Space"], link: ["l"], unlink: ["u"], role: ["r"], mask: ["Shift+p"], filter: ["f"], back: ["Escape"] }),
  ...of("search", {
    ...LIST, open: ["Enter"], back: ["Escape"],
    messages: ["m"], concordance: ["l"], conversations: ["v"], words: ["w"], "tab-next": ["Shift+t"], sort: ["s"], width: ["Shift+w"],
    facets: ["f"], not: ["-", "Delete"], time: ["h"], like: ["p"],
    select: ["Space"], "select-down": ["Shift+ArrowDown", "Shift+j"], "select-up": ["Shift+ArrowUp", "Shift+k"], "in-sight": ["Shift+a"], all: ["Ctrl+a"],
    pick: ["c"], repeat: ["."], export: ["Shift+e"], save: ["Ctrl+s"], set: ["e"], draw: ["d"],
  }, { number: ["1", "2", "…"], recent: ["Alt+1", "Alt+9"] }),
  ...of("history", { ...LIST, to: ["u"], show: ["Enter"], filter: ["f"] }),
];

/** The groups that hold at the same time as this one: a chord can be of one command only among them. */
export function together(group: Group): readonly Group[] {
  const words: readonly Group[] = ["read", "text", "select", "code", "codings"];
  return group === "everywhere" ? GROUPS : words.includes(group) ? ["everywhere", ...words] : ["everywhere", group];
}
