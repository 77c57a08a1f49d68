import { ROLES, type Role } from '#kernel';
import { may, municipalityOf, PERMISSIONS, type Permission } from './index.ts';

/** Who may what, written out. */
const MATRIX: readonly (readonly [Role | null, readonly Permission[]])[] = [
  [null, ['health.read', 'docs.read']],
  [
    'BOARD_SECRETARY',
    [
      ...['health.read', 'docs.read', 'book.read'],
      ...['cooperation.record', 'governance.record', 'decision.record', 'allocation.record', 'corrections.record'],
      ...['people.read', 'people.record'],
    ] as Permission[],
  ],
  [
    'COUNCIL_SECRETARY',
    [
      ...['health.read', 'docs.read', 'book.read', 'governance.record', 'decision.record', 'corrections.record'],
      ...['people.read', 'people.record'],
    ] as Permission[],
  ],
  [
    'HOST_ECONOMIST',
    [
      'health.read',
      'docs.read',
      'book.read',
      'allocation.record',
      'corrections.record',
      'accounts.record',
      'money.record',
      'money.dispute',
      'people.read',
    ],
  ],
  ['PARTICIPANT_ECONOMIST', ['health.read', 'docs.read', 'book.read', 'money.dispute']],
  ['AUDITOR', ['health.read', 'docs.read', 'book.read', 'people.read']],
  [
    'REGIONAL_SECRETARIAT',
    [
      ...['health.read', 'docs.read', 'book.read', 'governance.record', 'decision.record', 'corrections.record'],
      ...['people.read', 'people.record'],
    ] as Permission[],
  ],
  ['OPERATOR', ['health.read', 'docs.read', 'book.read', 'keys.manage']],
];

it.each(MATRIX)('%s may exactly what is written', (role, expected) => {
  expect(PERMISSIONS.filter((permission) => may(role, permission))).toEqual(expected);
});

it('every role is written', () => {
  expect(MATRIX.map(([role]) => role)).toEqual([null, ...ROLES]);
});

it('the auditor and the operator record nothing', () => {
  for (const role of ['AUDITOR', 'OPERATOR'] as const)
    expect(PERMISSIONS.filter((permission) => permission.endsWith('.record') && may(role, permission))).toEqual([]);
});

it('says which roles are of a municipality', () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, municipalityOf(role)]))).toEqual({
    BOARD_SECRETARY: 'none',
    COUNCIL_SECRETARY: 'required',
    HOST_ECONOMIST: 'required',
    PARTICIPANT_ECONOMIST: 'required',
    AUDITOR: 'optional',
    REGIONAL_SECRETARIAT: 'none',
    OPERATOR: 'none',
  });
});
