import type { Text } from '#kernel';

/** What a finding of documents, measures, contracts and reports says; what it is about stands beside it. */
export const DELIVERY_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  CATALOGUE_MISSING: {
    nb: 'Det finnes ingen godkjent tjenestekatalog.',
    nn: 'Det finst ingen godkjend tenestekatalog.',
    en: 'There is no approved service catalogue.',
  },
  SLA_MISSING: {
    nb: 'Det finnes ingen godkjent tjenestenivåavtale.',
    nn: 'Det finst ingen godkjend tenestenivåavtale.',
    en: 'There is no approved service level agreement.',
  },
  STRATEGY_MISSING: {
    nb: 'Det finnes ingen vedtatt felles strategi.',
    nn: 'Det finst ingen vedteken felles strategi.',
    en: 'There is no adopted joint strategy.',
  },
  PLAN_MISSING: {
    nb: 'Det finnes ingen vedtatt digitaliseringsplan.',
    nn: 'Det finst ingen vedteken digitaliseringsplan.',
    en: 'There is no adopted digitalisation plan.',
  },
  GUIDELINE_MISSING: {
    nb: 'Det finnes ingen godkjente retningslinjer.',
    nn: 'Det finst ingen godkjende retningslinjer.',
    en: 'There are no approved guidelines.',
  },
  EVALUATION_DOCUMENT_MISSING: {
    nb: 'Det finnes ingen godkjent evaluering.',
    nn: 'Det finst inga godkjend evaluering.',
    en: 'There is no approved evaluation.',
  },
  MANDATE_MISSING: {
    nb: 'Det finnes ikke noe vedtatt mandat.',
    nn: 'Det finst ikkje noko vedteke mandat.',
    en: 'There is no adopted mandate.',
  },
  DOCUMENT_NOT_APPROVED: {
    nb: 'Versjonen er sendt inn, men organet som skal godkjenne den, har ikke gjort det. Den gjelder derfor ikke.',
    nn: 'Versjonen er send inn, men organet som skal godkjenne han, har ikkje gjort det. Han gjeld difor ikkje.',
    en: 'The version was submitted, but the body that must approve it has not done so. It therefore does not apply.',
  },
  DOCUMENT_BY_WRONG_BODY: {
    nb: 'Organet godkjenner andre dokumenter, men ikke dette. Vedtaket står, men dokumentet gjelder ikke.',
    nn: 'Organet godkjenner andre dokument, men ikkje dette. Vedtaket står, men dokumentet gjeld ikkje.',
    en: 'The body approves other documents, but not this one. The decision stands, but the document does not apply.',
  },
  PLAN_NOT_REVISED: {
    nb: 'Dokumentet er ikke revidert innen fristen.',
    nn: 'Dokumentet er ikkje revidert innan fristen.',
    en: 'The document was not revised in time.',
  },
  MEASURE_NOT_FOR_ALL: {
    nb: 'Tiltaket er godkjent for færre enn alle deltakerne, og vedtaket sier ikke hvorfor.',
    nn: 'Tiltaket er godkjent for færre enn alle deltakarane, og vedtaket seier ikkje kvifor.',
    en: 'The measure was approved for fewer than all participants, and the decision does not say why.',
  },
  MEASURE_WITHOUT_STRATEGY: {
    nb: 'Tiltaket er godkjent eller startet uten å bygge på en vedtatt strategi.',
    nn: 'Tiltaket er godkjent eller starta utan å byggje på ein vedteken strategi.',
    en: 'The measure was approved or begun without an adopted strategy to rest on.',
  },
  MEASURE_WITHOUT_DECISION: {
    nb: 'Tiltaket er startet uten at organet som avgjør tiltak, har godkjent det.',
    nn: 'Tiltaket er starta utan at organet som avgjer tiltak, har godkjent det.',
    en: 'The measure was begun without the approval of the body that decides on measures.',
  },
  MEASURE_WITHOUT_BENEFIT: {
    nb: 'Tiltaket nevner ingen gevinst: kostnad, tid, kvalitet eller bærekraft.',
    nn: 'Tiltaket nemner ingen gevinst: kostnad, tid, kvalitet eller berekraft.',
    en: 'The measure names no benefit: cost, time, quality or sustainability.',
  },
  MEASURE_BEYOND_BUDGET: {
    nb: 'Tiltaket trenger mer penger enn det vedtatte budsjettet, og det er ikke sagt hvor de kommer fra.',
    nn: 'Tiltaket treng meir pengar enn det vedtekne budsjettet, og det er ikkje sagt kvar dei kjem frå.',
    en: 'The measure needs money beyond the adopted budget, and nothing says where it comes from.',
  },
  MEASURE_STEP_SKIPPED: {
    nb: 'Tiltaket hoppet over et ledd: det skal vurderes, legges fram for styret, avgjøres og startes i den rekkefølgen.',
    nn: 'Tiltaket hoppa over eit ledd: det skal vurderast, leggjast fram for styret, avgjerast og startast i den rekkjefølgja.',
    en: 'The measure skipped a step: it is to be assessed, put forward to the board, decided on and begun, in this order.',
  },
  CONTRACT_WITHOUT_DATA_TERMS: {
    nb: 'Leverandøravtalen sier ikke hvem som eier dataene og har tilgang til dem.',
    nn: 'Leverandøravtalen seier ikkje kven som eig dataa og har tilgang til dei.',
    en: 'The contract does not say who owns the data and has access to them.',
  },
  OUTSIDE_PROCUREMENT: {
    nb: 'En deltaker har kjøpt noe innenfor samarbeidets formål utenom samarbeidet.',
    nn: 'Ein deltakar har kjøpt noko innanfor formålet til samarbeidet utanom samarbeidet.',
    en: 'A participant bought something within the purpose past the cooperation.',
  },
  REPORT_MISSING: {
    nb: 'Rapporten er ikke levert, og fristen er ute.',
    nn: 'Rapporten er ikkje levert, og fristen er ute.',
    en: 'The report has not been delivered, and its time has passed.',
  },
  EVALUATION_MISSING: {
    nb: 'Evalueringen ble ikke levert i tiden som var satt for den.',
    nn: 'Evalueringa vart ikkje levert i tida som var sett for ho.',
    en: 'The evaluation was not delivered in the time set for it.',
  },
  STATE_NOT_NOTIFIED: {
    nb: 'Boka viser ikke at statsforvalteren har fått melding om samarbeidet.',
    nn: 'Boka viser ikkje at statsforvaltaren har fått melding om samarbeidet.',
    en: 'The book does not show that the state’s governor (statsforvalteren) was notified of the cooperation.',
  },
};
