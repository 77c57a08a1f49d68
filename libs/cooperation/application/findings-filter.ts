import { type Finding, type Refusal, refusalType } from '#kernel';
import { FINDING_KINDS } from '../domain/finding-kinds/finding-kinds.ts';

/** Which findings are asked for; what is left out or null narrows nothing. */
export interface FindingsFilter {
  /** BREACH (avvik) or REMARK (merknad). */
  readonly severity?: string | null;
  /** Who has to act: HOST, COUNCILS, BOARD, PARTICIPANTS, LEADER. */
  readonly responsible?: string | null;
  /** Only what one municipality has to act on, by its number. */
  readonly municipality?: string | null;
  /** As the rulebook numbers it; also one that the finding covers beside the one it names. */
  readonly rule?: string | null;
}

const SEVERITIES: readonly Finding['severity'][] = ['BREACH', 'REMARK'];
const KINDS = Object.values(FINDING_KINDS);
const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();
const RULES = sorted(KINDS.flatMap((k) => k.rules));
/** What each part of a filter can be. */
const ALLOWED = { severity: SEVERITIES, responsible: sorted(KINDS.flatMap((k) => k.who)), rule: RULES } as const;

export const findingsFilterUnknown = refusalType<{ field: string; value: string; known: string }>(
  'findings-filter',
  'malformed',
  {
    nb: (p) => `«${p.field}» er «${p.value}», og det har ingen avvik. Bruk en av: ${p.known}.`,
    nn: (p) => `«${p.field}» er «${p.value}», og det har ingen avvik. Bruk ein av: ${p.known}.`,
    en: (p) => `“${p.field}” is “${p.value}”, which no finding has. Use one of: ${p.known}.`,
  },
);

/** A misspelt filter is refused: it would else look as if nothing were wrong. */
export function filterIsKnown(filter: FindingsFilter): Refusal | null {
  for (const [field, known] of Object.entries(ALLOWED)) {
    const value = filter[field as keyof typeof ALLOWED];
    if (value != null && !(known as readonly string[]).includes(value))
      return findingsFilterUnknown({ field, value, known: known.join(', ') });
  }
  return null;
}

export const passes =
  ({ severity, responsible, municipality, rule }: FindingsFilter) =>
  (found: Pick<Finding, 'code' | 'severity' | 'responsible' | 'rule'>): boolean =>
    (severity == null || found.severity === severity) &&
    (responsible == null || found.responsible.who === responsible) &&
    (municipality == null || found.responsible.municipality === municipality) &&
    (rule == null || found.rule === rule || FINDING_KINDS[found.code]?.rules.includes(rule) === true);
