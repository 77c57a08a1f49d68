import type { Text } from '#kernel';

const say = (nb: string, nn: string, en: string): Text => ({ nb, nn, en });

/** What each reading of an open question means, in a sentence; by question and reading. */
export const READING_TEXTS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'A-01': {
    AS_PRINTED: say(
      'Som i teksten kommunestyret vedtok.',
      'Som i teksten kommunestyret vedtok.',
      'As in the text that the council adopted.',
    ),
    IN_BASE: say(
      'Ja: de deles etter nøkkelen.',
      'Ja: dei blir delte etter nøkkelen.',
      'Yes: they are shared by the key.',
    ),
    FIXED_BY_BOARD: say('Styret fastsetter beløpet.', 'Styret fastset beløpet.', 'The board fixes the amount.'),
    CLERICAL_ERROR: say(
      'Ja: at de mangler i teksten, er en skrivefeil.',
      'Ja: at dei manglar i teksten, er ein skrivefeil.',
      'Yes: that the text leaves them out is a clerical error.',
    ),
  },
  'A-02': {
    RATIFICATION_BY_ALL: say(
      'Nei: alle kommunestyrene må slutte seg til.',
      'Nei: alle kommunestyra må slutte seg til.',
      'No: all councils must consent.',
    ),
    SELF_EXECUTING: say(
      'Ja: vedtaket gjelder av seg selv.',
      'Ja: vedtaket gjeld av seg sjølv.',
      'Yes: the decision applies by itself.',
    ),
  },
  'A-03': {
    FIRST_OF_YEAR: say(
      '1. januar i året kostnaden hører til.',
      '1. januar i året kostnaden høyrer til.',
      '1 January of the year that the cost belongs to.',
    ),
    PREVIOUS_YEAR: say('1. januar året før.', '1. januar året før.', '1 January of the year before.'),
  },
  'A-04': {
    SIMPLE: say('Flertallet av stemmene.', 'Fleirtalet av røystene.', 'The majority of the votes.'),
    TWO_THIRDS: say('To tredeler av stemmene.', 'To tredelar av røystene.', 'Two thirds of the votes.'),
    UNANIMOUS: say('Alle stemmene.', 'Alle røystene.', 'All the votes.'),
    CONSENSUS_ELSE_LEADER: say(
      'Enighet; ellers avgjør lederen.',
      'Semje; elles avgjer leiaren.',
      'Consensus; else the leader decides.',
    ),
    UNANIMITY_OF_PARTICIPATING: say(
      'Alle som er med og stemmer, er enige.',
      'Alle som er med og røystar, er samde.',
      'All who take part and vote agree.',
    ),
    BY_ANALOGY_WITH_LAW: say(
      'Flertall og vedtaksførhet som i kommuneloven § 11-9.',
      'Fleirtal og vedtaksførleik som i kommuneloven § 11-9.',
      'Majority and quorum as in the Local Government Act § 11-9.',
    ),
  },
  'A-05': {
    END_OF_NOTICE: say('Slutten av varseltiden.', 'Slutten av varseltida.', 'The end of the notice.'),
    END_OF_HALF_YEAR: say('Slutten av et halvår.', 'Slutten av eit halvår.', 'The end of a half-year.'),
    END_OF_YEAR: say('Slutten av et år.', 'Slutten av eit år.', 'The end of a year.'),
    CALENDAR_YEAR: say(
      'Kalenderåret, og dagen varselet er mottatt.',
      'Kalenderåret, og dagen varselet er motteke.',
      'The calendar year, and the day the notice was received.',
    ),
    YEAR_FROM_ESTABLISHMENT: say(
      'Et år regnet fra samarbeidet begynte.',
      'Eit år rekna frå samarbeidet tok til.',
      'A year counted from when the cooperation began.',
    ),
    YEAR_FROM_ADOPTION: say(
      'Et år regnet fra avtalen ble vedtatt.',
      'Eit år rekna frå avtalen vart vedteken.',
      'A year counted from when the agreement was adopted.',
    ),
    CALENDAR_YEAR_FROM_SENDING: say(
      'Kalenderåret, og dagen varselet er sendt.',
      'Kalenderåret, og dagen varselet er sendt.',
      'The calendar year, and the day the notice was sent.',
    ),
  },
  'A-06': {
    LAST_VALID_BUDGET: say('Det siste gyldige budsjettet.', 'Det siste gyldige budsjettet.', 'The last valid budget.'),
    DRAFT: say('Forslaget til budsjett.', 'Framlegget til budsjett.', 'The draft budget.'),
    NOTHING: say('Ingenting.', 'Ingenting.', 'Nothing.'),
    ACTUAL_COST: say(
      'Det som faktisk er brukt, måned for måned.',
      'Det som faktisk er brukt, månad for månad.',
      'What was actually spent, month by month.',
    ),
  },
  'A-07': {
    IN_AGREEMENT: say('Som avtalen sier.', 'Som avtalen seier.', 'As the agreement says.'),
    RELEASE_ONLY: say(
      'Nei: den blir bare løst fra avtalen.',
      'Nei: ho blir berre løyst frå avtalen.',
      'No: it is only released from the agreement.',
    ),
    NET_VALUE: say('Ja: sin del av nettoverdien.', 'Ja: sin del av nettoverdien.', 'Yes: its share of the net value.'),
    SETTLE_ASSETS: say('Ja: eiendelene gjøres opp.', 'Ja: eigedelane blir gjorde opp.', 'Yes: the assets are settled.'),
  },
  'A-08': {
    ANY_TWO_PARTICIPANTS: say('Ja: to deltakere er nok.', 'Ja: to deltakarar er nok.', 'Yes: any two are enough.'),
    EXCLUDES_HOST: say(
      'Nei: det må være to samarbeidskommuner.',
      'Nei: det må vere to samarbeidskommunar.',
      'No: two others than the host are needed.',
    ),
  },
  'A-09': {
    RERUN: say(
      'Nøkkelen regnes på nytt for dem som deltar.',
      'Nøkkelen blir rekna på nytt for dei som deltek.',
      'The key is run again over those who take part.',
    ),
    RENORMALISE: say(
      'Andelene av alle økes i samme forhold.',
      'Delane av alle blir auka i same forhold.',
      'The shares of all are scaled up in proportion.',
    ),
    EQUAL_REST: say(
      'Andelen til dem som ikke deltar, deles likt.',
      'Delen til dei som ikkje deltek, blir delt likt.',
      'The share of those who do not is split equally.',
    ),
  },
  'A-10': {
    LARGEST_REMAINDER: say('Til de største restene.', 'Til dei største restane.', 'To the largest remainders.'),
    RESIDUAL_TO_HOST: say('Til verten.', 'Til verten.', 'To the host.'),
    WHOLE_KRONER: say('Alle beløp er hele kroner.', 'Alle beløp er heile kroner.', 'All amounts are whole kroner.'),
  },
  'A-11': {
    ESTIMATE_AND_CORRECTION: say(
      'Anslag i desember, som rettes når regnskapet er ferdig.',
      'Anslag i desember, som blir retta når rekneskapen er ferdig.',
      'An estimate in December, corrected when the books are closed.',
    ),
    INSTALMENT_AND_SETTLEMENT: say(
      'À konto også i desember, og så avregning.',
      'À konto også i desember, og så avrekning.',
      'An instalment in December too, then the settlement.',
    ),
    SETTLEMENT_ONLY: say(
      'Bare avregningen i desember.',
      'Berre avrekninga i desember.',
      'The settlement alone in December.',
    ),
  },
  'A-12': {
    RECEIVER_PAYS_INVESTMENTS_HELD: say(
      'Den som får utstyret, betaler. Investeringer venter på vedtak.',
      'Den som får utstyret, betaler. Investeringar ventar på vedtak.',
      'Who receives equipment pays. Investments wait for a decision.',
    ),
    BY_KEY: say('Alle, etter nøkkelen.', 'Alle, etter nøkkelen.', 'All, by the key.'),
    KEYED_ALL: say('Alle, etter nøkkelen.', 'Alle, etter nøkkelen.', 'All, by the key.'),
    OWN: say('Kommunen selv.', 'Kommunen sjølv.', 'The municipality itself.'),
    ACTUAL: say('Den som får det, betaler.', 'Den som får det, betaler.', 'Who receives it pays.'),
    EXCLUDED: say('Det er ikke med.', 'Det er ikkje med.', 'It is left out.'),
  },
  'A-13': {
    ORIGIN_AFTER_DECISION: say(
      'Kommunen de kom fra, når det er vedtatt.',
      'Kommunen dei kom frå, når det er vedteke.',
      'The municipality they came from, once decided.',
    ),
    ALL: say('Alle, etter nøkkelen.', 'Alle, etter nøkkelen.', 'All, by the key.'),
  },
  'A-14': {
    UNTIL_START_OF_DAY: say(
      'Nei: siste dag er dagen før.',
      'Nei: siste dag er dagen før.',
      'No: the day before is the last.',
    ),
  },
  'A-15': {
    NOT_COMMON: say(
      'Det er ikke et felles vedtak. De andre står hver for seg.',
      'Det er ikkje eit felles vedtak. Dei andre står kvar for seg.',
      'There is no common decision. The others stand each for itself.',
    ),
  },
  'A-16': {
    MUNICIPALITIES_OWN: say('Kommunene.', 'Kommunane.', 'The municipalities.'),
    IN_CONTRACTS: say(
      'Det skal stå i leverandøravtalene.',
      'Det skal stå i leverandøravtalane.',
      'It is to stand in the supplier contracts.',
    ),
  },
  'A-17': {
    LAST_COUNCIL_AND_NEXT_JANUARY: say(
      'Når siste kommunestyre har vedtatt; nøkkelen fra neste 1. januar.',
      'Når siste kommunestyre har vedteke; nøkkelen frå neste 1. januar.',
      'When the last council has adopted it; the key from the next 1 January.',
    ),
    NEXT_FIRST_OF_JANUARY: say(
      'Når siste kommunestyre har vedtatt; nøkkelen fra neste 1. januar.',
      'Når siste kommunestyre har vedteke; nøkkelen frå neste 1. januar.',
      'When the last council has adopted it; the key from the next 1 January.',
    ),
    ENTRY_INTO_FORCE: say(
      'Når siste kommunestyre har vedtatt; nøkkelen fra samme dag.',
      'Når siste kommunestyre har vedteke; nøkkelen frå same dag.',
      'When the last council has adopted it; the key from the same day.',
    ),
  },
  'A-18': {
    SUCCESSOR_TAKES_BOTH_PLACES: say(
      'Den nye kommunen er én deltaker.',
      'Den nye kommunen er éin deltakar.',
      'The new municipality is one participant.',
    ),
    SHARES_KEPT: say(
      'Den nye kommunen betaler det de to ville betalt.',
      'Den nye kommunen betaler det dei to ville ha betalt.',
      'The new municipality pays what the two would have paid.',
    ),
  },
  'A-19': {
    RANGES: say('Fra–til: §§ 20-1 til 20-2.', 'Frå–til: §§ 20-1 til 20-2.', 'From–to: §§ 20-1 to 20-2.'),
  },
  'A-20': {
    NOT_CHOSEN: say('Ikke valgt.', 'Ikkje vald.', 'Not chosen.'),
  },
  'A-21': {
    NEXT_MONTH_IN_NEXT_YEAR_OUT: say(
      'Inn fra neste måned, ut fra neste 1. januar.',
      'Inn frå neste månad, ut frå neste 1. januar.',
      'In from the next month, out from the next 1 January.',
    ),
    WHOLE_YEAR: say('Hele året.', 'Heile året.', 'The whole year.'),
    PRO_RATA: say('Bare månedene en er med.', 'Berre månadene ein er med.', 'Only the months of taking part.'),
  },
  'A-22': {
    AS_BUDGETED: say('Ja, når de er i budsjettet.', 'Ja, når dei er i budsjettet.', 'Yes, where they are budgeted.'),
  },
  'A-23': {
    ANY: say(
      'Uansett hvor mange som møter; forsøket skal stå i møteboka.',
      'Uansett kor mange som møter; forsøket skal stå i møteboka.',
      'However few attend; the attempt is to stand in the minutes.',
    ),
    HALF_OF_MEMBERS: say(
      'Når minst halvparten møter.',
      'Når minst halvparten møter.',
      'When at least half of the members attend.',
    ),
  },
  'A-24': {
    CONTINUE_UNTIL_REPLACED: say(
      'Reglene i avtalen, til de blir avløst.',
      'Reglane i avtalen, til dei blir avløyste.',
      'The rules of the agreement, until they are replaced.',
    ),
    AGREED_AD_HOC: say(
      'Ingenting deles før noe nytt er avtalt.',
      'Ingenting blir delt før noko nytt er avtalt.',
      'Nothing is shared until something new is agreed.',
    ),
  },
  'A-25': {
    NAMES_THE_BUDGET: say(
      'Vedtaket må nevne samarbeidets budsjett.',
      'Vedtaket må nemne budsjettet til samarbeidet.',
      'The decision must name the cooperation’s budget.',
    ),
    OWN_LINE_IS_ENOUGH: say(
      'En linje i eget budsjett er nok.',
      'Ei linje i eige budsjett er nok.',
      'A line in its own budget is enough.',
    ),
  },
  'A-26': {
    INTERIM_KEY_GOES_ON: say(
      'Nei: nøkkelen gjelder til en ny er vedtatt.',
      'Nei: nøkkelen gjeld til ein ny er vedteken.',
      'No: the key goes on until a new one is decided.',
    ),
  },
  'A-27': {
    AS_RECORDED: say('Den som står i boka.', 'Den som står i boka.', 'The one recorded in the book.'),
  },
  'A-28': {
    ONLY_DECIDED_AMOUNTS: say(
      'Bare beløp som er vedtatt.',
      'Berre beløp som er vedtekne.',
      'Only amounts that have been decided.',
    ),
  },
  'A-30': {
    LITERAL_DATE: say('Dagen står.', 'Dagen står.', 'The day stands.'),
    NEXT_WORKING_DAY: say(
      'Neste virkedag er den siste.',
      'Neste yrkedag er den siste.',
      'The next working day is the last.',
    ),
  },
  'A-31': {
    ALL_ECONOMY: say('Ja, til hele økonomien.', 'Ja, til heile økonomien.', 'Yes, to all of the economy.'),
  },
  'A-32': {
    LIKE_THE_OTHERS: say(
      'Ja: den vises, men faktureres ikke.',
      'Ja: han blir vist, men ikkje fakturert.',
      'Yes: it is shown, but not invoiced.',
    ),
  },
  'A-33': {
    NEVER_VALID: say('Nei, aldri.', 'Nei, aldri.', 'No, never.'),
    VALID_FROM_LAST_ADOPTION: say(
      'Ja, fra det siste vedtaket.',
      'Ja, frå det siste vedtaket.',
      'Yes, from the last adoption.',
    ),
  },
  'A-34': {
    LOCAL_AND_DRIFT: say(
      'Egne bygg er lokale; kontor og datasentre er felles drift.',
      'Eigne bygg er lokale; kontor og datasenter er felles drift.',
      'Own buildings are local; offices and data centres are shared.',
    ),
    ALL_LOCAL: say('Ingen: alt er lokalt.', 'Ingen: alt er lokalt.', 'None: all is local.'),
    ALL_DRIFT: say('Alle er felles drift.', 'Alle er felles drift.', 'All are shared.'),
  },
  'A-35': {
    ALLOCATED_AND_SHOWN: say(
      'De fordeles likevel, og vises for seg.',
      'Dei blir likevel fordelte, og viste for seg.',
      'They are shared all the same, and shown apart.',
    ),
  },
  'A-36': {
    DOES_NOT_REVIVE: say(
      'Nei: noen må vedta hva som gjelder.',
      'Nei: nokon må vedta kva som gjeld.',
      'No: somebody must decide what applies.',
    ),
    REVIVES: say('Ja.', 'Ja.', 'Yes.'),
  },
};

/** days until it is called to mind, and until it is missing. */
const REPORT_DAYS = /^REMIND_(\d+)_FIND_(\d+)$/;

/** What a reading means, in words; null of one that has none, as where the terms of an agreement say something of their own. */
export function readingText(question: string, option: string): Text | null {
  const [, remind, find] = question === 'A-29' ? (REPORT_DAYS.exec(option) ?? []) : [];
  if (remind !== undefined && find !== undefined)
    return say(
      `Påminnelse ${remind} dager etter perioden, avvik etter ${find}.`,
      `Påminning ${remind} dagar etter perioden, avvik etter ${find}.`,
      `A reminder ${remind} days after the period, a finding after ${find}.`,
    );
  return READING_TEXTS[question]?.[option] ?? null;
}
