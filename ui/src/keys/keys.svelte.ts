/** The keys as the reader has them: those of the program, and those chosen instead. */
import { t } from "../i18n/index.svelte";
import { preferences } from "../state/preferences.svelte";
import { chord, shown } from "./chord";
import { type Command, COMMANDS, type Group } from "./commands";

class Keys {
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
    return (command.fixed ? undefined : preferences.now.keys?.[`${command.group}.${command.name}`]) ?? command.keys;
  }

  /** The command of one of these groups that the press asks for; the first group that has it wins. */
  hit(event: KeyboardEvent, ...groups: Group[]): string | undefined {
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
}

/** What a command does, in words. */
export const wordsOf = (group: Group, name: string): string => t(`keys-${group}-${name}`);

const NAMED: Record<string, string> = {
  Ctrl: "key-ctrl", Shift: "key-shift", Enter: "key-enter", Escape: "key-escape", Tab: "key-tab", Space: "key-space", Delete: "key-delete", Home: "key-home", End: "key-end",
};
const ARROWS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", PageUp: "⇞", PageDown: "⇟", "-": "−" };

/** A key as its keyboard writes it. */
export function keyName(key: string): string {
  const named = NAMED[key];
  return named ? t(named) : (ARROWS[key] ?? key);
}

export const keys = new Keys();
