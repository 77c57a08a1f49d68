import { addDays, type CivilDate, type Finding, type Text, Timelines } from '#kernel';
import type { WithdrawalNotice } from '../state.ts';

type Notice = Omit<WithdrawalNotice, 'source' | 'takenBack'> & {
  readonly takenBack: { readonly on: CivilDate; readonly agreed: boolean } | null;
  /** Who is host after the last day, when it is another. */
  readonly hostAfter?: string | null;
  /** Who took the place of the municipality before its last day, and goes on after it. */
  readonly goesOnAs?: string | null;
};
export interface NoticeFact {
  readonly value: Notice;
  readonly sources: readonly number[];
}

export interface SuccessionFact {
  readonly name: string;
  readonly value: unknown;
}

/** One merger into a municipality, as the fact of its successions keeps it. */
export interface MergerInto {
  readonly on: CivilDate;
  readonly predecessors: readonly string[];
  /** Only the number is another: the legal person is the same. */
  readonly renumbered: boolean;
  readonly event: number;
}

export const mergersOf = (value: unknown): readonly MergerInto[] =>
  (value as { readonly mergers: readonly MergerInto[] }).mergers;

/** How A-07 is read on a day, where a body has decided. */
export interface ReleaseDecided {
  readonly option: string;
  readonly sources: readonly number[];
}

/**
 * What is wrong or unclear with the notices known on a day (6.2). `host` is that of the day.
 *
 * @param decided how A-07 is read; null while no body has decided
 */
export function noticeFindings(
  notices: readonly NoticeFact[],
  host: string | null,
  decided: ReleaseDecided | null = null,
): Finding[] {
  const found: Finding[] = [];
  for (const { value, sources } of notices) {
    const { notice, municipality, clause, form, lastDay, decision, takenBack, release } = value;
    const { hostAfter = null, goesOnAs = null } = value;
    const add = (
      code: string,
      severity: Finding['severity'],
      rule: string,
      whose: string | null = municipality,
      also: readonly number[] = [],
    ) => {
      const responsible = { who: 'COUNCILS', municipality: whose } as const;
      const all = Timelines.sourcesOf(sources, also);
      found.push({ code, severity, rule, clause, about: notice, responsible, sources: all });
    };
    if (form === 'ORAL' && lastDay === null && !notices.some((n) => inWriting(n.value, value)))
      add('NOTICE_NOT_WRITTEN', 'BREACH', 'L-6.2-1');
    if (decision === null) add('NOTICE_WITHOUT_COUNCIL', 'REMARK', 'L-6.2-7');
    if (municipality === host && hostAfter === null && lastDay !== null && takenBack?.agreed !== true)
      add('HOST_LEAVES', 'BREACH', 'L-6.2-10', null);
    if (takenBack) add(takenBack.agreed ? 'NOTICE_TAKEN_BACK' : 'NOTICE_TAKEN_BACK_ALONE', 'REMARK', 'L-6.2-5', null);
    const leaves = lastDay !== null && takenBack?.agreed !== true;
    if (leaves && goesOnAs !== null) add('NOTICE_OF_MERGED', 'REMARK', 'A-18', null);
    if (!leaves || release !== undefined) continue;
    if (decided === null) add('RELEASE_NOT_REGULATED', 'REMARK', 'L-6.2-6', null);
    else if (decided.option !== 'RELEASE_ONLY')
      add('RELEASE_TO_BE_SETTLED', 'REMARK', 'L-6.2-6', null, decided.sources);
  }
  return found;
}

/** What an oral notice lacked has come: the same municipality's notice in writing. */
const inWriting = (other: Notice, { municipality, receivedOn }: Notice): boolean =>
  other.municipality === municipality && other.form === 'WRITTEN' && other.receivedOn >= receivedOn;

/** a changed list of participants is a change of the agreement that every council must adopt (§ 20-4 a). */
export const mergerFindings = (successions: readonly SuccessionFact[], agreementSince: CivilDate | null): Finding[] =>
  successions
    .flatMap(({ name, value }) => mergersOf(value).map((merger) => ({ name, ...merger })))
    .filter(({ on }) => agreementSince === null || agreementSince < addDays(on, -365))
    // Only another number: who takes part is the same as before.
    .filter(({ renumbered }) => !renumbered)
    .map(({ name, event }) => ({
      code: 'MERGER_WITHOUT_NEW_AGREEMENT',
      severity: 'REMARK',
      rule: 'A-18',
      clause: 'kommuneloven § 20-4 a',
      about: name,
      responsible: { who: 'COUNCILS', municipality: null },
      sources: [event],
    }));

export const PARTICIPATION_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  NOTICE_NOT_WRITTEN: {
    nb: 'Varselet om uttreden er muntlig. Avtalen krever skriftlig varsel, så det har ingen virkning.',
    nn: 'Varselet om uttreden er munnleg. Avtalen krev skriftleg varsel, så det har ingen verknad.',
    en: 'The notice of withdrawal is oral. The agreement wants it in writing, so it has no effect.',
  },
  NOTICE_WITHOUT_COUNCIL: {
    nb: 'Boka viser ikke at kommunestyret selv har vedtatt å tre ut.',
    nn: 'Boka viser ikkje at kommunestyret sjølv har vedteke å tre ut.',
    en: 'The book does not show that the council itself decided to leave.',
  },
  HOST_LEAVES: {
    nb: 'Vertskommunen har varslet uttreden. Avtalen sier ikke hvem som da blir vert.',
    nn: 'Vertskommunen har varsla uttreden. Avtalen seier ikkje kven som då blir vert.',
    en: 'The host has given notice. The agreement does not say who is host then.',
  },
  NOTICE_TAKEN_BACK: {
    nb: 'Varselet er trukket tilbake, og alle var enige. Avtalen har ingen regel om dette.',
    nn: 'Varselet er trekt tilbake, og alle var samde. Avtalen har ingen regel om dette.',
    en: 'The notice was taken back, and all agreed. The agreement has no rule on this.',
  },
  NOTICE_TAKEN_BACK_ALONE: {
    nb: 'Kommunen har trukket varselet tilbake, men boka viser ikke at alle var enige. Varselet står.',
    nn: 'Kommunen har trekt varselet tilbake, men boka viser ikkje at alle var samde. Varselet står.',
    en: 'The municipality took the notice back, but the book does not show that all agreed. The notice stands.',
  },
  NOTICE_OF_MERGED: {
    nb: 'Kommunen som har varslet uttreden, går inn i en annen før siste dag. Den andre er med videre. Avtalen sier ikke om varselet gjelder for den.',
    nn: 'Kommunen som har varsla uttreden, går inn i ein annan før siste dag. Den andre er med vidare. Avtalen seier ikkje om varselet gjeld for han.',
    en: 'The municipality that gave notice becomes part of another before its last day. The other goes on. The agreement does not say whether the notice is its own.',
  },
  RELEASE_NOT_REGULATED: {
    nb: 'Avtalen sier ikke hva en kommune får eller skal betale når den trer ut (A-07).',
    nn: 'Avtalen seier ikkje kva ein kommune får eller skal betale når han trer ut (A-07).',
    en: 'The agreement does not say what a municipality receives or pays when it leaves (A-07).',
  },
  RELEASE_TO_BE_SETTLED: {
    nb: 'Det er vedtatt at en kommune som trer ut, skal få sin del av verdiene. Boka viser ikke noe oppgjør.',
    nn: 'Det er vedteke at ein kommune som trer ut, skal få sin del av verdiane. Boka viser ikkje noko oppgjer.',
    en: 'It was decided that a municipality that leaves gets its part of the value. The book shows no settlement.',
  },
  MERGER_WITHOUT_NEW_AGREEMENT: {
    nb: 'Kommuner er slått sammen. Alle kommunestyrene må vedta den endrede deltakerlisten.',
    nn: 'Kommunar er slått saman. Alle kommunestyra må vedta den endra deltakarlista.',
    en: 'Municipalities merged. Every council must adopt the changed list of participants.',
  },
};
