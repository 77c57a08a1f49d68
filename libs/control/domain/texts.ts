import type { Text } from '#kernel';

/** What a finding of delegation and control says; what it is about stands beside it. */
export const CONTROL_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  DELEGATION_NOT_GIVEN: {
    nb: 'Kommunestyret har instruert kommunedirektøren om å delegere til verten, men boka viser ikke at det er gjort.',
    nn: 'Kommunestyret har instruert kommunedirektøren om å delegere til verten, men boka viser ikkje at det er gjort.',
    en: 'The council told its chief executive to delegate to the host, but the book does not show that it was done.',
  },
  DELEGATION_NOT_INSTRUCTED: {
    nb: 'Kommunedirektøren har delegert til verten uten at boka har en instruks fra kommunestyret selv. Delegeringen gjelder ikke.',
    nn: 'Kommunedirektøren har delegert til verten utan at boka har ein instruks frå kommunestyret sjølv. Delegeringa gjeld ikkje.',
    en: 'The chief executive delegated to the host without an instruction of the council itself. The delegation does not hold.',
  },
  HOST_DECISION_NOT_ASSESSED: {
    nb: 'Vertens vedtak sier ikke både om det er innenfor vedtatt budsjett og om saken er prinsipiell.',
    nn: 'Vedtaket til verten seier ikkje både om det er innanfor vedteke budsjett og om saka er prinsipiell.',
    en: 'The host’s decision does not say both whether it is within the adopted budget and whether it is of principle.',
  },
  HOST_DECISION_PRINCIPLED: {
    nb: 'Verten har avgjort en prinsipiell sak. Den hører til kommunen selv.',
    nn: 'Verten har avgjort ei prinsipiell sak. Ho høyrer til kommunen sjølv.',
    en: 'The host decided a matter of principle. That is for the municipality itself.',
  },
  HOST_DECISION_OUTSIDE_BUDGET: {
    nb: 'Verten sier selv at vedtaket ikke er innenfor vedtatt budsjett.',
    nn: 'Verten seier sjølv at vedtaket ikkje er innanfor vedteke budsjett.',
    en: 'The host itself says that the decision is not within the adopted budget.',
  },
  COMMITMENT_WITHOUT_VALID_BUDGET: {
    nb: 'Verten har bundet penger i et år som ikke har et gyldig budsjett.',
    nn: 'Verten har bunde pengar i eit år som ikkje har eit gyldig budsjett.',
    en: 'The host committed money in a year without a valid budget.',
  },
  COMMITMENT_BEYOND_BUDGET: {
    nb: 'Med dette vedtaket har verten bundet mer penger enn det er i det vedtatte budsjettet.',
    nn: 'Med dette vedtaket har verten bunde meir pengar enn det er i det vedtekne budsjettet.',
    en: 'With this decision the host has committed more money than the adopted budget holds.',
  },
  DECIDED_WITHOUT_DELEGATION: {
    nb: 'Verten har tatt et vedtak for en kommune som ikke hadde delegert til verten den dagen.',
    nn: 'Verten har gjort eit vedtak for ein kommune som ikkje hadde delegert til verten den dagen.',
    en: 'The host decided for a municipality that had not delegated to it on that day.',
  },
  INSTRUCTED_BY_HOST_BODY: {
    nb: 'Et folkevalgt organ i vertskommunen har instruert i en delegert sak. Det kan det ikke.',
    nn: 'Eit folkevalt organ i vertskommunen har instruert i ei delegert sak. Det kan det ikkje.',
    en: 'An elected body of the host instructed in a delegated case. It cannot.',
  },
  INSTRUCTED_IN_CASE_OF_OTHERS: {
    nb: 'En kommune har instruert i en sak som ikke bare gjelder den selv.',
    nn: 'Ein kommune har instruert i ei sak som ikkje berre gjeld han sjølv.',
    en: 'A municipality instructed in a case that does not concern itself only.',
  },
  REVERSED_BY_HOST_BODY: {
    nb: 'Et folkevalgt organ i vertskommunen har omgjort et vedtak i en delegert sak. Det kan det ikke, så vedtaket gjelder fortsatt.',
    nn: 'Eit folkevalt organ i vertskommunen har gjort om eit vedtak i ei delegert sak. Det kan det ikkje, så vedtaket gjeld framleis.',
    en: 'An elected body of the host reversed a decision in a delegated case. It cannot, so the decision stands.',
  },
  REVERSED_WITHOUT_POWER: {
    nb: 'Organet hadde ikke myndighet til å omgjøre vedtaket, så det gjelder fortsatt.',
    nn: 'Organet hadde ikkje mynde til å gjere om vedtaket, så det gjeld framleis.',
    en: 'The body had no power to reverse the decision, so it stands.',
  },
  APPEAL_NOT_INDIVIDUAL: {
    nb: 'Klagen gjelder et vedtak som boka ikke har som enkeltvedtak. Bare enkeltvedtak kan påklages.',
    nn: 'Klagen gjeld eit vedtak som boka ikkje har som enkeltvedtak. Berre enkeltvedtak kan klagast på.',
    en: 'The appeal is over a decision that is not recorded as an individual decision (enkeltvedtak). Only those can be appealed.',
  },
  APPEAL_LIMIT_UNKNOWN: {
    nb: 'Boka viser ikke når parten fikk vite om vedtaket. Om klagen kom i tide, er derfor ikke avgjort.',
    nn: 'Boka viser ikkje når parten fekk vite om vedtaket. Om klagen kom i tide, er difor ikkje avgjort.',
    en: 'The book does not show when the party was told of the decision. Whether the appeal was in time is undetermined.',
  },
  APPEAL_LATE: {
    nb: 'Klagen kom etter fristen på tre uker. Ta stilling til om den skal avvises.',
    nn: 'Klagen kom etter fristen på tre veker. Ta stilling til om han skal avvisast.',
    en: 'The appeal came after the three weeks. Say whether it is to be dismissed.',
  },
  APPEAL_NOT_PREPARED: {
    nb: 'Klagen er avgjort uten at boka viser at verten forberedte den som underinstans.',
    nn: 'Klagen er avgjord utan at boka viser at verten førebudde han som underinstans.',
    en: 'The appeal was decided, and the book does not show that the host prepared it as first instance.',
  },
  APPEAL_WRONG_BODY: {
    nb: 'Klagen er avgjort av et annet organ enn et i kommunen som delegerte.',
    nn: 'Klagen er avgjord av eit anna organ enn eit i kommunen som delegerte.',
    en: 'The appeal was decided by another body than one of the municipality that delegated.',
  },
  REVIEW_TOO_FEW: {
    nb: 'Færre enn tre medlemmer av kommunestyret krever lovlighetskontroll.',
    nn: 'Færre enn tre medlemer av kommunestyret krev lovlegkontroll.',
    en: 'Fewer than three members of the council demand a legality review.',
  },
  REVIEW_LATE: {
    nb: 'Kravet om lovlighetskontroll kom mer enn tre uker etter vedtaket.',
    nn: 'Kravet om lovlegkontroll kom meir enn tre veker etter vedtaket.',
    en: 'The demand for a legality review came more than three weeks after the decision.',
  },
  REVIEW_BY_HOST_MEMBERS: {
    nb: 'Medlemmer av vertens kommunestyre kan ikke kreve lovlighetskontroll av et vedtak som er gjort for andre.',
    nn: 'Medlemer av kommunestyret til verten kan ikkje krevje lovlegkontroll av eit vedtak som er gjort for andre.',
    en: 'Members of the host’s council cannot demand review of a decision that was made for others.',
  },
  REVIEW_NOT_CONCERNED: {
    nb: 'Medlemmene sitter i et kommunestyre som vedtaket ikke gjelder.',
    nn: 'Medlemene sit i eit kommunestyre som vedtaket ikkje gjeld.',
    en: 'The members sit in a council that the decision does not concern.',
  },
  REVIEW_NOT_SENT_ON: {
    nb: 'Organet opprettholdt vedtaket. Saken skal da videre til staten, og boka viser ikke hva den sa.',
    nn: 'Organet heldt fast ved vedtaket. Saka skal då vidare til staten, og boka viser ikkje kva han sa.',
    en: 'The body upheld its decision. The case then goes to the State, and the book does not show what it said.',
  },
  ANNULMENT_DUE: {
    nb: 'Lovlighetskontrollen endte med at vedtaket er ugyldig. Registrer det (AnnulDecision eller AnnulHostDecision med grunn LEGALITY_REVIEW).',
    nn: 'Lovlegkontrollen enda med at vedtaket er ugyldig. Registrer det (AnnulDecision eller AnnulHostDecision med grunn LEGALITY_REVIEW).',
    en: 'The legality review found the decision void. Record that (AnnulDecision or AnnulHostDecision on the ground LEGALITY_REVIEW).',
  },
  POSITIONS_MOVED: {
    nb: 'Stillinger er flyttet mellom arbeidssteder. Avtalen sier at de fordeles som før.',
    nn: 'Stillingar er flytte mellom arbeidsstader. Avtalen seier at dei blir fordelte som før.',
    en: 'Positions were moved between places of work. The agreement says that they stay distributed as they were.',
  },
};

/** Which question a finding belongs to. */
const DELEGATION = new Set(['DELEGATION_NOT_GIVEN', 'DELEGATION_NOT_INSTRUCTED', 'DECIDED_WITHOUT_DELEGATION']);
export type ControlChapter = 'delegations' | 'hostDecisions' | 'appeals';
export function chapterOf(code: string): ControlChapter | null {
  if (!(code in CONTROL_FINDING_TEXTS)) return null;
  if (DELEGATION.has(code)) return 'delegations';
  return /^(APPEAL|REVIEW|ANNULMENT)_/.test(code) ? 'appeals' : 'hostDecisions';
}
