/** The keys as the reader has them: those of the program, and those chosen instead. */
import { t } from "../i18n/index.svelte";
import { preferences } from "../state/preferences.svelte";
import { chord, shown } from "./chord";
import { type Command, COMMANDS, covers, type Group, together } from "./commands";

/** A command, by the groups of the rooms where it can be meant. */
export type Asked = Partial<Record<Group, string>>;

class Keys {
  /** The presses that no keyboard made. */
  #asked = new WeakMap<Event, Asked>();
  /** By group, then by chord, the command. */
  #bound = $derived.by(() => {
    const all = new Map<Group, Map<string, string>>();
    for (const command of COMMANDS) {
      if (command.fixed) continue;
      let group = all.get(command.group);
      if (!group) all.set(command.group, (group = new Map()));
      // The first command keeps a chord that two would have.
      for (const key of this.of(command)) if (!group.has(key)) group.set(key, command.name);
    }
    return all;
  });

  /** The chords of a command. */
  of(command: Command): readonly string[] {
    const chosen: unknown = command.fixed ? undefined : preferences.now.keys?.[named(command)];
    // A file that was edited by hand may say anything.
    return Array.isArray(chosen) && chosen.every(isChord) ? chosen : command.keys;
  }

  /** Whether a command has other keys than those of the program. */
  own(command: Command): boolean {
    return this.of(command).join(" ") !== command.keys.join(" ");
  }

  /** The commands that a chord would be taken from. */
  rivals(command: Command, chord: string): Command[] {
    const groups = together(command.group);
    // What a command shares with a fixed one from the first, it may have again.
    const holds = (one: Command) => (one.fixed ? covers(one, chord) && !command.keys.includes(chord) : this.of(one).includes(chord));
    return COMMANDS.filter((one) => one !== command && groups.includes(one.group) && holds(one));
  }

  /** Gives a command this key alone, taken from those that have it where they hold together. */
  bind(command: Command, chord: string): void {
    const change: Record<string, string[]> = { [named(command)]: [chord] };
    for (const one of this.rivals(command, chord)) if (!one.fixed) change[named(one)] = this.of(one).filter((key) => key !== chord);
    preferences.setKeys({ ...preferences.now.keys, ...change });
  }

  /** Leaves a command without a key. */
  clear(command: Command): void {
    preferences.setKeys({ ...preferences.now.keys, [named(command)]: [] });
  }

  /** Gives a command the keys of the program again; those that others took meanwhile stay theirs. */
  reset(command: Command): void {
    const { [named(command)]: _, ...others } = preferences.now.keys;
    // What two commands share from the first, they share again.
    const free = command.keys.filter((key) => this.rivals(command, key).every((one) => one.keys.includes(key)));
    preferences.setKeys(free.length === command.keys.length ? others : { ...others, [named(command)]: free });
  }

  resetAll(): void {
    preferences.setKeys({});
  }

  /** A press that asks for a command by its name, whatever its keys are, even none; in each group, what is meant there. */
  asking(commands: Asked): KeyboardEvent {
    const event = new KeyboardEvent("keydown", { key: "Unidentified", bubbles: true, cancelable: true });
    this.#asked.set(event, commands);
    return event;
  }

  /** The command of one of these groups that the press asks for; the first group that has it wins. */
  hit(event: KeyboardEvent, ...groups: Group[]): string | undefined {
    const asked = this.#asked.get(event);
    if (asked) return groups.map((group) => asked[group]).find((name) => name !== undefined);
    const pressed = chord(event);
    for (const group of groups) {
      const name = this.#bound.get(group)?.get(pressed);
      if (name) return name;
    }
    return undefined;
  }

  /** A command's first chord, as its keyboard writes it: for hints. Empty where it was given none. */
  hint(group: Group, name: string): string {
    const command = COMMANDS.find((one) => one.group === group && one.name === name);
    const first = command && this.of(command)[0];
    return first ? shown(first, keyName) : "";
  }

  /** What a sentence calls a command by: its first chord, else what it does. */
  called(group: Group, name: string): string {
    return this.hint(group, name) || wordsOf(group, name);
  }
}

/** What a command does, in words. */
export const wordsOf = (group: Group, name: string): string => t(`keys-${group}-${name}`);

const named = (command: Command): string => `${command.group}.${command.name}`;
const isChord = (chord: unknown): chord is string => typeof chord === "string" && chord !== "";

const NAMED: Record<string, string> = {
  Ctrl: "key-ctrl", Shift: "key-shift", Enter: "key-enter", Escape: "key-escape", Tab: "key-tab", Space: "key-space", Delete: "key-delete", Home: "key-home", End: "key-end", PageUp: "key-page-up", PageDown: "key-page-down",
};
const ARROWS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", "-": "−" };

/** A key as its keyboard writes it. */
export function keyName(key: string): string {
  const named = NAMED[key];
  return named ? t(named) : (ARROWS[key] ?? key);
}

export const keys = new Keys();
