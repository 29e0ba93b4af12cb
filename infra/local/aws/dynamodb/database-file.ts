import { existsSync, mkdtempSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** Memory that Linux lends as a folder: writing there takes half as long as to a disk. */
const memory = "/dev/shm"
/** Containers often have 64 MB of it; ten thousand invitations need some hundreds. */
const enoughBytes = 2 ** 30

function hasRoom(folder: string) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > enoughBytes
}

/** Where an engine keeps what nobody needs after it. */
export const newFolder = () =>
  mkdtempSync(join(existsSync(memory) && hasRoom(memory) ? memory : tmpdir(), "portico-dynamodb-"))

/**
 * For every write the engine looks up the stream's last number, and for every read the numbers after one, among all
 * records there ever were: without an index each of them takes longer than the one before. It makes none itself, and
 * in memory nobody else can, which is why its tables are in a file.
 */
export function indexStream(file: string) {
  const database = new DatabaseSync(file)
  try {
    database.exec("PRAGMA busy_timeout = 5000")
    database.exec(
      `CREATE INDEX IF NOT EXISTS portico_stream_order
       ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`,
    )
  } finally {
    database.close()
  }
}
