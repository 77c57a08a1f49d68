import { kind } from './kind.ts';

export const ALLOCATION_KINDS = {
  ESTABLISHMENT_PERIOD_OVER: kind('A-24', 'BREACH', '4.4', 'COUNCILS', {
    nb: 'Vedta en ny fordeling i alle kommunestyrene.',
    nn: 'Vedta ei ny fordeling i alle kommunestyra.',
    en: 'Adopt a new distribution in all councils.',
  }),
  SHARED_WITHOUT_HOST: kind('L-6.2-10', 'BREACH', '6.2', 'COUNCILS', {
    nb: 'Kommunestyrene må avtale hvem som er vert fra dagen etter, eller oppløse samarbeidet. Vent med å kreve inn beløpene til da.',
    nn: 'Kommunestyra må avtale kven som er vert frå dagen etter, eller løyse opp samarbeidet. Vent med å krevje inn beløpa til då.',
    en: 'The councils must agree on who is host from the day after, or dissolve the cooperation. Claim no amounts until then.',
  }),
  KEY_NOT_RATIFIED: kind('L-4.4-5 / A-02', 'REMARK', '4.4', 'COUNCILS', {
    nb: 'Kommunestyrene som mangler, må behandle nøkkelen, eller alle må velge lesemåte av A-02.',
    nn: 'Kommunestyra som manglar, må handsame nøkkelen, eller alle må velje lesemåte av A-02.',
    en: 'The councils that are missing must treat the key, or all must choose a reading of A-02.',
  }),
  READING_NOT_BY_ALL_COUNCILS: kind('A-02 / L-6.3-2', 'BREACH', 'kommuneloven § 20-4 f', 'COUNCILS', {
    nb: 'La alle kommunestyrene slutte seg til nøkkelen, og vedta at de må det.',
    nn: 'La alle kommunestyra slutte seg til nøkkelen, og vedta at dei må det.',
    en: 'Let all councils consent to the key, and decide that they must.',
  }),
  KEY_WITHOUT_COMPETENCE: kind('L-4.4-5', 'BREACH', '4.4', 'COUNCILS', {
    nb: 'La organet som avtalen nevner, behandle nøkkelen.',
    nn: 'La organet som avtalen nemner, handsame nøkkelen.',
    en: 'Let the body that the agreement names treat the key.',
  }),
  KEY_NOT_ADOPTED: kind('L-4.4-5', 'REMARK', '4.4', 'COUNCILS', {
    nb: 'Ingenting endres før en nøkkel blir vedtatt. Er utfallet ført feil, rett vedtaket.',
    nn: 'Ingenting blir endra før ein nøkkel blir vedteken. Er utfallet ført feil, rett vedtaket.',
    en: 'Nothing changes until a key is adopted. If the outcome was recorded wrongly, correct the decision.',
  }),
  OPT_OUT_NOT_ALLOWED: kind('L-4.4.3-2 / V-5', 'BREACH', '4.4.3', 'PARTICIPANTS', {
    nb: 'Kommunen må bli med, eller avtalen må endres slik at den kan avstå.',
    nn: 'Kommunen må bli med, eller avtalen må endrast slik at han kan avstå.',
    en: 'The municipality must take part, or the agreement must be changed so that it may abstain.',
  }),
  POPULATION_PROVISIONAL: kind('A-03', 'REMARK', '4.4', 'HOST', {
    nb: 'Før innbyggertallet for 1. januar når SSB har publisert det.',
    nn: 'Før innbyggjartalet for 1. januar når SSB har publisert det.',
    en: 'Record the population of 1 January when Statistics Norway has published it.',
  }),
  SPLIT_NOT_UNANIMOUS: kind('L-4.4.3-1 / A-04', 'REMARK', '4.4.3', 'BOARD', {
    nb: 'Før at alle var enige, hvis de var det, eller behandle fordelingen på nytt.',
    nn: 'Før at alle var samde, viss dei var det, eller handsam fordelinga på nytt.',
    en: 'Record that all agreed, if they did, or treat the split again.',
  }),
  FIXED_AMOUNTS_REMAINDER: kind('L-4.4-O1', 'BREACH', '4.4', 'HOST', {
    nb: 'Verten bærer forskjellen til kommunestyrene har vedtatt noe annet.',
    nn: 'Verten ber skilnaden til kommunestyra har vedteke noko anna.',
    en: 'The host bears the difference until the councils decide otherwise.',
  }),
  BEARER_NOT_STATED: kind('L-4.4.2-1 / A-12', 'REMARK', '4.4.2', 'BOARD', {
    nb: 'Velg lesemåte av A-12, eller ta inn i avtalen hvem som betaler.',
    nn: 'Vel lesemåte av A-12, eller ta inn i avtalen kven som betaler.',
    en: 'Choose a reading of A-12, or put into the agreement who pays.',
  }),
  PREMISES_NOT_SETTLED: kind('L-2.2-2 / A-34', 'REMARK', '2.2', 'BOARD', {
    nb: 'Velg lesemåte av A-34, eller ta inn i avtalen hvem som betaler.',
    nn: 'Vel lesemåte av A-34, eller ta inn i avtalen kven som betaler.',
    en: 'Choose a reading of A-34, or put into the agreement who pays.',
  }),
  PROJECT_NOT_APPROVED: kind('L-4.4-8 / D-17', 'REMARK', '4.4', 'BOARD', {
    nb: 'Styret må vedta prosjektet. Kostnaden holdes utenfor fordelingen så lenge.',
    nn: 'Styret må vedta prosjektet. Kostnaden blir halden utanfor fordelinga så lenge.',
    en: 'The board must approve the project. Until then the cost is held back.',
  }),
  NO_PARTICIPANTS: kind('L-4.4-9', 'REMARK', '4.4', 'HOST', {
    nb: 'Før hvilke kommuner som er med i systemet eller prosjektet.',
    nn: 'Før kva kommunar som er med i systemet eller prosjektet.',
    en: 'Record which municipalities take part in the system or project.',
  }),
  TOO_FEW_PARTNERS: kind('A-08', 'REMARK', '4.4', 'BOARD', {
    nb: 'Få med en deltaker til, eller velg en annen lesemåte av A-08.',
    nn: 'Få med ein deltakar til, eller vel ein annan lesemåte av A-08.',
    en: 'Let one more take part, or choose another reading of A-08.',
  }),
  HOST_EXTRA_NOT_FIXED: kind('A-28 / L-4.4-O3', 'REMARK', '4.4', 'BOARD', {
    nb: 'Styret må fastsette merkostnaden for året.',
    nn: 'Styret må fastsetje meirkostnaden for året.',
    en: 'The board must fix the extra cost of the year.',
  }),
  HOST_EXTRA_NOT_DISTRIBUTED: kind('L-4.4-O3', 'REMARK', '4.4', 'COUNCILS', {
    nb: 'Kommunestyrene må avtale hvordan merkostnaden fordeles.',
    nn: 'Kommunestyra må avtale korleis meirkostnaden blir fordelt.',
    en: 'The councils must agree on how the extra cost is shared.',
  }),
  SPLIT_NOT_AGREED: kind('L-4.4.3-1', 'REMARK', '4.4.3', 'BOARD', {
    nb: 'Styret må bli enig om fordelingen, og vedtaket må føres.',
    nn: 'Styret må bli samd om fordelinga, og vedtaket må førast.',
    en: 'The board must agree on the split, and the decision must be recorded.',
  }),
  NOT_DETERMINED: kind('A-12', 'REMARK', '4.4.1', 'BOARD', {
    nb: 'Styret må vedta hvordan kostnaden fordeles.',
    nn: 'Styret må vedta korleis kostnaden blir fordelt.',
    en: 'The board must decide how the cost is shared.',
  }),
  ESTABLISHMENT_OVER: kind('A-24', 'REMARK', '4.4', 'COUNCILS', {
    nb: 'Vedta en ny fordeling i alle kommunestyrene, eller at den gamle gjelder til da (A-24).',
    nn: 'Vedta ei ny fordeling i alle kommunestyra, eller at den gamle gjeld til då (A-24).',
    en: 'Adopt a new distribution in all councils, or that the old one holds until then (A-24).',
  }),
  CATEGORY_NOT_IN_AGREEMENT: kind('L-4.4-11', 'REMARK', '4.4', 'HOST', {
    nb: 'Før kostnaden på en kategori som avtalen har, eller ta kategorien inn i avtalen.',
    nn: 'Før kostnaden på ein kategori som avtalen har, eller ta kategorien inn i avtalen.',
    en: 'Book the cost in a category that the agreement has, or put the category into the agreement.',
  }),
};
