import type { Text } from '#kernel';
import type { KeptBecause } from './what-if.ts';

/** What a finding says; the thing it is about stands beside it. */
export const FINDING_TEXTS: Readonly<Record<string, Text>> = {
  ESTABLISHMENT_PERIOD_OVER: {
    nb: 'Etableringsperioden i avtalen er over, men ingen ny fordeling gjelder ennå. Reglene i avtalen brukes videre.',
    nn: 'Etableringsperioden i avtalen er over, men inga ny fordeling gjeld enno. Reglane i avtalen blir brukte vidare.',
    en: 'The establishment period of the agreement is over, but no new distribution applies yet. Its rules are used further.',
  },
  SHARED_WITHOUT_HOST: {
    nb: 'Verten har trådt ut, og ingen er vert etter den. Avtalen sier ikke at samarbeidet går videre da. Tallene følger reglene som gjaldt, men ingen vert kan kreve inn beløpene.',
    nn: 'Verten har trådt ut, og ingen er vert etter han. Avtalen seier ikkje at samarbeidet går vidare då. Tala følgjer reglane som galdt, men ingen vert kan krevje inn beløpa.',
    en: 'The host has left, and nobody is host after it. The agreement does not say that the cooperation goes on then. The figures follow the rules there were, but no host can claim the amounts.',
  },
  KEY_NOT_RATIFIED: {
    nb: 'En ny fordelingsnøkkel er vedtatt, men ikke alle kommunestyrene har sluttet seg til. Den gjelder ikke ennå.',
    nn: 'Ein ny fordelingsnøkkel er vedteken, men ikkje alle kommunestyra har slutta seg til. Han gjeld ikkje enno.',
    en: 'A new allocation key is decided, but not all councils have consented. It does not apply yet.',
  },
  KEY_WITHOUT_COMPETENCE: {
    nb: 'Et organ uten kompetanse har vedtatt en fordelingsnøkkel. Vedtaket står, men har ingen virkning.',
    nn: 'Eit organ utan kompetanse har vedteke ein fordelingsnøkkel. Vedtaket står, men har ingen verknad.',
    en: 'A body without the competence decided an allocation key. The decision stands, but has no effect.',
  },
  KEY_NOT_ADOPTED: {
    nb: 'En fordelingsnøkkel ble behandlet, men ikke vedtatt. Den har ingen virkning.',
    nn: 'Ein fordelingsnøkkel vart handsama, men ikkje vedteken. Han har ingen verknad.',
    en: 'An allocation key was treated, but not adopted. It has no effect.',
  },
  OPT_OUT_NOT_ALLOWED: {
    nb: 'En kommune har avstått fra et system, men avtalen tillater det ikke. Kommunen er fortsatt med.',
    nn: 'Ein kommune har avstått frå eit system, men avtalen tillèt det ikkje. Kommunen er framleis med.',
    en: 'A municipality abstained from a system, but the agreement does not allow it. It still takes part.',
  },
  POPULATION_PROVISIONAL: {
    nb: 'Innbyggertallet for året er ikke kjent. Det siste publiserte er brukt foreløpig.',
    nn: 'Innbyggjartalet for året er ikkje kjent. Det siste publiserte er brukt førebels.',
    en: 'The population of the year is not known. The latest published figure is used provisionally.',
  },
  SPLIT_NOT_UNANIMOUS: {
    nb: 'Fordelingen av et systembytte er vedtatt uten at protokollen sier at alle var enige.',
    nn: 'Fordelinga av eit systembyte er vedteken utan at protokollen seier at alle var samde.',
    en: 'The split of a change of system was decided without minutes saying that all agreed.',
  },
  FIXED_AMOUNTS_REMAINDER: {
    nb: 'Faktisk kostnad avviker fra de faste beløpene. Forskjellen er ikke fordelt og blir hos vertskommunen.',
    nn: 'Faktisk kostnad avvik frå dei faste beløpa. Skilnaden er ikkje fordelt og blir hos vertskommunen.',
    en: 'Actual cost differs from the fixed amounts. The difference is not shared and stays with the host.',
  },
  BEARER_NOT_STATED: {
    nb: 'Avtalen sier ikke hvem som bærer kostnaden. Den som får utstyret, betaler, til noen vedtar noe annet (A-12).',
    nn: 'Avtalen seier ikkje kven som ber kostnaden. Den som får utstyret, betaler, til nokon vedtek noko anna (A-12).',
    en: 'The agreement does not say who bears the cost. Whoever gets the equipment pays, until a decision says otherwise (A-12).',
  },
  PREMISES_NOT_SETTLED: {
    nb: 'Kostnader til egne lokaler er ført i samarbeidet. Kommunen som har bygget, bærer dem, til noen vedtar noe annet (A-34).',
    nn: 'Kostnader til eigne lokale er førte i samarbeidet. Kommunen som har bygget, ber dei, til nokon vedtek noko anna (A-34).',
    en: 'Costs of own premises are booked in the cooperation. The municipality with the building bears them, until a decision says otherwise (A-34).',
  },
};

/** Why a cost is not shared. */
export const REASON_TEXTS: Readonly<Record<string, Text>> = {
  PROJECT_NOT_APPROVED: {
    nb: 'prosjektet er ikke vedtatt av styret',
    nn: 'prosjektet er ikkje vedteke av styret',
    en: 'the board has not approved the project',
  },
  NO_PARTICIPANTS: {
    nb: 'ingen deltaker er registrert',
    nn: 'ingen deltakar er registrert',
    en: 'no participant is recorded',
  },
  TOO_FEW_PARTNERS: {
    nb: 'færre enn to samarbeidskommuner deltar (verten regnes ikke med)',
    nn: 'færre enn to samarbeidskommunar deltek (verten er ikkje rekna med)',
    en: 'fewer than two cooperating municipalities take part (the host is not counted)',
  },
  HOST_EXTRA_NOT_FIXED: {
    nb: 'merkostnaden er ikke fastsatt av styret',
    nn: 'meirkostnaden er ikkje fastsett av styret',
    en: 'the board has not fixed the extra cost',
  },
  HOST_EXTRA_NOT_DISTRIBUTED: {
    nb: 'avtalen sier ikke hvordan merkostnaden fordeles',
    nn: 'avtalen seier ikkje korleis meirkostnaden blir fordelt',
    en: 'the agreement does not say how the extra cost is shared',
  },
  SPLIT_NOT_AGREED: {
    nb: 'styret er ikke blitt enig om fordelingen',
    nn: 'styret er ikkje blitt samd om fordelinga',
    en: 'the board has not agreed on the split',
  },
  NOT_DETERMINED: {
    nb: 'avtalen sier ikke hvem som betaler; vedtak mangler',
    nn: 'avtalen seier ikkje kven som betaler; vedtak manglar',
    en: 'the agreement does not say who pays; a decision is missing',
  },
  CATEGORY_NOT_IN_AGREEMENT: {
    nb: 'avtalen nevner ikke kategorien',
    nn: 'avtalen nemner ikkje kategorien',
    en: 'the agreement does not name the category',
  },
  ESTABLISHMENT_OVER: {
    nb: 'etableringsperioden er over, og det er vedtatt at ingenting fordeles uten en ny avtale',
    nn: 'etableringsperioden er over, og det er vedteke at ingenting blir fordelt utan ein ny avtale',
    en: 'the establishment period is over, and it was decided that nothing is shared without a new agreement',
  },
  EXCLUDED_BY_AGREEMENT: {
    nb: 'fordeles ikke etter avtalen',
    nn: 'blir ikkje fordelt etter avtalen',
    en: 'not shared under the agreement',
  },
  EXCLUDED_CONTESTED: {
    nb: 'fordeles ikke etter teksten som er vedtatt; punktet er omstridt',
    nn: 'blir ikkje fordelt etter teksten som er vedteken; punktet er omstridt',
    en: 'not shared under the adopted text; the clause is contested',
  },
  STAYS_WITH_HOST: {
    nb: 'blir hos vertskommunen etter vedtak',
    nn: 'blir hos vertskommunen etter vedtak',
    en: 'stays with the host by decision',
  },
  PENSION_OF_HOST: {
    nb: 'pensjon for vertens egne ansatte',
    nn: 'pensjon for verten sine eigne tilsette',
    en: 'pension of the host’s own employees',
  },
  PENSION_NOT_RECHARGED: {
    nb: 'det er ikke vedtatt å viderefakturere pensjonen',
    nn: 'det er ikkje vedteke å vidarefakturere pensjonen',
    en: 'recharging the pension has not been decided',
  },
  FIXED_AMOUNTS_REMAINDER: {
    nb: 'forskjellen mellom faktisk kostnad og faste beløp',
    nn: 'skilnaden mellom faktisk kostnad og faste beløp',
    en: 'the difference between actual cost and fixed amounts',
  },
};

/** The open questions an allocation can rest on (rulebook 7.7), as a reader should see them. */
export const INTERPRETATION_TEXTS: Readonly<Record<string, Text>> = {
  'A-01': {
    nb: 'Er vertens administrative merkostnader med i kostnadsgrunnlaget?',
    nn: 'Er verten sine administrative meirkostnader med i kostnadsgrunnlaget?',
    en: 'Are the host’s administrative extra costs in the cost base?',
  },
  'A-02': {
    nb: 'Er et vedtak i organet som kan vedta nøkkel, nok til å endre den?',
    nn: 'Er eit vedtak i organet som kan vedta nøkkel, nok til å endre han?',
    en: 'Is a decision of the body that may decide keys enough to change one?',
  },
  'A-03': {
    nb: 'Innbyggertall per hvilken 1. januar?',
    nn: 'Innbyggjartal per kva 1. januar?',
    en: 'Population of which 1 January?',
  },
  'A-04': {
    nb: 'Hva kreves for at organet er blitt enig?',
    nn: 'Kva krevst for at organet er blitt samd?',
    en: 'What does it take for the body to agree?',
  },
  'A-08': {
    nb: 'Teller verten med blant «to eller flere»?',
    nn: 'Tel verten med blant «to eller fleire»?',
    en: 'Does the host count among “two or more”?',
  },
  'A-09': {
    nb: 'Hvordan deles en kostnad når bare noen deltar?',
    nn: 'Korleis blir ein kostnad delt når berre nokre deltek?',
    en: 'How is a cost shared when only some take part?',
  },
  'A-12': {
    nb: 'Hvem bærer utstyr og investeringer?',
    nn: 'Kven ber utstyr og investeringar?',
    en: 'Who bears equipment and investments?',
  },
  'A-13': {
    nb: 'Hvem betaler pensjon for overførte ansatte?',
    nn: 'Kven betaler pensjon for overførte tilsette?',
    en: 'Who pays the pension of transferred employees?',
  },
  'A-24': {
    nb: 'Hva gjelder etter etableringsperioden?',
    nn: 'Kva gjeld etter etableringsperioden?',
    en: 'What applies after the establishment period?',
  },
  'A-27': {
    nb: 'Hvilken indeks for lønns- og prisvekst?',
    nn: 'Kva indeks for løns- og prisvekst?',
    en: 'Which index of wages and prices?',
  },
  'A-28': {
    nb: 'Hva er administrative merkostnader?',
    nn: 'Kva er administrative meirkostnader?',
    en: 'What are administrative extra costs?',
  },
};

/** Why a key that is asked about changes nothing in a part of the costs. */
const KEPT_TEXTS: Readonly<Record<KeptBecause, Text>> = {
  SAME_KEY: {
    nb: 'nøkkelen det spørres om, gjelder her allerede',
    nn: 'nøkkelen det blir spurt om, gjeld her alt',
    en: 'the key asked about applies here already',
  },
  FIXED_AMOUNTS: {
    nb: 'avtalen har faste beløp, ingen nøkkel',
    nn: 'avtalen har faste beløp, ingen nøkkel',
    en: 'the agreement has fixed amounts, no key',
  },
  OWN_PART: {
    nb: 'hver kommune betaler sin egen del',
    nn: 'kvar kommune betaler sin eigen del',
    en: 'each municipality pays its own part',
  },
  ORIGIN: {
    nb: 'kommunen den ansatte kom fra, betaler',
    nn: 'kommunen den tilsette kom frå, betaler',
    en: 'the municipality the employee came from pays',
  },
  AGREED_SPLIT: {
    nb: 'fordelt slik styret ble enig om',
    nn: 'fordelt slik styret vart samd om',
    en: 'split as the board agreed',
  },
  ONE_PARTICIPANT: {
    nb: 'bare én kommune deltar',
    nn: 'berre éin kommune deltek',
    en: 'only one municipality takes part',
  },
};

const UNKNOWN: Text = { nb: '—', nn: '—', en: '—' };
export const findingText = (code: string): Text => FINDING_TEXTS[code] ?? REASON_TEXTS[code] ?? UNKNOWN;
export const reasonText = (code: string): Text => REASON_TEXTS[code] ?? UNKNOWN;
export const interpretationText = (id: string): Text => INTERPRETATION_TEXTS[id] ?? UNKNOWN;
export const keptText = (because: KeptBecause): Text => KEPT_TEXTS[because];
