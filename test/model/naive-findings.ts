import { plus } from './days.ts';
import { COUNCILS_ONLY, type Naive } from './naive.ts';
import { type BudgetOf, budgetOn, undraftedOn } from './naive-budget.ts';
import { delegated, delegationsOn, hostDecisionsOn } from './naive-control.ts';
import { castIn, wrongWay } from './naive-elections.ts';
import { findingsOfRecord, meetingFindings, yearsWithoutMeetings } from './naive-meetings.ts';
import { minutesOf } from './naive-minutes.ts';
import { type Agreed, admissions, dissolution, lastDayOf, takenBack, termsOf } from './naive-participation.ts';
import { countOf, rulesFor, rulesOn, seatsOn, termsOfBody } from './naive-votes.ts';

/** The naive model of what is not as it should be on a day, as `severity code rule [clause] about → who municipality`. */
export function findingsOn(known: Naive, day: string): string[] {
  const found: string[] = [];
  const tell: Tell = (said, about, who, municipality = null) =>
    found.push(`${said} ${about} → ${who} ${municipality ?? '-'}`);
  ofAgreement(known, day, tell);
  ofParticipation(known, day, tell);
  for (const { body } of known.all('BodyEstablished').map((e) => e.data)) ofBody(known, body, day, tell);
  for (const { decision } of known.all('DecisionRecorded').map((e) => e.data)) ofVote(known, decision, day, tell);
  const years = [...new Set(known.all('BudgetDrafted').map((e) => e.data.year))];
  for (const year of years) {
    const budget = budgetOn(known, year, day);
    if (budget) ofBudget(known, budget, day, tell);
  }
  // Years that nobody drafted a budget for; a day that comes before the cooperation is nobody’s.
  const began = known.all('CooperationEstablished')[0]?.validFrom ?? '9999';
  const agreedOn = (on: string) => (known.participants(on).length > 0 ? known.agreement(on)?.terms.budget : undefined);
  const decidedOf = known.all('ProvisionalBasisDecided').map((e) => Number(e.data.year));
  const from = Number(began.slice(0, 4)) + 1;
  const to = Number(day.slice(0, 4)) + 1;
  for (const year of new Set([...Array.from({ length: to - from + 1 }, (_, n) => from + n), ...decidedOf])) {
    const undrafted = undraftedOn(known, year, day);
    if (!undrafted) continue;
    const { agreed, provisional, notByHost } = undrafted;
    const clause = `[${agreed?.clause ?? '—'}]`;
    if (agreed && day > agreed.draftBy && agreed.draftBy >= began && agreedOn(agreed.draftBy))
      tell(`BREACH BUDGET_NOT_SENT L-4.2-1 ${clause}`, `${year}`, 'HOST');
    if (agreed && day > agreed.adoptBy && agreed.adoptBy >= began)
      tell(`BREACH BUDGET_NOT_VALID L-4.2-2 ${clause}`, `${year}`, 'COUNCILS');
    const goesByOne = ['LAST_VALID_BUDGET', 'DRAFT', 'ADOPTED_LATE'].includes(provisional?.basis ?? '');
    if (provisional?.decision && goesByOne && provisional.budget === null)
      tell(`REMARK PROVISIONAL_BASIS_MISSING A-06 ${clause}`, `${year}`, 'HOST');
    for (const decision of notByHost) tell(`BREACH PROVISIONAL_BASIS_NOT_BY_HOST A-06 ${clause}`, decision, 'HOST');
  }
  for (const [said, about, body] of meetingFindings(known, day)) tell(said, about, ...keeper(known, body));
  for (const { decision } of known.all('DecisionRecorded').map((e) => e.data))
    for (const [said, body] of findingsOfRecord(known, decision, day)) tell(said, decision, ...keeper(known, body));
  for (const [said, about, who] of yearsWithoutMeetings(known, day)) tell(said, about, who);
  if (known.form() === 'HOST_MUNICIPALITY') ofControl(known, day, tell);
  // No history here records the defaults.
  tell('REMARK DEFAULTS_NOT_RECORDED P5 [—]', 'A-01–A-36', 'HOST');
  return found.sort();
}

/** Whether a council has approved a version by the day. */
const approvedBy = (known: Naive, version: string, municipality: string, day: string): boolean =>
  known
    .all('AgreementApproved')
    .filter(
      ({ data }) => data.version === version && data.municipality === municipality && known.ofCouncil(data.decision),
    )
    .some(({ data }) => known.stands(data.decision, 'APPROVE_AGREEMENT') && known.record(data.decision).decided <= day);

type Tell = (said: string, about: string, who: string, municipality?: string | null) => void;

function ofAgreement(known: Naive, day: string, tell: Tell): void {
  for (const { data, decided } of known.versions(day)) {
    const { version } = data;
    if (known.all('AgreementInForceAttested').some((e) => e.data.version === version)) {
      tell(`REMARK AGREEMENT_ATTESTED L-6.4-1 [${lawOf(known)}]`, version, 'HOST');
      continue;
    }
    const entry = known.entry(version);
    const applied = (v: string) => known.entry(v)?.inForce ?? '9999-12-31';
    // Another has entered into force since it was proposed: nobody waits for this one.
    if (
      applied(version) > day &&
      known.versions(day).some((e) => applied(e.data.version) <= day && applied(e.data.version) > decided)
    )
      continue;
    const open =
      entry && entry.inForce <= day ? [] : known.participants(day).filter((m) => !approvedBy(known, version, m, day));
    const missing = open.length === 0 && !entry ? known.missingFor(version, decided) : open;
    if (missing.length > 0)
      tell(
        `REMARK AGREEMENT_NOT_APPROVED L-6.4-1 [${lawOf(known)}]`,
        version,
        'COUNCILS',
        missing.length === 1 ? missing[0] : null,
      );
  }
  for (const { data } of known.all('DecisionRecorded')) {
    const { decided, effect } = known.record(data.decision);
    if (effect === null || decided > day || effect === 'TREAT_BUDGET' || effect === 'PROVISIONAL_ACCOUNT') continue;
    if (known.against(data.decision, effect) !== 'NO_COMPETENCE') continue;
    const councils = ['APPROVE_AGREEMENT', 'RATIFY_KEY', 'INSTRUCT_DELEGATION', 'REVOKE_DELEGATION', 'ADOPT_ACCOUNTS'];
    const who = councils.includes(effect) ? 'COUNCILS' : 'BOARD';
    // The clause that gives it to whoever may: of the law for the councils, else of the agreement then.
    const given = known.agreement(decided)?.terms.competences.find((c) => c.effect === effect)?.clause;
    const byLaw: Record<string, string> = { ADOPT_RULES: 'A-04', ADOPT_ACCOUNTS: 'kommuneloven § 14-2' };
    const silent = byLaw[effect] ?? 'kommuneloven § 20-4';
    const clause = effect.endsWith('_DELEGATION')
      ? 'kommuneloven § 20-2'
      : COUNCILS_ONLY.includes(effect)
        ? 'kommuneloven § 20-4'
        : (given ?? silent);
    tell(`BREACH EFFECT_WITHOUT_COMPETENCE KL 20-4 [${clause}]`, data.decision, who);
  }
}

/** The law that says what an agreement of the form must settle. */
const lawOf = (known: Naive): string => `kommuneloven § ${known.form() === 'HOST_MUNICIPALITY' ? '20-4' : '19-4'}`;

const only = (missing: readonly string[]) => (missing.length === 1 ? missing[0] : null);

function ofParticipation(known: Naive, day: string, tell: Tell): void {
  for (const notice of known.all('WithdrawalNoticeReceived').filter((e) => e.decided <= day)) {
    const { notice: id, municipality: m, form, decision } = notice.data;
    const terms = termsOf(known, notice);
    const clause = `[${terms?.clause ?? 'kommuneloven § 20-8'}]`;
    const last = lastDayOf(known, notice);
    const back = takenBack(known, notice);
    const taken = back && back.decided <= day ? back : undefined;
    const written = known
      .all('WithdrawalNoticeReceived')
      .some(
        (e) =>
          e.data.municipality === m && e.data.form === 'WRITTEN' && e.decided >= notice.decided && e.decided <= day,
      );
    if (form === 'ORAL' && last === null && !written)
      tell(`BREACH NOTICE_NOT_WRITTEN L-6.2-1 ${clause}`, id, 'COUNCILS', m);
    if (decision === null) tell(`REMARK NOTICE_WITHOUT_COUNCIL L-6.2-7 ${clause}`, id, 'COUNCILS', m);
    const leaves = last !== null && !taken?.data.agreed;
    const after = last === null ? day : plus(last, 1);
    const hostAfter = known.hosts().findLast((h) => h.from <= after)?.host;
    const merged = known
      .all('MunicipalitiesMerged')
      .find((e) => e.data.predecessors.includes(m) && last !== null && e.validFrom <= last)?.data
      .successor.municipality;
    if (leaves && merged !== undefined && merged !== m && known.participants(after).includes(merged))
      tell(`REMARK NOTICE_OF_MERGED A-18 ${clause}`, id, 'COUNCILS');
    if (leaves && m === known.host(day) && (hostAfter ?? m) === m)
      tell(`BREACH HOST_LEAVES L-6.2-10 ${clause}`, id, 'COUNCILS');
    if (taken) tell(`REMARK NOTICE_TAKEN_BACK${taken.data.agreed ? '' : '_ALONE'} L-6.2-5 ${clause}`, id, 'COUNCILS');
    // A-07, decided: who leaves is released and no more, or is to get its part.
    const release = known.reading('A-07', day);
    const code = release === null ? 'RELEASE_NOT_REGULATED' : 'RELEASE_TO_BE_SETTLED';
    if (leaves && terms?.release === undefined && release !== 'RELEASE_ONLY')
      tell(`REMARK ${code} L-6.2-6 ${clause}`, id, 'COUNCILS');
  }
  const since = known.agreementSince(day);
  // Of one municipality with the number it had, nobody else takes part than before.
  for (const { data, validFrom } of known.all('MunicipalitiesMerged').filter((e) => e.validFrom <= day))
    if (
      data.predecessors.some((m) => m !== data.successor.municipality) &&
      (since === null || since < plus(validFrom, -365))
    )
      tell('REMARK MERGER_WITHOUT_NEW_AGREEMENT A-18 [kommuneloven § 20-4 a]', data.successor.municipality, 'COUNCILS');

  const clause = (on: string, part: 'admission' | 'dissolution', law: string) =>
    `[${known.agreement(on)?.terms.procedures?.[part] ?? law}]`;
  const admitted = known.all('ParticipantAdmitted');
  const open = (a: Agreed) => a.since <= day && (a.complete === null || day < a.complete);
  const all = admissions(known);
  for (const a of all.filter(open)) {
    const ownOnly = a.missing.length === 1 && a.missing[0] === a.municipality;
    const severity = admitted.some((e) => e.data.municipality === a.municipality) ? 'BREACH' : 'REMARK';
    const rule = ownOnly ? 'L-6.1-2' : 'L-6.1-1';
    const said = `${severity} ADMISSION_INCOMPLETE ${rule} ${clause(a.since, 'admission', lawOf(known))}`;
    tell(said, a.municipality, 'COUNCILS', only(a.missing));
  }
  for (const { data, validFrom } of admitted.filter((e) => e.validFrom <= day))
    if (!all.some((a) => a.municipality === data.municipality)) {
      const said = `REMARK ADMISSION_WITHOUT_COUNCILS L-6.1-1 ${clause(validFrom, 'admission', lawOf(known))}`;
      tell(said, data.municipality, 'COUNCILS');
    }
  const ending = dissolution(known);
  if (ending && open(ending)) {
    const said = `REMARK DISSOLUTION_INCOMPLETE L-6.2-9 ${clause(ending.since, 'dissolution', 'kommuneloven § 20-8')}`;
    tell(said, ending.approvedBy[0]?.decision ?? '—', 'COUNCILS', only(ending.missing));
  }
}

/** Who keeps the order of a body. */
function keeper(known: Naive, body: string): [string, string | null] {
  const { kind, municipality } = known.body(body);
  if (municipality !== undefined) return ['COUNCILS', municipality];
  return [kind === 'STEERING_GROUP' ? 'LEADER' : 'BOARD', null];
}

function ofBody(known: Naive, body: string, day: string, tell: Tell): void {
  if (day < (known.all('CooperationEstablished')[0]?.validFrom ?? '')) return;
  const terms = termsOfBody(known, body, day);
  if (rulesOn(known, body, day).basis === 'NONE') {
    const clause = terms?.chair?.clause ?? terms?.seatPerParticipant?.clause ?? 'A-04';
    tell(`REMARK BODY_WITHOUT_RULES L-2.1-4 [${clause}]`, body, ...keeper(known, body));
  }
  const host = known.hosts().findLast((h) => h.from <= day)?.host;
  const chair = seatsOn(known, body, day).seats.find((s) => s.role === 'CHAIR' && !s.inactive);
  if (terms?.chair && chair && host !== undefined && chair.municipality !== host)
    tell(`BREACH CHAIR_NOT_HOST L-2.1-2 [${terms.chair.clause}]`, body, ...keeper(known, body));
}

const NOT_COUNTED = [
  ['OBSERVER', 'OBSERVER_VOTED', 'L-2.1-O1'],
  ['EXCLUDED', 'INHABIL_VOTED', 'KL 11-10'],
  ['NO_SEAT', 'VOTE_WITHOUT_SEAT', 'L-2.1-1'],
  ['SEAT_TAKEN', 'DEPUTY_VOTED_TOO', 'A-04'],
] as const;

function ofVote(known: Naive, id: string, day: string, tell: Tell): void {
  const decision = known.record(id);
  if (decision.annulled || decision.decided > day) return;
  const { vote, outcome, body, decided } = decision;
  const { rules, basis } = rulesFor(known, decision);
  const derived = known.derived(id);
  const count = countOf(known, decision);
  const say = (severity: string, code: string, rule: string, clause = derived.clause) =>
    tell(`${severity} ${code} ${rule} [${clause}]`, id, ...keeper(known, body));
  const { election } = decision;
  const voting = vote?.procedure === 'WRITTEN' ? 'KL 11-8' : 'KL 11-9';
  const rule = basis === 'LAW' ? (election ? 'KL 7-4' : voting) : 'A-04';
  const severity = outcome === 'ADOPTED' ? 'BREACH' : 'REMARK';
  if (derived.outcome === 'UNDETERMINED') say(severity, election ? 'ELECTION_UNSETTLED' : 'OUTCOME_UNDETERMINED', rule);
  if (derived.outcome === 'NO_QUORUM') say(severity, 'NO_QUORUM', rule);
  const against = `${outcome} ${derived.outcome}`;
  const other = derived.reason === 'OTHER_PROPOSAL_CARRIED' ? 'PROPOSAL' : 'OUTCOME';
  if (against === 'ADOPTED NOT_PASSED' || against === 'REJECTED PASSED')
    say('BREACH', `${election ? 'ELECTED' : other}_AGAINST_VOTES`, rule);
  const way = election && wrongWay(known, decision, election);
  if (way) say('BREACH', 'ELECTION_METHOD', `KL ${way}`, `kommuneloven § ${way}`);
  const voted = decision.election ? castIn(decision.election) : null;
  const cast = voted ?? (count.for ?? Number.NaN) + (count.against ?? Number.NaN);
  const there = voted === null ? count.present : (vote?.present ?? null);
  if (cast > Math.min(there ?? cast, count.members ?? cast)) say('BREACH', 'MORE_VOTES_THAN_MEMBERS', rule);
  for (const [because, code, ofRule] of NOT_COUNTED)
    if (count.ballots.some((b) => b.because === because && b.vote !== 'ABSENT'))
      say('BREACH', code, ofRule, because === 'EXCLUDED' ? 'kommuneloven § 11-10' : derived.clause);
  // Who is said to be both there and away is taken to be there.
  const { present = [], absent = [] } = minutesOf(known, decision) ?? {};
  const away = absent.filter((seat) => !present.includes(seat));
  if (count.ballots.some((b) => b.vote !== 'ABSENT' && away.includes(b.seat)))
    say('REMARK', 'VOTED_WHILE_ABSENT', 'KL 11-4', 'kommuneloven § 11-4');
  if (vote?.decidedBy === 'LEADER') {
    const voted = count.ballots.some((b) => b.because === null && b.vote === 'AGAINST');
    if (rules?.majority !== 'CONSENSUS_ELSE_LEADER') say('BREACH', 'LEADER_CANNOT_DECIDE', 'D-9');
    else {
      if (vote.attempt === undefined) say('BREACH', 'LEADER_DECIDED_WITHOUT_ATTEMPT', 'D-9');
      if ((vote.dissent ?? []).length === 0 && !voted) say('REMARK', 'DISSENT_NOT_RECORDED', 'D-9');
    }
  }
  const procedure = vote?.procedure;
  if ((procedure === 'REMOTE' && rules?.remote === false) || (procedure === 'WRITTEN' && rules?.written === false))
    say('BREACH', 'PROCEDURE_NOT_ALLOWED', 'A-04');
  const users = termsOfBody(known, body, decided)?.userParticipation;
  if (users && outcome === 'ADOPTED' && !decision.users)
    say('REMARK', 'USER_PARTICIPATION_MISSING', 'L-2.1-3', users.clause);
}

function ofBudget(known: Naive, budget: BudgetOf, day: string, tell: Tell): void {
  const { year, versions, draftBy, adoptBy, said, required, provisional } = budget;
  const clause = `[${budget.clause ?? '—'}]`;
  const main = versions.find((v) => v.version === budget.version);
  const originals = versions.filter((v) => v.kind === 'ORIGINAL');
  const of = `${year}`;
  if (draftBy === null) tell(`REMARK BUDGET_NO_DEADLINE L-4.2-2 ${clause}`, of, 'COUNCILS');
  else {
    const [sent] = originals.flatMap((v) => v.sent ?? []).sort();
    if (sent !== undefined && sent > draftBy) tell(`BREACH BUDGET_DRAFT_LATE L-4.2-1 ${clause}`, of, 'HOST');
    if (sent === undefined && day > draftBy) tell(`BREACH BUDGET_NOT_SENT L-4.2-1 ${clause}`, of, 'HOST');
    if (main?.kind === 'ORIGINAL' && main.status === 'NOT_VALID')
      tell(`BREACH BUDGET_NOT_VALID L-4.2-2 ${clause}`, of, 'COUNCILS');
    if (main?.kind === 'ORIGINAL' && main.status === 'UNDETERMINED')
      tell(`REMARK BUDGET_UNDETERMINED L-4.2-5 ${clause}`, of, 'COUNCILS');
  }
  const counted = (decision: string) => main?.adoptions.some((x) => x.counts && x.decision === decision) ?? false;
  const once = said.filter((a, i) => said.findIndex((x) => x.decision === a.decision && x.because === a.because) === i);
  for (const a of once) {
    if (a.because === 'CHANGED' && counted(a.decision)) continue;
    // L-4.2-6: what the council adopted later takes the place of what was said before.
    if (!a.counts && said.some((x) => x.counts && x.municipality === a.municipality && x.decided > a.decided)) continue;
    const say = (what: string) => tell(`${what} ${clause}`, a.decision, 'COUNCILS', a.municipality || null);
    if (a.because === 'NOT_COUNCIL') say('BREACH BUDGET_NOT_BY_COUNCIL L-4.2-5');
    if (a.because === 'CHANGED') say('BREACH BUDGET_CHANGED_BY_COUNCIL L-4.2-3');
    if (a.because === 'OWN_LINE_ONLY') say('REMARK BUDGET_OWN_LINE_ONLY L-4.2-5');
    if (a.because === 'NOT_ADOPTED' && a.verdict !== 'UNDETERMINED') say(`REMARK BUDGET_${a.verdict} L-4.2-6`);
    // It is late when it was not part of what counts on the last day.
    const last = originals.some((v) => v.adoptions.some((x) => x.decision === a.decision));
    if (a.counts && adoptBy !== null && last && a.decided > adoptBy) say('BREACH BUDGET_ADOPTED_LATE L-4.2-4');
    if (a.counts && !required.includes(a.municipality)) say('REMARK BUDGET_BY_OTHERS L-4.2-2');
  }
  for (const m of required) {
    const since = adoptBy ?? `${year - 1}-12-31`;
    const came = known
      .all('MunicipalitiesMerged')
      .some((e) => e.data.successor.municipality === m && e.validFrom > since && e.validFrom <= `${year}-01-01`);
    if (!came) continue;
    if (!main?.adoptions.some((a) => a.counts && a.municipality === m))
      tell(`REMARK BUDGET_FOR_MERGED A-18 ${clause}`, m, 'COUNCILS');
  }
  for (const { decision, municipality } of main?.endedBy ?? [])
    tell(`REMARK BUDGET_TAKEN_BACK L-4.2-6 ${clause}`, decision, 'COUNCILS', municipality);
  if (provisional?.decision === null) tell(`REMARK PROVISIONAL_BASIS_NOT_DECIDED A-06 ${clause}`, of, 'HOST');
  const goesByOne = ['LAST_VALID_BUDGET', 'DRAFT', 'ADOPTED_LATE'].includes(provisional?.basis ?? '');
  if (provisional?.budget === null && goesByOne) tell(`REMARK PROVISIONAL_BASIS_MISSING A-06 ${clause}`, of, 'HOST');
  for (const { data, validFrom } of known.all('ProvisionalBasisDecided')) {
    const { body, decided, annulled } = known.record(data.decision);
    if (annulled) continue;
    const host = known.hosts().findLast((h) => h.from <= decided)?.host;
    if (data.year !== year || validFrom > day || (host !== undefined && known.body(body).municipality === host))
      continue;
    tell(`BREACH PROVISIONAL_BASIS_NOT_BY_HOST A-06 ${clause}`, data.decision, 'HOST');
  }
}

function ofControl(known: Naive, day: string, tell: Tell): void {
  const law = '[kommuneloven § 20-2]';
  for (const { municipality: m, delegation, status } of delegationsOn(known, day)) {
    const about = `${delegation} (${m})`;
    if (status === 'NOT_GIVEN') tell(`REMARK DELEGATION_NOT_GIVEN L-3.1-4 ${law}`, about, 'PARTICIPANTS', m);
    if (status === 'NOT_INSTRUCTED') tell(`BREACH DELEGATION_NOT_INSTRUCTED L-3.1-4 ${law}`, about, 'COUNCILS', m);
  }
  for (const d of hostDecisionsOn(known, day)) {
    if (d.annulled) continue;
    const agreed = known.agreement(d.decided)?.terms.control?.hostDecisions;
    const clause = agreed === undefined ? law : `[${agreed}]`;
    const { principled, withinBudget } = d;
    if (principled === 'NOT_ASSESSED' || (withinBudget === 'NOT_ASSESSED' && agreed !== undefined))
      tell(`BREACH HOST_DECISION_NOT_ASSESSED L-3.1-1 ${clause}`, d.decision, 'HOST');
    if (principled === 'YES') tell(`BREACH HOST_DECISION_PRINCIPLED L-3.1-1 ${clause}`, d.decision, 'HOST');
    if (withinBudget === 'NO')
      tell(`BREACH HOST_DECISION_OUTSIDE_BUDGET L-3.1-1 [${agreed ?? 'kommuneloven § 14-5'}]`, d.decision, 'HOST');
    const host = known.hosts().findLast((h) => h.from <= d.decided)?.host;
    for (const m of d.for)
      if (m !== host && !delegated(known, m, d))
        tell(`BREACH DECIDED_WITHOUT_DELEGATION L-3.1-4 ${law}`, d.decision, 'COUNCILS', m);
  }
}
