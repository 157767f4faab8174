/** How the window is built: one script, one stylesheet, fonts beside them, nothing inlined (the policy forbids it). */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** The window's own policy, so that a preview in a browser breaks where the window would. */
const POLICY = "default-src 'self'; connect-src ipc: http://ipc.localhost; img-src 'self' data:; font-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [svelte()],
  clearScreen: false,
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  preview: { port: 4173, strictPort: true, headers: { "Content-Security-Policy": POLICY } },
  build: {
    target: "safari17.5",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // The sheets themselves are read by a test.
    css: true,
  },
}));
