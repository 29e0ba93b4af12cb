import icons from "unplugin-icons/vite"
import solid from "vite-plugin-solid"
import { defineConfig } from "vitest/config"

const root = new URL("..", import.meta.url).pathname
const workersMax = 2

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
          name: "deep",
          include: ["test/deep/*.deep.ts"],
          env: { DEEP: "1" },
          environment: "node",
          globalSetup: ["test/helpers/build.ts"],
          // What takes minutes, by `npm run test:deep`: one after the other, for some of them measure time.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
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
          // One browser at a time, and nothing else beside it.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
