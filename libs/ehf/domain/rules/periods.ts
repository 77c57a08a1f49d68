import type { Period } from '../document.ts';
import { at, lines, type Rule, when } from './rule.ts';

const open = (period: Period | null): boolean => period !== null && period.from === null && period.to === null;
const backwards = (period: Period | null): boolean =>
  period !== null && period.from !== null && period.to !== null && period.to < period.from;

/** EN 16931-1 § 6.4.2 (BG-14, BG-26) and Peppol R110, R111: what the document and each line covers. */
export const PERIOD_RULES: readonly Rule[] = [
  {
    id: 'BR-CO-19',
    text: {
      nb: 'Perioden har verken første eller siste dag. Oppgi minst en av dem, eller utelat perioden.',
      nn: 'Perioden har korkje første eller siste dag. Oppgje minst ein av dei, eller utelat perioden.',
      en: 'The period has neither a first nor a last day. Give at least one of them, or leave the period out.',
    },
    broken: ({ period }) => when(open(period), at('period', 'BG-14')),
  },
  {
    id: 'BR-29',
    text: {
      nb: 'Perioden slutter før den begynner. Rett datoene.',
      nn: 'Perioden sluttar før han byrjar. Rett datoane.',
      en: 'The period ends before it begins. Correct the dates.',
    },
    broken: ({ period }) => when(backwards(period), at('period.to', 'BT-74')),
  },
  {
    id: 'BR-CO-20',
    text: {
      nb: 'Perioden på linja har verken første eller siste dag. Oppgi minst en av dem, eller utelat perioden.',
      nn: 'Perioden på linja har korkje første eller siste dag. Oppgje minst ein av dei, eller utelat perioden.',
      en: 'The period of the line has neither a first nor a last day. Give at least one of them, or leave the period out.',
    },
    broken: lines(({ period }) => open(period), 'period', 'BG-26'),
  },
  {
    id: 'BR-30',
    text: {
      nb: 'Perioden på linja slutter før den begynner. Rett datoene.',
      nn: 'Perioden på linja sluttar før han byrjar. Rett datoane.',
      en: 'The period of the line ends before it begins. Correct the dates.',
    },
    broken: lines(({ period }) => backwards(period), 'period.to', 'BT-135'),
  },
  {
    id: 'PEPPOL-EN16931-R110',
    text: {
      nb: 'Perioden på linja begynner før perioden til dokumentet. Rett en av dem.',
      nn: 'Perioden på linja byrjar før perioden til dokumentet. Rett ein av dei.',
      en: 'The period of the line begins before that of the document. Correct one of them.',
    },
    broken: (document) =>
      lines(({ period }) => before(period?.from, document.period?.from), 'period.from', 'BT-134')(document),
  },
  {
    id: 'PEPPOL-EN16931-R111',
    text: {
      nb: 'Perioden på linja slutter etter perioden til dokumentet. Rett en av dem.',
      nn: 'Perioden på linja sluttar etter perioden til dokumentet. Rett ein av dei.',
      en: 'The period of the line ends after that of the document. Correct one of them.',
    },
    broken: (document) =>
      lines(({ period }) => before(document.period?.to, period?.to), 'period.to', 'BT-135')(document),
  },
];

const before = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && a < b;
