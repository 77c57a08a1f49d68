import { refusalType } from '#kernel';

export const runTaken = refusalType<{ run: string }>('invoice-run-taken', 'conflict', {
  nb: (p) => `Fakturakjøringen «${p.run}» står allerede i boka. Gi den nye en annen id.`,
  nn: (p) => `Fakturakøyringa «${p.run}» står alt i boka. Gi den nye ein annan id.`,
  en: (p) => `The invoice run “${p.run}” is already in the book. Give the new one another id.`,
});

export const runUnknown = refusalType<{ run: string; year: number; known: string }>('invoice-run-unknown', 'conflict', {
  nb: (p) =>
    `Boka har ingen fakturakjøring «${p.run}» for ${p.year}. Klargjør den først, eller bruk en av: ${p.known}.`,
  nn: (p) =>
    `Boka har inga fakturakøyring «${p.run}» for ${p.year}. Klargjer henne først, eller bruk ei av: ${p.known}.`,
  en: (p) => `The book has no invoice run “${p.run}” for ${p.year}. Prepare it first, or use one of: ${p.known}.`,
});

const STATUS = {
  PREPARED: { nb: 'klargjort', nn: 'klargjord', en: 'prepared' },
  ATTESTED: { nb: 'attestert', nn: 'attestert', en: 'attested' },
  APPROVED: { nb: 'anvist', nn: 'tilvist', en: 'approved' },
  ISSUED: { nb: 'utstedt', nn: 'utferda', en: 'issued' },
  RETURNED: { nb: 'oppgitt', nn: 'gitt opp', en: 'given up' },
};
type Status = keyof typeof STATUS;

/** A run goes from prepared to attested, approved and issued; never back. */
export const runNotReady = refusalType<{ run: string; is: Status; needs: Status }>('invoice-run-order', 'conflict', {
  nb: (p) =>
    `Fakturakjøringen «${p.run}» er ${STATUS[p.is].nb}; dette kan bare gjøres med en som er ${STATUS[p.needs].nb}.`,
  nn: (p) =>
    `Fakturakøyringa «${p.run}» er ${STATUS[p.is].nn}; dette kan berre gjerast med ei som er ${STATUS[p.needs].nn}.`,
  en: (p) =>
    `The invoice run “${p.run}” is ${STATUS[p.is].en}; this can only be done with one that is ${STATUS[p.needs].en}.`,
});

export const samePerson = refusalType<{ run: string }>('two-persons', 'unauthorised', {
  nb: (p) => `Den som klargjorde eller attesterte «${p.run}», kan ikke også anvise den. Be en annen om å anvise.`,
  nn: (p) => `Den som klargjorde eller attesterte «${p.run}», kan ikkje også tilvise henne. Be ein annan om å tilvise.`,
  en: (p) => `Whoever prepared or attested “${p.run}” cannot approve it too. Ask somebody else to approve it.`,
});

export const runStale = refusalType<{ run: string; municipality: string; category: string }>(
  'invoice-run-stale',
  'conflict',
  {
    nb: (p) =>
      `Etter at «${p.run}» ble klargjort, er kommune ${p.municipality} fakturert annet for ${p.category}. Gi opp kjøringen, og klargjør en ny.`,
    nn: (p) =>
      `Etter at «${p.run}» vart klargjord, er kommune ${p.municipality} fakturert anna for ${p.category}. Gi opp køyringa, og klargjer ei ny.`,
    en: (p) =>
      `Since “${p.run}” was prepared, municipality ${p.municipality} was billed otherwise for ${p.category}. Give it up and prepare a new one.`,
  },
);

export const targetTwice = refusalType<{ municipality: string; category: string }>('target-twice', 'malformed', {
  nb: (p) =>
    `Kommune ${p.municipality} står to ganger med kategori ${p.category}. La hver kategori stå én gang per kommune.`,
  nn: (p) =>
    `Kommune ${p.municipality} står to gonger med kategori ${p.category}. La kvar kategori stå éin gong per kommune.`,
  en: (p) =>
    `Municipality ${p.municipality} stands twice with category ${p.category}. Name each category once a municipality.`,
});

export const instalmentWrong = refusalType<{ number: string; of: string }>('instalment-wrong', 'malformed', {
  nb: (p) =>
    `Termin ${p.number} av ${p.of} finnes ikke. En à konto-kjøring trenger et terminnummer fra 1 til antallet; andre kjøringer har ingen termin.`,
  nn: (p) =>
    `Termin ${p.number} av ${p.of} finst ikkje. Ei à konto-køyring treng eit terminnummer frå 1 til talet; andre køyringar har ingen termin.`,
  en: (p) =>
    `There is no instalment ${p.number} of ${p.of}. A run on account needs a number from 1 to how many there are; other runs have none.`,
});

export const periodOutsideYear = refusalType<{ from: string; to: string; year: number }>(
  'period-outside-year',
  'malformed',
  {
    nb: (p) =>
      `Perioden ${p.from}–${p.to} ligger ikke i regnskapsåret ${p.year}. Bruk måneder i året, i riktig rekkefølge.`,
    nn: (p) =>
      `Perioden ${p.from}–${p.to} ligg ikkje i rekneskapsåret ${p.year}. Bruk månader i året, i rett rekkjefølgje.`,
    en: (p) =>
      `The period ${p.from}–${p.to} is not within the accounting year ${p.year}. Use months of the year, in order.`,
  },
);

export const nothingToBill = refusalType<{ run: string }>('nothing-to-bill', 'conflict', {
  nb: (p) => `I «${p.run}» er det ingenting å fakturere: alt er fakturert fra før. Det trengs ingen kjøring.`,
  nn: (p) => `I «${p.run}» er det ingenting å fakturere: alt er fakturert frå før. Det trengst inga køyring.`,
  en: (p) => `There is nothing to bill in “${p.run}”: everything was billed before. No run is needed.`,
});

export const accountsAreClosed = refusalType<{ year: number; on: string }>('accounts-closed', 'conflict', {
  nb: (p) =>
    `Regnskapet for ${p.year} ble avsluttet ${p.on}. Etter det kan bare korreksjoner, kreditnotaer og renter føres.`,
  nn: (p) =>
    `Rekneskapen for ${p.year} vart avslutta ${p.on}. Etter det kan berre korreksjonar, kreditnotaer og renter førast.`,
  en: (p) =>
    `The accounts of ${p.year} were closed on ${p.on}. After that only corrections, credit notes and interest can be made.`,
});

export const accountsNotClosed = refusalType<{ year: number }>('accounts-not-closed', 'conflict', {
  nb: (p) => `Regnskapet for ${p.year} er ikke avsluttet ennå. Avslutt det først.`,
  nn: (p) => `Rekneskapen for ${p.year} er ikkje avslutta enno. Avslutt han først.`,
  en: (p) => `The accounts of ${p.year} are not closed yet. Close them first.`,
});

export const runsOpen = refusalType<{ year: number; runs: string }>('invoice-runs-open', 'conflict', {
  nb: (p) =>
    `Disse kjøringene for ${p.year} er verken utstedt eller oppgitt: ${p.runs}. Gjør dem ferdige før regnskapet avsluttes.`,
  nn: (p) =>
    `Desse køyringane for ${p.year} er korkje utferda eller gitt opp: ${p.runs}. Gjer dei ferdige før rekneskapen blir avslutta.`,
  en: (p) =>
    `These runs of ${p.year} are neither issued nor given up: ${p.runs}. Finish them before the accounts are closed.`,
});

export const sellerMissing = refusalType<{ date: string }>('seller-missing', 'conflict', {
  nb: (p) =>
    `Boka vet ikke hvordan verten fakturerer ${p.date} (konto, KID, betalingsfrist). Registrer det med RecordSeller først.`,
  nn: (p) =>
    `Boka veit ikkje korleis verten fakturerer ${p.date} (konto, KID, betalingsfrist). Registrer det med RecordSeller først.`,
  en: (p) =>
    `The book does not know how the host invoices on ${p.date} (account, KID, days to pay). Record it with RecordSeller first.`,
});

export const buyerMissing = refusalType<{ municipality: string }>('buyer-missing', 'conflict', {
  nb: (p) => `Boka har ingen fakturaadresse for kommune ${p.municipality}. Registrer den med RecordBuyer først.`,
  nn: (p) => `Boka har inga fakturaadresse for kommune ${p.municipality}. Registrer henne med RecordBuyer først.`,
  en: (p) => `The book has no billing address of municipality ${p.municipality}. Record it with RecordBuyer first.`,
});

export const vatNotChosen = refusalType<{ category: string; date: string }>('vat-not-chosen', 'conflict', {
  nb: (p) =>
    `Ingen har bestemt merverdiavgiften for ${p.category} ${p.date} (A-20). Registrer vedtaket med virkningen CHOOSE_VAT før den første fakturaen.`,
  nn: (p) =>
    `Ingen har avgjort meirverdiavgifta for ${p.category} ${p.date} (A-20). Registrer vedtaket med verknaden CHOOSE_VAT før den første fakturaen.`,
  en: (p) =>
    `Nobody has chosen the VAT of ${p.category} on ${p.date} (A-20). Record the decision with the effect CHOOSE_VAT before the first invoice.`,
});

export const vatMixed = refusalType<{ municipality: string; codes: string }>('vat-mixed', 'conflict', {
  nb: (p) =>
    `Fakturaen til kommune ${p.municipality} ville blande O (utenfor avgiftsområdet) med ${p.codes} (BR-O-11). Velg avgiftskategorier som kan stå sammen.`,
  nn: (p) =>
    `Fakturaen til kommune ${p.municipality} ville blande O (utanfor avgiftsområdet) med ${p.codes} (BR-O-11). Vel avgiftskategoriar som kan stå saman.`,
  en: (p) =>
    `The invoice to municipality ${p.municipality} would mix O (outside the scope of VAT) with ${p.codes} (BR-O-11). Choose VAT categories that can stand together.`,
});

export const dueBeforeIssue = refusalType<{ issuedOn: string; dueOn: string }>('due-before-issue', 'malformed', {
  nb: (p) => `Forfallet ${p.dueOn} er før utstedelsen ${p.issuedOn}. Sett et senere forfall.`,
  nn: (p) => `Forfallet ${p.dueOn} er før utferdinga ${p.issuedOn}. Set eit seinare forfall.`,
  en: (p) => `The due date ${p.dueOn} is before the date of issue ${p.issuedOn}. Set a later one.`,
});

export const invoiceUnknown = refusalType<{ invoice: string; known: string }>('invoice-unknown', 'conflict', {
  nb: (p) => `Boka har ingen faktura ${p.invoice}. Den siste i serien er ${p.known}.`,
  nn: (p) => `Boka har ingen faktura ${p.invoice}. Den siste i serien er ${p.known}.`,
  en: (p) => `The book has no invoice ${p.invoice}. The last of the series is ${p.known}.`,
});

export const alreadyCredited = refusalType<{ invoice: string; by: string }>('already-credited', 'conflict', {
  nb: (p) => `Faktura ${p.invoice} er kreditert med ${p.by}. Det samme kan ikke krediteres to ganger.`,
  nn: (p) => `Faktura ${p.invoice} er kreditert med ${p.by}. Det same kan ikkje krediterast to gonger.`,
  en: (p) => `Invoice ${p.invoice} was credited by ${p.by}. The same cannot be credited twice.`,
});

export const notAClaim = refusalType<{ invoice: string }>('not-a-claim', 'conflict', {
  nb: (p) => `${p.invoice} er en kreditnota. Dette kan bare gjøres med en faktura.`,
  nn: (p) => `${p.invoice} er ei kreditnota. Dette kan berre gjerast med ein faktura.`,
  en: (p) => `${p.invoice} is a credit note. This can only be done with an invoice.`,
});

export const disputeOrder = refusalType<{ invoice: string; disputed: boolean }>('dispute-order', 'conflict', {
  nb: (p) =>
    p.disputed
      ? `Faktura ${p.invoice} er bestridt fra før. Avslutt den saken først.`
      : `Faktura ${p.invoice} er ikke bestridt. Det er ingen sak å avslutte.`,
  nn: (p) =>
    p.disputed
      ? `Faktura ${p.invoice} er omtvista frå før. Avslutt den saka først.`
      : `Faktura ${p.invoice} er ikkje omtvista. Det er inga sak å avslutte.`,
  en: (p) =>
    p.disputed
      ? `Invoice ${p.invoice} is disputed already. End that dispute first.`
      : `Invoice ${p.invoice} is not disputed. There is nothing to end.`,
});

export const amountNotAboveZero = refusalType<{ amount: string }>('amount-not-above-zero', 'malformed', {
  nb: (p) => `Beløpet ${p.amount} øre må være over null.`,
  nn: (p) => `Beløpet ${p.amount} øre må vere over null.`,
  en: (p) => `The amount of ${p.amount} øre must be above zero.`,
});

export const paymentTaken = refusalType<{ payment: string }>('payment-taken', 'conflict', {
  nb: (p) => `Betalingen «${p.payment}» står allerede i boka. Den telles bare én gang.`,
  nn: (p) => `Betalinga «${p.payment}» står alt i boka. Ho blir berre telt éin gong.`,
  en: (p) => `The payment “${p.payment}” is already in the book. It counts once only.`,
});

export const paymentUnknown = refusalType<{ payment: string; year: number }>('payment-unknown', 'conflict', {
  nb: (p) => `Boka har ingen betaling «${p.payment}» bokført av banken i ${p.year}.`,
  nn: (p) => `Boka har inga betaling «${p.payment}» bokført av banken i ${p.year}.`,
  en: (p) => `The book has no payment “${p.payment}” booked by the bank in ${p.year}.`,
});

export const matchedTooMuch = refusalType<{ payment: string; left: string; asked: string }>(
  'matched-too-much',
  'conflict',
  {
    nb: (p) => `Av betalingen «${p.payment}» er ${p.left} øre igjen; ${p.asked} øre kan ikke føres mot fakturaer.`,
    nn: (p) => `Av betalinga «${p.payment}» er ${p.left} øre att; ${p.asked} øre kan ikkje førast mot fakturaer.`,
    en: (p) => `Of the payment “${p.payment}” ${p.left} øre are left; ${p.asked} øre cannot be put against invoices.`,
  },
);

export const bankFileTakenBefore = refusalType<{ sha256: string }>('bank-file-taken', 'conflict', {
  nb: (p) => `Bankfila ${p.sha256.slice(0, 12)}… er lest inn før. Betalingene i den telles bare én gang.`,
  nn: (p) => `Bankfila ${p.sha256.slice(0, 12)}… er lesen inn før. Betalingane i henne blir berre telte éin gong.`,
  en: (p) => `The bank file ${p.sha256.slice(0, 12)}… was taken before. Its payments count once only.`,
});

export const bookedInAnotherYear = refusalType<{ payment: string; bookedOn: string; year: number }>(
  'booked-in-another-year',
  'malformed',
  {
    nb: (p) => `Betalingen «${p.payment}» er bokført ${p.bookedOn}, ikke i ${p.year}. Del fila etter år.`,
    nn: (p) => `Betalinga «${p.payment}» er bokført ${p.bookedOn}, ikkje i ${p.year}. Del fila etter år.`,
    en: (p) => `The payment “${p.payment}” was booked on ${p.bookedOn}, not in ${p.year}. Split the file by year.`,
  },
);

export const invoicedStranger = refusalType<{ municipality: string; known: string }>(
  'invoiced-municipality-unknown',
  'conflict',
  {
    nb: (p) => `Kommune ${p.municipality} har aldri vært deltaker. Bruk en av: ${p.known}.`,
    nn: (p) => `Kommune ${p.municipality} har aldri vore deltakar. Bruk ein av: ${p.known}.`,
    en: (p) => `Municipality ${p.municipality} never was a participant. Use one of: ${p.known}.`,
  },
);

/** Bokføringsloven § 9: what stands in closed accounts is not changed; what comes later is booked later. */
export const costsAreClosed = refusalType<{ year: number; on: string }>('cost-accounts-closed', 'conflict', {
  nb: (p) =>
    `Regnskapet for ${p.year} ble avsluttet ${p.on}. Før kostnaden, eller rettelsen som en egen linje, i et åpent år, med månedene den gjelder.`,
  nn: (p) =>
    `Rekneskapen for ${p.year} vart avslutta ${p.on}. Før kostnaden, eller rettinga som ei eiga linje, i eit ope år, med månadene ho gjeld.`,
  en: (p) =>
    `The accounts of ${p.year} were closed on ${p.on}. Book the cost, or its correction as a line of its own, in an open year, with the months it serves.`,
});

export const moneyDecisionUnknown = refusalType<{ decision: string }>('money-decision-unknown', 'conflict', {
  nb: (p) => `Boka har ikke vedtaket «${p.decision}». Før vedtaket før det som bygger på det.`,
  nn: (p) => `Boka har ikkje vedtaket «${p.decision}». Før vedtaket før det som byggjer på det.`,
  en: (p) => `The book has no decision “${p.decision}”. Record the decision before what rests on it.`,
});

interface LetsNot {
  readonly decision: string;
  /** `CLAIM_INTEREST` or `WRITE_OFF`. */
  readonly effect: string;
  /** Why the effect does not stand; NO_EFFECT: it was not recorded with it; NOT_YET, ENDED: not on this day. */
  readonly because: string;
  readonly on: string;
}

/** Only a decision that says so, by a body that can, lets interest be claimed or a claim be given up. */
export const decisionLetsNot = refusalType<LetsNot>('money-decision-without-effect', 'conflict', {
  nb: (p) =>
    ({
      NO_EFFECT: `Vedtaket «${p.decision}» er ikke ført med virkningen ${p.effect}. Før et vedtak som sier det, med virkningen.`,
      NOT_ADOPTED: `«${p.decision}» ble ikke vedtatt. Bygg på et vedtak som er fattet.`,
      NOT_PASSED: `Stemmene bar ikke vedtaket «${p.decision}» fram. Bygg på et vedtak som er fattet.`,
      NO_QUORUM: `Organet var ikke vedtaksført da «${p.decision}» ble behandlet. Bygg på et gyldig vedtak.`,
      ANNULLED: `Vedtaket «${p.decision}» er opphevet som ugyldig. Bygg på et vedtak som gjelder.`,
      NO_COMPETENCE: `Organet bak vedtaket «${p.decision}» har ikke myndighet til ${p.effect}. Det har et organ hos verten, eller et som avtalen nevner.`,
      NOT_YET: `Vedtaket «${p.decision}» gjelder ikke ennå ${p.on}. Bruk en senere dag.`,
      ENDED: `Vedtaket «${p.decision}» er omgjort og gjelder ikke ${p.on}. Bygg på et vedtak som gjelder.`,
    })[p.because] ??
    `Vedtaket «${p.decision}» har ikke virkningen ${p.effect} (${p.because}). Bygg på et vedtak som har den.`,
  nn: (p) =>
    ({
      NO_EFFECT: `Vedtaket «${p.decision}» er ikkje ført med verknaden ${p.effect}. Før eit vedtak som seier det, med verknaden.`,
      NOT_ADOPTED: `«${p.decision}» vart ikkje vedteke. Bygg på eit vedtak som er gjort.`,
      NOT_PASSED: `Røystene bar ikkje vedtaket «${p.decision}» fram. Bygg på eit vedtak som er gjort.`,
      NO_QUORUM: `Organet var ikkje vedtaksført då «${p.decision}» vart handsama. Bygg på eit gyldig vedtak.`,
      ANNULLED: `Vedtaket «${p.decision}» er oppheva som ugyldig. Bygg på eit vedtak som gjeld.`,
      NO_COMPETENCE: `Organet bak vedtaket «${p.decision}» har ikkje myndigheit til ${p.effect}. Det har eit organ hos verten, eller eit som avtalen nemner.`,
      NOT_YET: `Vedtaket «${p.decision}» gjeld ikkje enno ${p.on}. Bruk ein seinare dag.`,
      ENDED: `Vedtaket «${p.decision}» er gjort om og gjeld ikkje ${p.on}. Bygg på eit vedtak som gjeld.`,
    })[p.because] ??
    `Vedtaket «${p.decision}» har ikkje verknaden ${p.effect} (${p.because}). Bygg på eit vedtak som har han.`,
  en: (p) =>
    ({
      NO_EFFECT: `The decision “${p.decision}” was not recorded with the effect ${p.effect}. Record a decision that says so, with the effect.`,
      NOT_ADOPTED: `“${p.decision}” was not adopted. Rest it on a decision that was.`,
      NOT_PASSED: `The votes did not carry “${p.decision}”. Rest it on a decision that was made.`,
      NO_QUORUM: `The body had no quorum when it treated “${p.decision}”. Rest it on a valid decision.`,
      ANNULLED: `The decision “${p.decision}” was annulled. Rest it on one that holds.`,
      NO_COMPETENCE: `The body that made the decision “${p.decision}” has no competence for ${p.effect}. A body of the host has, or one that the agreement names.`,
      NOT_YET: `The decision “${p.decision}” is not in force yet on ${p.on}. Use a later day.`,
      ENDED: `The decision “${p.decision}” was reversed and is not in force on ${p.on}. Rest it on one that holds.`,
    })[p.because] ??
    `The decision “${p.decision}” does not have the effect ${p.effect} (${p.because}). Rest it on one that has.`,
});

export const claimNotCovered = refusalType<{ decision: string; invoice: string; covers: string }>(
  'claim-not-covered',
  'conflict',
  {
    nb: (p) =>
      `Vedtaket «${p.decision}» gjelder ${p.covers}, ikke faktura ${p.invoice}. Bygg på et vedtak som omfatter fakturaen.`,
    nn: (p) =>
      `Vedtaket «${p.decision}» gjeld ${p.covers}, ikkje faktura ${p.invoice}. Bygg på eit vedtak som omfattar fakturaen.`,
    en: (p) =>
      `The decision “${p.decision}” is about ${p.covers}, not about invoice ${p.invoice}. Rest it on one that covers the invoice.`,
  },
);

export const moreThanDecided = refusalType<{ decision: string; atMost: string; left: string; asked: string }>(
  'more-than-decided',
  'conflict',
  {
    nb: (p) =>
      `Vedtaket «${p.decision}» omfatter høyst ${p.atMost} øre, og ${p.left} øre av det er igjen; ${p.asked} øre er mer. Sett ned beløpet, eller bygg på et nytt vedtak.`,
    nn: (p) =>
      `Vedtaket «${p.decision}» omfattar høgst ${p.atMost} øre, og ${p.left} øre av det er att; ${p.asked} øre er meir. Set ned beløpet, eller bygg på eit nytt vedtak.`,
    en: (p) =>
      `The decision “${p.decision}” covers at most ${p.atMost} øre, of which ${p.left} are left; ${p.asked} øre are more. Lower the amount, or rest it on a new decision.`,
  },
);

/** Forsinkelsesrenteloven § 2: no more than what has accrued, and the same days once. */
export const moreThanAccrued = refusalType<{
  invoice: string;
  through: string;
  accrued: string;
  claimed: string;
  left: string;
  asked: string;
}>('more-than-accrued', 'conflict', {
  nb: (p) =>
    `Av ${p.invoice} er det påløpt ${p.accrued} øre forsinkelsesrente til og med ${p.through}, og ${p.claimed} øre av det er krevd før. Det er ${p.left} øre igjen å kreve; ${p.asked} øre er mer. Sett ned beløpet.`,
  nn: (p) =>
    `Av ${p.invoice} er det påløpt ${p.accrued} øre forseinkingsrente til og med ${p.through}, og ${p.claimed} øre av det er kravd før. Det er ${p.left} øre att å krevje; ${p.asked} øre er meir. Set ned beløpet.`,
  en: (p) =>
    `On ${p.invoice} ${p.accrued} øre of late interest have accrued to ${p.through}, and ${p.claimed} øre of them were claimed before. ${p.left} øre are left to claim; ${p.asked} øre are more. Lower the amount.`,
});

export const interestRateUnknown = refusalType<{ invoice: string; through: string }>(
  'interest-rate-unknown',
  'conflict',
  {
    nb: (p) =>
      `Forsinkelsesrenten av ${p.invoice} til og med ${p.through} kan ikke regnes ut: boka mangler en rentesats. Registrer den med RecordInterestRate først.`,
    nn: (p) =>
      `Forseinkingsrenta av ${p.invoice} til og med ${p.through} kan ikkje reknast ut: boka manglar ein rentesats. Registrer han med RecordInterestRate først.`,
    en: (p) =>
      `The late interest of ${p.invoice} to ${p.through} cannot be computed: the book lacks a rate. Record it with RecordInterestRate first.`,
  },
);

export const issuedOutOfOrder = refusalType<{
  run: string;
  on: string;
  not: 'FUTURE' | 'BEFORE_STEPS' | 'BEFORE_SERIES';
  day: string;
}>('issue-date-wrong', 'conflict', {
  nb: (p) =>
    ({
      FUTURE: `«${p.run}» kan ikke utstedes ${p.on}: det er etter i dag (${p.day}). Utsted den dagen det skjer.`,
      BEFORE_STEPS: `«${p.run}» kan ikke utstedes ${p.on}: den ble klargjort, attestert eller anvist ${p.day}. Bruk den dagen eller en senere.`,
      BEFORE_SERIES: `«${p.run}» kan ikke utstedes ${p.on}: det siste dokumentet i serien er fra ${p.day}, og numre følger tiden. Bruk den dagen eller en senere.`,
    })[p.not],
  nn: (p) =>
    ({
      FUTURE: `«${p.run}» kan ikkje utferdast ${p.on}: det er etter i dag (${p.day}). Utferd henne den dagen det skjer.`,
      BEFORE_STEPS: `«${p.run}» kan ikkje utferdast ${p.on}: ho vart klargjord, attestert eller tilvist ${p.day}. Bruk den dagen eller ein seinare.`,
      BEFORE_SERIES: `«${p.run}» kan ikkje utferdast ${p.on}: det siste dokumentet i serien er frå ${p.day}, og nummer følgjer tida. Bruk den dagen eller ein seinare.`,
    })[p.not],
  en: (p) =>
    ({
      FUTURE: `“${p.run}” cannot be issued on ${p.on}: that is after today (${p.day}). Issue it on the day it happens.`,
      BEFORE_STEPS: `“${p.run}” cannot be issued on ${p.on}: it was prepared, attested or approved on ${p.day}. Use that day or a later one.`,
      BEFORE_SERIES: `“${p.run}” cannot be issued on ${p.on}: the last document of the series is of ${p.day}, and numbers follow time. Use that day or a later one.`,
    })[p.not],
});

export const beforeItsIssue = refusalType<{ invoice: string; on: string; issuedOn: string }>(
  'before-its-issue',
  'conflict',
  {
    nb: (p) =>
      `${p.invoice} ble utstedt ${p.issuedOn}; dette kan ikke ha skjedd ${p.on}. Bruk utstedelsesdagen eller en senere.`,
    nn: (p) =>
      `${p.invoice} vart utferda ${p.issuedOn}; dette kan ikkje ha hendt ${p.on}. Bruk utferdingsdagen eller ein seinare.`,
    en: (p) =>
      `${p.invoice} was issued on ${p.issuedOn}; this cannot have happened on ${p.on}. Use the day of issue or a later one.`,
  },
);

export const moreThanTheClaim = refusalType<{ invoice: string; asked: string; left: string }>(
  'more-than-the-claim',
  'conflict',
  {
    nb: (p) =>
      `Av ${p.invoice} er det høyst ${p.left} øre å snakke om; ${p.asked} øre er mer enn det. Sett ned beløpet.`,
    nn: (p) =>
      `Av ${p.invoice} er det høgst ${p.left} øre å snakke om; ${p.asked} øre er meir enn det. Set ned beløpet.`,
    en: (p) =>
      `Of ${p.invoice} there are at most ${p.left} øre to speak of; ${p.asked} øre are more. Lower the amount.`,
  },
);

/** Forsinkelsesrenteloven § 2: interest runs from the due date, and interest bears none. */
export const noInterest = refusalType<{ invoice: string; dueOn: string; because: 'NOT_DUE' | 'OF_INTEREST' }>(
  'no-interest-on-this',
  'conflict',
  {
    nb: (p) =>
      ({
        NOT_DUE: `${p.invoice} forfaller ${p.dueOn}. Det går ingen forsinkelsesrente før den er forfalt.`,
        OF_INTEREST: `${p.invoice} er selv et krav om forsinkelsesrente. Det går ingen rente av renter.`,
      })[p.because],
    nn: (p) =>
      ({
        NOT_DUE: `${p.invoice} forfell ${p.dueOn}. Det går inga forseinkingsrente før ho er forfallen.`,
        OF_INTEREST: `${p.invoice} er sjølv eit krav om forseinkingsrente. Det går inga rente av renter.`,
      })[p.because],
    en: (p) =>
      ({
        NOT_DUE: `${p.invoice} is due on ${p.dueOn}. No late interest runs before that.`,
        OF_INTEREST: `${p.invoice} is itself a claim for late interest. Interest bears no interest.`,
      })[p.because],
  },
);

/** A year is closed when it is over, and audited when it is closed; its accounts are adopted when it is over. */
export const yearNotOver = refusalType<{ year: number; on: string; day: string }>(
  'accounting-year-not-over',
  'conflict',
  {
    nb: (p) =>
      `Regnskapet for ${p.year} kan ikke avsluttes, revideres eller vedtas ${p.on}, før ${p.day}. Bruk en senere dag.`,
    nn: (p) =>
      `Rekneskapen for ${p.year} kan ikkje avsluttast, reviderast eller vedtakast ${p.on}, før ${p.day}. Bruk ein seinare dag.`,
    en: (p) =>
      `The accounts of ${p.year} cannot be closed, audited or adopted on ${p.on}, before ${p.day}. Use a later day.`,
  },
);

export const matchedTooEarly = refusalType<{ payment: string; on: string; day: string }>(
  'matched-too-early',
  'conflict',
  {
    nb: (p) =>
      `Betalingen «${p.payment}» kan ikke føres mot fakturaer ${p.on}: først fra ${p.day} er den bokført og fri. Bruk den dagen eller en senere.`,
    nn: (p) =>
      `Betalinga «${p.payment}» kan ikkje førast mot fakturaer ${p.on}: først frå ${p.day} er ho bokført og fri. Bruk den dagen eller ein seinare.`,
    en: (p) =>
      `The payment “${p.payment}” cannot be put against documents on ${p.on}: only from ${p.day} is it booked and free. Use that day or a later one.`,
  },
);

export const bookedInFuture = refusalType<{ payment: string; bookedOn: string; today: string }>(
  'booked-in-the-future',
  'malformed',
  {
    nb: (p) =>
      `Betalingen «${p.payment}» er bokført ${p.bookedOn}, etter i dag (${p.today}). Se etter skrivefeil i datoen.`,
    nn: (p) =>
      `Betalinga «${p.payment}» er bokført ${p.bookedOn}, etter i dag (${p.today}). Sjå etter skrivefeil i datoen.`,
    en: (p) =>
      `The payment “${p.payment}” was booked on ${p.bookedOn}, after today (${p.today}). Look for a slip in the date.`,
  },
);

/** Bokføringsloven § 4: what is booked has happened. */
export const costInFuture = refusalType<{ line: string; bookedOn: string; today: string }>(
  'cost-in-the-future',
  'malformed',
  {
    nb: (p) =>
      `Kostnadslinja «${p.line}» er bokført ${p.bookedOn}, etter i dag (${p.today}). Se etter skrivefeil i datoen, eller før den når dagen er kommet.`,
    nn: (p) =>
      `Kostnadslinja «${p.line}» er bokført ${p.bookedOn}, etter i dag (${p.today}). Sjå etter skrivefeil i datoen, eller før ho når dagen er komen.`,
    en: (p) =>
      `The cost line “${p.line}” is booked on ${p.bookedOn}, after today (${p.today}). Look for a slip in the date, or record it when that day has come.`,
  },
);

type AccountFault = 'NO_ACCOUNT' | 'LENGTH' | 'CHECK_DIGIT' | 'IBAN_LENGTH' | 'OTHER_COUNTRY';

export const accountWrong = refusalType<{ account: string; because: AccountFault }>('bank-account-wrong', 'malformed', {
  nb: (p) =>
    ({
      NO_ACCOUNT: `«${p.account}» er verken et kontonummer eller en IBAN. Skriv elleve siffer, eller NO og tretten siffer.`,
      LENGTH: `${p.account} er ikke et norsk kontonummer: det har elleve siffer. Se etter skrivefeil.`,
      CHECK_DIGIT: `${p.account} er ikke et norsk kontonummer: kontrollsifferet stemmer ikke. Se etter skrivefeil.`,
      IBAN_LENGTH: `${p.account} er ikke en norsk IBAN: den er NO og tretten siffer. Se etter skrivefeil.`,
      OTHER_COUNTRY: `${p.account} er en konto i et annet land. Fakturaene trenger en norsk konto.`,
    })[p.because],
  nn: (p) =>
    ({
      NO_ACCOUNT: `«${p.account}» er korkje eit kontonummer eller ein IBAN. Skriv elleve siffer, eller NO og tretten siffer.`,
      LENGTH: `${p.account} er ikkje eit norsk kontonummer: det har elleve siffer. Sjå etter skrivefeil.`,
      CHECK_DIGIT: `${p.account} er ikkje eit norsk kontonummer: kontrollsifferet stemmer ikkje. Sjå etter skrivefeil.`,
      IBAN_LENGTH: `${p.account} er ikkje ein norsk IBAN: han er NO og tretten siffer. Sjå etter skrivefeil.`,
      OTHER_COUNTRY: `${p.account} er ein konto i eit anna land. Fakturaene treng ein norsk konto.`,
    })[p.because],
  en: (p) =>
    ({
      NO_ACCOUNT: `“${p.account}” is neither an account number nor an IBAN. Write eleven digits, or NO and thirteen.`,
      LENGTH: `${p.account} is no Norwegian bank account: that has eleven digits. Look for a slip.`,
      CHECK_DIGIT: `${p.account} is no Norwegian bank account: its check digit is wrong. Look for a slip.`,
      IBAN_LENGTH: `${p.account} is no Norwegian IBAN: that is NO and thirteen digits. Look for a slip.`,
      OTHER_COUNTRY: `${p.account} is an account in another country. The invoices need a Norwegian one.`,
    })[p.because],
});

export const ibanWrong = refusalType<{ account: string; iban: string; same: string }>('iban-wrong', 'malformed', {
  nb: (p) => `${p.iban} er ikke kontoen ${p.account}. Som IBAN er den ${p.same}.`,
  nn: (p) => `${p.iban} er ikkje kontoen ${p.account}. Som IBAN er han ${p.same}.`,
  en: (p) => `${p.iban} is not the account ${p.account}. As IBAN that is ${p.same}.`,
});
