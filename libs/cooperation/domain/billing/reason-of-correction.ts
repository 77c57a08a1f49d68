import type { CivilDate } from '#kernel';

interface Reference {
  readonly index: number;
  readonly type: string;
  readonly decided: CivilDate;
  readonly caseReference: string | null;
}

/** What changed a figure, as a document says it; documents are in bokmål. Other events stand by their name. */
const WORDS: Readonly<Record<string, string>> = {
  AccrualReleased: 'påløpt kostnad tatt ut',
  AccrualReopened: 'påløpt kostnad ført tilbake',
  AgreementApproved: 'vedtatt avtale',
  AgreementInForceAttested: 'avtale i kraft',
  AgreementCorrected: 'rettet avtaletekst',
  CostLineAnnulled: 'annullert kostnad',
  CostLineCorrected: 'rettet kostnad',
  CostLineRecorded: 'ført kostnad',
  DecisionAnnulled: 'annullert vedtak',
  DecisionCorrected: 'rettet vedtak',
  DecisionRecorded: 'vedtak',
  HistoricCostRecorded: 'rettet historisk kostnad',
  InterpretationAdopted: 'vedtatt tolkning',
  KeyDecided: 'vedtatt nøkkel',
  KeyRatified: 'godkjent nøkkel',
  PopulationAccepted: 'folketall',
  ServiceAbstained: 'avstår fra system',
  ServiceJoined: 'med i system',
  ServiceLeft: 'ut av system',
};

/** As much as a document has room for. */
const LONGEST = 300;

/**
 * L-4.4-14: why a correction is made, with references to what the book has learned since the run that it corrects, and the
 * accruals that are still in it.
 */
export function reasonOfCorrection(
  run: string,
  references: readonly Reference[],
  accrued: string | null = null,
): string {
  const end = accrued === null ? '' : ` ${accrued}`;
  return `${changedSince(run, references, LONGEST - end.length)}${end}`;
}

function changedSince(run: string, references: readonly Reference[], longest: number): string {
  const said = references.map(({ index, type, decided, caseReference }) => {
    const named = caseReference === null ? '' : `, sak ${caseReference}`;
    return `${WORDS[type] ?? type} ${decided}${named} (nr. ${index})`;
  });
  // What was credited since is billed anew, though nothing else is known.
  if (said.length === 0) return `Kreditert etter «${run}», faktureres på nytt.`;
  const begin = `Endret siden «${run}»: `;
  for (let n = said.length; n > 0; n--) {
    const rest = said.length > n ? `; og ${said.length - n} til` : '';
    const text = `${begin}${said.slice(0, n).join('; ')}${rest}.`;
    if (text.length <= longest) return text;
  }
  return `${begin}${said.length} hendelser.`.slice(0, longest);
}
