import { kind } from './kind.ts';

export const BUDGET_KINDS = {
  BUDGET_NO_DEADLINE: kind('L-4.2-2', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Ta fristen inn i avtalen.',
    nn: 'Ta fristen inn i avtalen.',
    en: 'Put the last day into the agreement.',
  }),
  BUDGET_DRAFT_LATE: kind('L-4.2-1', 'BREACH', '4.2', 'HOST', {
    nb: 'Behandle forslaget likevel. Er datoen ført feil, rett den.',
    nn: 'Handsam forslaget likevel. Er datoen ført feil, rett han.',
    en: 'Treat the draft all the same. If the date was recorded wrongly, correct it.',
  }),
  BUDGET_NOT_SENT: kind('L-4.2-1', 'BREACH', '4.2', 'HOST', {
    nb: 'Send forslaget til kommunene, og før at det er sendt.',
    nn: 'Send forslaget til kommunane, og før at det er sendt.',
    en: 'Send the draft to the municipalities, and record that it was sent.',
  }),
  BUDGET_NOT_VALID: kind('L-4.2-2 / L-4.2-4', 'BREACH', '4.2', 'COUNCILS', {
    nb: 'Få budsjettet vedtatt av kommunestyrene som mangler. Verten må vedta hva à konto skal bygge på så lenge (A-06, A-33).',
    nn: 'Få budsjettet vedteke av kommunestyra som manglar. Verten må vedta kva à konto skal byggje på så lenge (A-06, A-33).',
    en: 'Have the councils that are missing adopt the budget. The host must decide what to invoice on until then (A-06, A-33).',
  }),
  BUDGET_UNDETERMINED: kind('L-4.2-5', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Be kommunestyret vedta samarbeidets budsjett med navn og beløp, eller velg lesemåte av A-25.',
    nn: 'Be kommunestyret vedta budsjettet til samarbeidet med namn og beløp, eller vel lesemåte av A-25.',
    en: 'Ask the council to adopt the budget of the cooperation by name and amount, or choose a reading of A-25.',
  }),
  BUDGET_NOT_BY_COUNCIL: kind('L-4.2-5', 'BREACH', '4.2', 'COUNCILS', {
    nb: 'Legg budsjettet fram for kommunestyret.',
    nn: 'Legg budsjettet fram for kommunestyret.',
    en: 'Put the budget before the council.',
  }),
  BUDGET_CHANGED_BY_COUNCIL: kind('L-4.2-3', 'BREACH', '4.2', 'COUNCILS', {
    nb: 'Kommunestyret må vedta budsjettet som ble sendt, eller alle må vedta det endrede.',
    nn: 'Kommunestyret må vedta budsjettet som vart sendt, eller alle må vedta det endra.',
    en: 'The council must adopt the budget that was sent, or all must adopt the changed one.',
  }),
  BUDGET_OWN_LINE_ONLY: kind('L-4.2-5 / A-25', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Be kommunestyret vedta samarbeidets budsjett ved navn.',
    nn: 'Be kommunestyret vedta budsjettet til samarbeidet ved namn.',
    en: 'Ask the council to adopt the budget of the cooperation by name.',
  }),
  BUDGET_REJECTED: kind('L-4.2-6', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Legg fram et budsjett som alle kan vedta, eller be kommunestyret behandle saken på nytt.',
    nn: 'Legg fram eit budsjett som alle kan vedta, eller be kommunestyret handsame saka på nytt.',
    en: 'Put forward a budget that all can adopt, or ask the council to treat the case again.',
  }),
  BUDGET_POSTPONED: kind('L-4.2-6', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Kommunestyret må behandle budsjettet før fristen.',
    nn: 'Kommunestyret må handsame budsjettet før fristen.',
    en: 'The council must treat the budget before the last day.',
  }),
  BUDGET_TAKEN_BACK: kind('L-4.2-6', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Kommunestyret må vedta budsjettet igjen, eller alle må vedta et annet. Ta inn i avtalen om et gyldig budsjett kan falle.',
    nn: 'Kommunestyret må vedta budsjettet igjen, eller alle må vedta eit anna. Ta inn i avtalen om eit gyldig budsjett kan falle.',
    en: 'The council must adopt the budget again, or all must adopt another. Put into the agreement whether a valid budget can end.',
  }),
  BUDGET_ADOPTED_LATE: kind('L-4.2-4', 'BREACH', '4.2', 'COUNCILS', {
    nb: 'Er datoen ført feil, rett vedtaket. Ellers blir avviket stående, og lesemåten av A-33 avgjør virkningen.',
    nn: 'Er datoen ført feil, rett vedtaket. Elles blir avviket ståande, og lesemåten av A-33 avgjer verknaden.',
    en: 'If the date was recorded wrongly, correct the decision. Otherwise the breach stays, and the reading of A-33 says what follows.',
  }),
  BUDGET_BY_OTHERS: kind('L-4.2-2', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Ingenting trengs. Er deltakerlisten ført feil, rett den.',
    nn: 'Ingenting trengst. Er deltakarlista ført feil, rett ho.',
    en: 'Nothing is needed. If the list of participants is wrong, correct it.',
  }),
  BUDGET_FOR_MERGED: kind('A-18', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Bli enige om hvem som vedtar for den nye kommunen, og før vedtaket.',
    nn: 'Bli samde om kven som vedtek for den nye kommunen, og før vedtaket.',
    en: 'Agree on who decides for the new municipality, and record the decision.',
  }),
  PROVISIONAL_BASIS_NOT_DECIDED: kind('A-06', 'REMARK', '4.2', 'HOST', {
    nb: 'Et organ i vertskommunen må vedta hva à konto skal bygge på.',
    nn: 'Eit organ i vertskommunen må vedta kva à konto skal byggje på.',
    en: 'A body of the host must decide what to invoice on.',
  }),
  PROVISIONAL_BASIS_MISSING: kind('A-06', 'REMARK', '4.2', 'HOST', {
    nb: 'Før budsjettet som à konto skal bygge på, eller vedta et annet grunnlag.',
    nn: 'Før budsjettet som à konto skal byggje på, eller vedta eit anna grunnlag.',
    en: 'Record the budget to invoice on, or decide on another basis.',
  }),
  PROVISIONAL_BASIS_NOT_BY_HOST: kind('A-06', 'BREACH', '4.2', 'HOST', {
    nb: 'Et organ i vertskommunen må vedta grunnlaget.',
    nn: 'Eit organ i vertskommunen må vedta grunnlaget.',
    en: 'A body of the host must decide on the basis.',
  }),
  OWN_LINE_DIFFERS: kind('A-25 / K-17', 'REMARK', '4.2', 'COUNCILS', {
    nb: 'Rett beløpet i kommunens eget budsjett. Vedtaket av samarbeidets budsjett teller likevel.',
    nn: 'Rett beløpet i budsjettet til kommunen. Vedtaket av budsjettet til samarbeidet tel likevel.',
    en: 'Correct the amount in the municipality’s own budget. The adoption counts all the same.',
  }),
  COST_BEYOND_BUDGET: kind('A-35 / L-3.1-2', 'BREACH', '4.2', 'HOST', {
    nb: 'Legg en budsjettendring fram for kommunestyrene, eller rett føringen.',
    nn: 'Legg ei budsjettendring fram for kommunestyra, eller rett føringa.',
    en: 'Put an amendment of the budget before the councils, or correct the booking.',
  }),
  CATEGORY_BEYOND_BUDGET: kind('A-35', 'REMARK', '4.2', 'HOST', {
    nb: 'Se om kostnaden er ført på rett kategori, eller legg fram en budsjettendring.',
    nn: 'Sjå om kostnaden er ført på rett kategori, eller legg fram ei budsjettendring.',
    en: 'See whether the cost is in the right category, or put forward an amendment of the budget.',
  }),
  COST_WITHOUT_BUDGET: kind('L-3.1-2', 'BREACH', '4.2', 'HOST', {
    nb: 'Få budsjettet vedtatt av alle kommunestyrene.',
    nn: 'Få budsjettet vedteke av alle kommunestyra.',
    en: 'Have the budget adopted by all councils.',
  }),
};
