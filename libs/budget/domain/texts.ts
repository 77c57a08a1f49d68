import type { Text } from '#kernel';

/** What a finding of the budget says; the year or the decision it is about stands beside it. */
export const BUDGET_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  BUDGET_NO_DEADLINE: {
    nb: 'Avtalen som gjelder, sier ikke innen hvilken dag budsjettet må være vedtatt. Om det er gyldig, er derfor ikke avgjort.',
    nn: 'Avtalen som gjeld, seier ikkje innan kva dag budsjettet må vere vedteke. Om det er gyldig, er difor ikkje avgjort.',
    en: 'The agreement in force names no day by which the budget must be adopted. Whether it is valid is undetermined.',
  },
  BUDGET_DRAFT_LATE: {
    nb: 'Budsjettforslaget ble sendt etter fristen i avtalen.',
    nn: 'Budsjettframlegget vart sendt etter fristen i avtalen.',
    en: 'The draft budget was sent after the day in the agreement.',
  },
  BUDGET_NOT_SENT: {
    nb: 'Fristen for å sende budsjettforslaget er ute, og boka viser ikke at det er sendt.',
    nn: 'Fristen for å sende budsjettframlegget er ute, og boka viser ikkje at det er sendt.',
    en: 'The day for sending the draft budget has passed, and the book does not show that it was sent.',
  },
  BUDGET_NOT_VALID: {
    nb: 'Budsjettet er ikke gyldig: ikke alle kommunestyrene vedtok samme budsjett innen fristen.',
    nn: 'Budsjettet er ikkje gyldig: ikkje alle kommunestyra vedtok same budsjett innan fristen.',
    en: 'The budget is not valid: not all councils adopted the same budget in time.',
  },
  BUDGET_UNDETERMINED: {
    nb: 'Det er ikke avgjort om budsjettet er gyldig: en kommune har bare en linje i sitt eget budsjett.',
    nn: 'Det er ikkje avgjort om budsjettet er gyldig: ein kommune har berre ei linje i sitt eige budsjett.',
    en: 'Whether the budget is valid is undetermined: a municipality only has a line in its own budget.',
  },
  BUDGET_NOT_BY_COUNCIL: {
    nb: 'Budsjettet ble behandlet av et annet organ enn kommunestyret. Det teller ikke (kommuneloven § 14-2).',
    nn: 'Budsjettet vart handsama av eit anna organ enn kommunestyret. Det tel ikkje (kommunelova § 14-2).',
    en: 'The budget was treated by another body than the council. It does not count (kommuneloven § 14-2).',
  },
  BUDGET_CHANGED_BY_COUNCIL: {
    nb: 'Kommunestyret vedtok et annet budsjett enn det som ble sendt. Det teller ikke før alle har vedtatt det samme.',
    nn: 'Kommunestyret vedtok eit anna budsjett enn det som vart sendt. Det tel ikkje før alle har vedteke det same.',
    en: 'The council adopted another budget than the one sent. It does not count until all have adopted the same.',
  },
  BUDGET_OWN_LINE_ONLY: {
    nb: 'Kommunestyret har satt av et beløp i sitt eget budsjett, men vedtaket nevner ikke samarbeidets budsjett.',
    nn: 'Kommunestyret har sett av eit beløp i sitt eige budsjett, men vedtaket nemner ikkje budsjettet til samarbeidet.',
    en: 'The council put an amount in its own budget, but its decision does not name the budget of the cooperation.',
  },
  BUDGET_REJECTED: {
    nb: 'Kommunestyret sa nei til budsjettet.',
    nn: 'Kommunestyret sa nei til budsjettet.',
    en: 'The council rejected the budget.',
  },
  BUDGET_POSTPONED: {
    nb: 'Kommunestyret utsatte behandlingen av budsjettet.',
    nn: 'Kommunestyret utsette handsaminga av budsjettet.',
    en: 'The council postponed the budget.',
  },
  BUDGET_TAKEN_BACK: {
    nb: 'Alle kommunestyrene hadde vedtatt budsjettet, og dette har siden sagt noe annet. Avtalen sier ikke om et gyldig budsjett da faller. Det er lest slik: det er ikke lenger gyldig fra den dagen.',
    nn: 'Alle kommunestyra hadde vedteke budsjettet, og dette har sidan sagt noko anna. Avtalen seier ikkje om eit gyldig budsjett då fell. Det er lese slik: det er ikkje lenger gyldig frå den dagen.',
    en: 'All councils had adopted the budget, and this one has said otherwise since. The agreement does not say whether that ends a valid budget. It is read so: it is no longer valid from that day.',
  },
  BUDGET_ADOPTED_LATE: {
    nb: 'Kommunestyret vedtok budsjettet etter fristen i avtalen.',
    nn: 'Kommunestyret vedtok budsjettet etter fristen i avtalen.',
    en: 'The council adopted the budget after the last day in the agreement.',
  },
  BUDGET_BY_OTHERS: {
    nb: 'En kommune som ikke er deltaker 1. januar i budsjettåret, har vedtatt budsjettet. Det er ikke nødvendig.',
    nn: 'Ein kommune som ikkje er deltakar 1. januar i budsjettåret, har vedteke budsjettet. Det er ikkje naudsynt.',
    en: 'A municipality that is no participant on 1 January of the budget year adopted the budget. It is not needed.',
  },
  BUDGET_FOR_MERGED: {
    nb: 'Kommunen blir til ved sammenslåing etter fristen. Avtalen sier ikke hvem som vedtar budsjettet for den.',
    nn: 'Kommunen blir til ved samanslåing etter fristen. Avtalen seier ikkje kven som vedtek budsjettet for han.',
    en: 'The municipality comes into being by a merger after the last day. The agreement does not say who adopts the budget for it.',
  },
  PROVISIONAL_BASIS_NOT_DECIDED: {
    nb: 'Året har ikke noe gyldig budsjett, og verten har ikke vedtatt hva à konto skal bygge på.',
    nn: 'Året har ikkje noko gyldig budsjett, og verten har ikkje vedteke kva à konto skal byggje på.',
    en: 'The year has no valid budget, and the host has not decided what is asked for on account.',
  },
  PROVISIONAL_BASIS_MISSING: {
    nb: 'Boka har ikke det budsjettet som à konto skal bygge på.',
    nn: 'Boka har ikkje det budsjettet som à konto skal byggje på.',
    en: 'The book does not have the budget that is to be asked for on account.',
  },
  PROVISIONAL_BASIS_NOT_BY_HOST: {
    nb: 'Et organ utenfor vertskommunen har vedtatt hva à konto skal bygge på. Vedtaket har ingen virkning.',
    nn: 'Eit organ utanfor vertskommunen har vedteke kva à konto skal byggje på. Vedtaket har ingen verknad.',
    en: 'A body outside the host decided what is asked for on account. The decision has no effect.',
  },
};
