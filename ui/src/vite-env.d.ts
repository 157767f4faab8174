/** What the compiler knows of Svelte and Vite. */
/// <reference types="svelte" />
/// <reference types="vite/client" />
