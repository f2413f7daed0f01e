// Stands for the package `server-only`, which throws outside of a bundler that knows server components.
export {};
