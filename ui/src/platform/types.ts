/** The shapes that travel between the shell and the window: one door to the generated ones. */
export type * from "../generated/wire";
