import type { Finding, Found } from './answer.ts';

/** Who has to do something about what an allocation finds. */
export const ALLOCATION_RESPONSIBLE: Readonly<Record<string, Finding['responsible']['who']>> = {
  ESTABLISHMENT_PERIOD_OVER: 'COUNCILS',
  SHARED_WITHOUT_HOST: 'COUNCILS',
  KEY_NOT_RATIFIED: 'COUNCILS',
  KEY_WITHOUT_COMPETENCE: 'COUNCILS',
  KEY_NOT_ADOPTED: 'COUNCILS',
  OPT_OUT_NOT_ALLOWED: 'PARTICIPANTS',
  POPULATION_PROVISIONAL: 'HOST',
  SPLIT_NOT_UNANIMOUS: 'BOARD',
  FIXED_AMOUNTS_REMAINDER: 'HOST',
  BEARER_NOT_STATED: 'BOARD',
  PREMISES_NOT_SETTLED: 'BOARD',
  PROJECT_NOT_APPROVED: 'BOARD',
  NO_PARTICIPANTS: 'HOST',
  TOO_FEW_PARTNERS: 'BOARD',
  HOST_EXTRA_NOT_FIXED: 'BOARD',
  HOST_EXTRA_NOT_DISTRIBUTED: 'COUNCILS',
  SPLIT_NOT_AGREED: 'BOARD',
  NOT_DETERMINED: 'BOARD',
  CATEGORY_NOT_IN_AGREEMENT: 'HOST',
  ESTABLISHMENT_OVER: 'COUNCILS',
};

/** The finding with who has to act: the host where nobody else is named, since it keeps the accounts (4.3). */
export const withResponsible = (finding: Found): Finding => ({
  ...finding,
  responsible: { who: ALLOCATION_RESPONSIBLE[finding.code] ?? 'HOST', municipality: null },
});
