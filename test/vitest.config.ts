import icons from "unplugin-icons/vite"
import solid from "vite-plugin-solid"
import { defineConfig } from "vitest/config"

const root = new URL("..", import.meta.url).pathname
const workersMax = 2
const timed = "test/deep/enumeration.deep.ts"

/** What takes minutes, by `npm run test:deep`. */
const deep = {
  env: { DEEP: "1" },
  environment: "node" as const,
  globalSetup: ["test/helpers/build.ts"],
  testTimeout: 300_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    maxWorkers: workersMax,
    projects: [
      {
        root,
        test: {
          name: "node",
          include: ["test/*.test.ts", "test/rules/*.test.ts"],
          environment: "node",
          globalSetup: ["test/helpers/build.ts"],
          testTimeout: 60_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        plugins: [solid(), icons({ compiler: "solid", scale: 1 })],
        test: {
          name: "portal",
          include: ["test/portal/*.test.tsx"],
          environment: "happy-dom",
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        test: {
          ...deep,
          name: "deep",
          include: ["test/deep/*.deep.ts"],
          exclude: [timed],
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        // Nothing else runs beside what measures time.
        test: {
          ...deep,
          name: "deep-timed",
          include: [timed],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        root,
        test: {
          name: "e2e",
          include: ["test/e2e/*.e2e.ts"],
          environment: "node",
          globalSetup: ["test/helpers/build.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
})
