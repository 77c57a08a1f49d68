import type Database from 'better-sqlite3';
import { BitemporalTable } from '../bitemporal-table.ts';

/** Every row of the projectors' current generations, without the ids, which the order of writing gives. */
export function currentRows(db: Database.Database): unknown {
  const current = `SELECT projector, generation FROM projection_generations WHERE standing = 'current' ORDER BY projector`;
  return (db.prepare(current).all() as { projector: string; generation: number }[]).map((g) => [
    g.projector,
    db
      .prepare(`SELECT book, size, error FROM projection_checkpoints WHERE generation = ? ORDER BY 1`)
      .all(g.generation),
    db.prepare(`SELECT * FROM fact_keys_${g.generation} ORDER BY id`).all(),
    db.prepare(`SELECT key, vf, vt, rf, rt, value, sources FROM fact_rows_${g.generation} ORDER BY key, rf, vf`).all(),
    BitemporalTable.check(db, g.generation),
  ]);
}
