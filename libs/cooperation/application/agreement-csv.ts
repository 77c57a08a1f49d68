import type { AgreementAnswer, ClauseAnswer } from './agreement-answer.ts';
import { csv } from './csv.ts';

/** One row per clause of the version shown; of two versions compared, one row per clause of either. */
export function agreementCsv(a: AgreementAnswer): string {
  const asked = [a.cooperation, a.knownAt, a.size, a.validOn];
  const columns = ['cooperation', 'knownAt', 'size', 'validOn'];
  if (a.comparison) {
    const { before, after, clauses } = a.comparison;
    return csv(
      [...columns, 'before', 'after', 'clause', 'change', 'textBefore', 'textAfter'],
      clauses.map((c) => [...asked, before, after, c.clause, c.change, c.before, c.after]),
    );
  }
  return csv(
    [...columns, 'version', 'inForce', 'clause', 'contested', 'hash', 'text'],
    a.clauses.map((c) => [
      ...asked,
      a.version,
      String(a.inForce === a.version),
      c.clause,
      String(c.contested),
      c.hash,
      c.text,
    ]),
  );
}

/** One row per text that the clause has had or was proposed to have. */
export function clauseCsv(a: ClauseAnswer): string {
  return csv(
    [
      'cooperation',
      'knownAt',
      'size',
      'validOn',
      'clause',
      'version',
      'proposedOn',
      'from',
      'to',
      'change',
      'hash',
      'text',
    ],
    a.history.map((t) => [
      a.cooperation,
      a.knownAt,
      a.size,
      a.validOn,
      a.clause,
      t.version,
      t.proposedOn,
      t.from,
      t.to,
      t.change,
      t.hash,
      t.text,
    ]),
  );
}
