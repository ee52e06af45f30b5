// Whether every index of a store holds exactly the keys of its documents. The store must not be running.
import Database from 'libsql';
import { decode } from '../dist/bson/codec.js';
import { Engine } from '../dist/engine/engine.js';
import { indexKeys } from '../dist/store/index-keys.js';

/** Counts keys that are missing or too many, and damage that SQLite itself finds. */
export async function indexMismatches(path) {
  let mismatches = 0;
  const engine = new Engine(path);
  const expected = new Map();
  for (const collection of engine.catalog.all()) {
    for (const { definition, id } of collection.indexes) {
      const keys = new Set();
      for (const record of collection.records.next(0, Number.MAX_SAFE_INTEGER)) {
        for (const key of indexKeys(definition, decode(record.bytes)).keys)
          keys.add(`${key.bytes.toString('hex')} ${record.id}`);
      }
      expected.set(id, keys);
    }
  }
  await engine.close();
  const database = new Database(path);
  for (const [id, keys] of expected) {
    const rows = database.prepare(`SELECT hex(k) AS k, id FROM keys_${id}`).all([]);
    const present = new Set(rows.map((row) => `${row.k.toLowerCase()} ${row.id}`));
    mismatches +=
      [...keys].filter((key) => !present.has(key)).length +
      [...present].filter((key) => !keys.has(key)).length;
  }
  const [{ integrity_check: verdict }] = database.pragma('integrity_check');
  database.pragma('locking_mode = NORMAL');
  database.close();
  return mismatches + (verdict === 'ok' ? 0 : 1);
}
