/** What the columns and the orders of the grid are called. */
import { t } from "../../i18n/index.svelte";

/** A column's name; an attribute is called as its source calls it. */
export const columnName = (name: string): string => (name.startsWith("attr.") ? name.slice(5) : t(`corpus-column-${name}`));

/** What rows are sorted by. */
export const sortName = (sort: string): string => (sort.startsWith("attr.") ? sort.slice(5) : t(`corpus-sort-${sort}`));
