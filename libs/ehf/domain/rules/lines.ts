import { UNITS } from '../codes.ts';
import { at, blank, lines, type Rule, when } from './rule.ts';

/** EN 16931-1 § 6.4.2 (BG-25, BG-29, BG-31) and Peppol R120: the lines, one by one. */
export const LINE_RULES: readonly Rule[] = [
  {
    id: 'BR-16',
    text: {
      nb: 'Dokumentet har ingen linjer. Ta med minst en.',
      nn: 'Dokumentet har ingen linjer. Ta med minst ei.',
      en: 'The document has no lines. Give at least one.',
    },
    broken: (document) => when(document.lines.length === 0, at('lines', 'BG-25')),
  },
  {
    id: 'BR-21',
    text: {
      nb: 'Linja mangler nummer. Gi den et nummer.',
      nn: 'Linja manglar nummer. Gi ho eit nummer.',
      en: 'The line has no number. Give it one.',
    },
    broken: lines(({ id }) => blank(id), 'id', 'BT-126'),
  },
  {
    id: 'BR-23',
    text: {
      nb: 'Antallet på linja mangler enhet. Oppgi C62 for ett.',
      nn: 'Talet på linja manglar eining. Oppgje C62 for eitt.',
      en: 'The quantity of the line has no unit. Give C62 for one.',
    },
    broken: lines(({ unit }) => blank(unit), 'unit', 'BT-130'),
  },
  {
    id: 'BR-CL-23',
    text: {
      nb: `Enheten på linja kjennes ikke. Bruk en av ${UNITS.join(', ')}.`,
      nn: `Eininga på linja er ikkje kjend. Bruk ei av ${UNITS.join(', ')}.`,
      en: `The unit of the line is not known. Use one of ${UNITS.join(', ')}.`,
    },
    broken: lines(({ unit }) => !blank(unit) && !UNITS.includes(unit), 'unit', 'BT-130'),
  },
  {
    id: 'BR-25',
    text: {
      nb: 'Linja sier ikke hva den gjelder. Oppgi for eksempel kategorien.',
      nn: 'Linja seier ikkje kva ho gjeld. Oppgje til dømes kategorien.',
      en: 'The line does not say what it is for. Give for instance the category.',
    },
    broken: lines(({ name }) => blank(name), 'name', 'BT-153'),
  },
  {
    id: 'BR-27',
    text: {
      nb: 'Prisen på linja er under null. Bruk et antall under null i stedet.',
      nn: 'Prisen på linja er under null. Bruk eit tal under null i staden.',
      en: 'The price of the line is below zero. Use a quantity below zero instead.',
    },
    broken: lines(({ price }) => price < 0n, 'price', 'BT-146'),
  },
  {
    // Peppol lets it be 0.02 off; with whole units and a price in øre it is exact.
    id: 'PEPPOL-EN16931-R120',
    text: {
      nb: 'Beløpet på linja er ikke antall ganger pris. Rett et av dem.',
      nn: 'Beløpet på linja er ikkje tal gonger pris. Rett eit av dei.',
      en: 'The amount of the line is not quantity times price. Correct one of them.',
    },
    broken: lines(({ quantity, price, amount }) => quantity * price !== amount, 'amount', 'BT-131'),
  },
];
