import type { Actor, Role } from '#kernel';
import { recordsName, seesName } from './application/who-sees-names.ts';
import { Miniature } from './testing/miniature.ts';

const ERASURE = {
  what: 'OFFICE_HOLDER',
  id: '00000000-0000-4000-8000-000000000001',
  ground: 'personvernforordningen art. 17',
  authority: 'arkivleder',
} as const;
const ON = { decided: '2025-03-01' };

const established = () =>
  new Miniature().record(
    'EstablishCooperation',
    {
      name: 'EKSEMPEL: Felles arkiv',
      form: 'HOST_MUNICIPALITY',
      host: '9901',
      participants: [{ municipality: '9901', name: 'Eksempelvik', organisationNumber: '310000019' }],
    },
    { decided: '2025-01-01' },
  );

describe('an erasure', () => {
  it('stands in the book as it was told, and changes no answer', () => {
    const book = established();
    const before = book.rows();
    const events = book.attempt('RecordErasure', ERASURE, ON);
    expect(events).toEqual([
      { type: 'ErasureRecorded', data: ERASURE, at: expect.objectContaining({ index: 1, decided: '2025-03-01' }) },
    ]);
    expect(book.rows()).toEqual(before);
    expect(book.state.erasures).toEqual([
      { ...ERASURE, decidedOn: '2025-03-01', recorded: '2025-03-01T22:59:59.999Z', source: 1 },
    ]);
  });

  it('happens once of the same thing; a document of the same id is another', () => {
    const book = established().record('RecordErasure', ERASURE, ON);
    expect(book.attempt('RecordErasure', { ...ERASURE, ground: 'another' }, ON)).toMatchObject({
      code: 'erasure-twice',
      details: { id: ERASURE.id, ground: ERASURE.ground },
    });
    expect(book.attempt('RecordErasure', { ...ERASURE, what: 'DOCUMENT' }, ON)).toHaveLength(1);
  });

  it('is refused in an empty book', () => {
    expect(new Miniature().attempt('RecordErasure', ERASURE, ON)).toMatchObject({ code: 'not-established' });
  });
});

describe('a name is seen and recorded as far as it is of the office or necessary to it (A-31)', () => {
  const own = { municipality: '9901', body: null };
  const other = { municipality: '9902', body: null };
  const none = { municipality: null, body: null };
  const regional = { municipality: '9902', body: 'lofotradet' };
  const kindOf = (body: string | null) => (body === 'lofotradet' ? 'REGIONAL_COUNCIL' : null);
  const of = (role: Role): Actor => ({ id: 'x', role, municipality: '9901' });
  const all = [own, other, none, regional];

  it.each<[Role, readonly boolean[], readonly boolean[]]>([
    ['BOARD_SECRETARY', [true, true, true, true], [true, true, true, true]],
    ['COUNCIL_SECRETARY', [true, false, true, false], [true, false, false, false]],
    ['HOST_ECONOMIST', [true, true, true, true], [false, false, false, false]],
    ['PARTICIPANT_ECONOMIST', [false, false, false, false], [false, false, false, false]],
    ['AUDITOR', [true, true, true, true], [false, false, false, false]],
    ['REGIONAL_SECRETARIAT', [false, false, true, true], [false, false, false, true]],
    ['OPERATOR', [false, false, false, false], [false, false, false, false]],
  ])('%s', (role, sees, records) => {
    expect(all.map((holder) => seesName(of(role), holder, kindOf))).toEqual(sees);
    expect(all.map((holder) => recordsName(of(role), holder, kindOf))).toEqual(records);
  });

  it('whoever reads without a key sees none', () => {
    const actor: Actor = { id: 'local-reader', role: 'AUDITOR' };
    expect(all.map((holder) => seesName(actor, holder, kindOf))).toEqual([false, false, false, false]);
  });
});
