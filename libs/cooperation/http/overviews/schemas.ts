import { Type } from 'typebox';
import {
  CLOCKS,
  clause,
  day,
  eventIndexes,
  flag,
  integer,
  kroner,
  list,
  municipalities,
  municipality,
  object,
  orNull,
  responsible,
  text,
  unallocated,
} from '../fields.ts';

export const validOn = day('The day asked about.', '2025-06-30');
const name = text('Name of the municipality.', 'Vågan');
const finding = object({
  code: text('Stable name of the finding.', 'BUDGET_NOT_VALID'),
  severity: Type.Union([Type.Literal('BREACH'), Type.Literal('REMARK')], {
    description: 'BREACH: not as the agreement or the law says. REMARK: unclear, or worth knowing.',
  }),
  rule: text('The rule it follows from.', 'L-4.2-2'),
  clause,
  about: text('What it is about: a year, a decision, a notice, a line.', '2026'),
  text: text('What is wrong or unclear, in the language asked for.'),
  remedy: text('What to do about it, in the language asked for.'),
  responsible,
  events: eventIndexes,
});
export const findings = list(finding, 'What is not as the agreement or the law says.');

const LINES = {
  total: kroner('Sum of the lines.'),
  lines: list(
    object({
      category: text('Category of cost.', 'DRIFT'),
      municipality: orNull(municipality('Whose it is alone.'), 'Null: of more than one.'),
      sharedService: orNull(text('The common system or project it is for.', 'arkiv'), 'Null: for none of them.'),
      amount: kroner('Of the line.'),
    }),
    'In the order in which the host wrote them.',
  ),
};
const status = text('DRAFT, SENT, PARTLY_ADOPTED, VALID, NOT_VALID or UNDETERMINED.', 'VALID');
const since = day('Since when.', '2025-12-19');
const late = flag('Adopted by all, but the last after the last day (A-33).');

export const BudgetAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    year: integer('The budget year.', 2026),
    validOn,
    status: text(
      'NOT_DRAFTED, DRAFT, SENT, PARTLY_ADOPTED, VALID, NOT_VALID or UNDETERMINED. NOT_DRAFTED: there is to be a budget of the year, or something is decided of it, and nobody has drafted it.',
      'VALID',
    ),
    since: orNull(since, 'Null while nobody has drafted it.'),
    late,
    version: orNull(text('The version that the status is of.', 'B1'), 'Null while nobody has drafted it.'),
    draftBy: orNull(day('By when the host sends the draft.', '2025-09-15'), 'Null when the agreement does not say.'),
    adoptBy: orNull(day('The last day for the councils.', '2025-12-20'), 'Null when the agreement does not say.'),
    clause: orNull(clause, 'Null when the agreement does not say.'),
    versions: list(
      object({
        version: text('Id of the version.', 'B1'),
        kind: Type.Union([Type.Literal('ORIGINAL'), Type.Literal('AMENDMENT')], {
          description: 'AMENDMENT: changes a budget during the year.',
        }),
        contentHash: text('SHA-256 of what a council adopts: an adoption counts only for the identical content.'),
        draftedOn: day('When it was written.', '2025-09-01'),
        sentOn: orNull(day('When it was sent.', '2025-09-12'), 'Null when it was not.'),
        status,
        since,
        late,
        adoptions: list(
          object({
            municipality: municipality(),
            name,
            verdict: orNull(
              text('ADOPTED, DEVIATING, OWN_LINE, REJECTED, POSTPONED, REVERSED or UNDETERMINED.', 'ADOPTED'),
              'Null: the council has said nothing.',
            ),
            decidedOn: orNull(day('When.', '2025-12-19'), 'Null: not yet.'),
            decision: orNull(text('Id of the decision.', 'KS-101/25'), 'Null: none.'),
            caseReference: orNull(text('Reference of the case.', 'KS-101/25'), 'Null: none.'),
            counts: flag('Whether it takes the budget towards validity.'),
            because: orNull(text('Why it does not count.', 'CHANGED'), 'Null when it counts.'),
            ownLine: orNull(kroner('In the municipality’s own budget.'), 'Null: not told.'),
            share: orNull(
              kroner('Its part of the version, by the rules of the year and the last population before it.'),
              'Null: no own line is told, or a line of the version needs a decision or participants.',
            ),
            difference: orNull(kroner('The own line less the share.'), 'Null where one of them is.'),
          }),
          'One per municipality whose council must adopt it.',
        ),
        missing: municipalities('Councils that have not adopted it.'),
        ...LINES,
      }),
      'Every version drafted by the day.',
    ),
    inForce: orNull(
      object({ version: text('Id of the version.', 'B1'), since, ...LINES }),
      'What may be spent; null while no budget is valid.',
    ),
    provisional: orNull(
      object({
        basis: text('LAST_VALID_BUDGET, DRAFT, ADOPTED_LATE, ACTUAL_COST or NONE.', 'LAST_VALID_BUDGET'),
        decision: orNull(text('The decision of the host.', 'FS-3/26'), 'Null: not decided; as A-06 is read.'),
        from: day('From when.', '2026-01-01'),
        budget: orNull(
          object({ year: integer('Its year.', 2025), version: text('Id of the version.', 'B1'), ...LINES }),
          'The budget it goes by; null where there is none.',
        ),
      }),
      'What is asked for on account in a year that has no valid budget (A-06); null before the year and when it has one.',
    ),
    spending: object(
      {
        budgeted: orNull(kroner('Of the budget in force.'), 'Null while no budget is in force.'),
        booked: kroner('Booked by the day on the months of the year; not what the agreement keeps out of the sharing.'),
        difference: orNull(kroner('Booked less budgeted.'), 'Null while no budget is in force.'),
        categories: list(
          object({
            category: text('Category of cost.', 'DRIFT'),
            budgeted: kroner('Of the category.'),
            booked: kroner('Of the category.'),
            difference: kroner('Booked less budgeted; above zero: beyond the budget (A-35).'),
          }),
          'By category.',
        ),
      },
      'What is booked against the budget.',
    ),
    findings,
    interpretations: list(
      object({
        id: text('Number of the open question.', 'A-33'),
        question: text('What is open.'),
        option: text('How it is read.', 'NEVER_VALID'),
        decision: orNull(text('The decision that chose the reading.'), 'Null: the default of the program.'),
      }),
      'The readings that the answer rests on.',
    ),
    events: eventIndexes,
  },
  { title: 'BudgetAnswer', description: 'The budget of a year as it stands on a day.' },
);

const unanimity = {
  on: orNull(day('First day on which it holds.', '2026-01-01'), 'Null: councils are missing.'),
  approvedBy: list(
    object({ municipality: municipality(), decision: text('Id of the decision.'), decidedOn: day('When.') }),
    'Councils that have decided so by the day.',
  ),
  missing: municipalities('Councils that have not.'),
  events: eventIndexes,
};

const succession = object({
  successor: municipality('The new municipality.'),
  successorName: text('What the new municipality is called.'),
  predecessors: municipalities('Those whose place it took.'),
  predecessorNames: list(name, 'What they were called, in the same order.'),
  on: day('From when.', '2028-01-01'),
  events: eventIndexes,
});

export const ParticipantsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    participants: list(
      object({
        municipality: municipality(),
        name,
        organisationNumber: text('Nine digits.', '938644500'),
        host: flag('Whether it is the host.'),
        from: day('First day of this participation.', '2022-01-01'),
        until: orNull(day('Last day.', '2026-12-31'), 'Null: it goes on.'),
        events: eventIndexes,
      }),
      'Those who take part on the day.',
    ),
    notices: list(
      object({
        notice: text('Id of the notice.', 'U-1'),
        municipality: municipality(),
        name,
        form: Type.Union([Type.Literal('WRITTEN'), Type.Literal('ORAL')], { description: 'How it was given.' }),
        sentOn: orNull(day('Date of the letter.', '2025-04-30'), 'Null when it has none.'),
        receivedOn: day('When the host received it: it counts from here.', '2025-05-02'),
        decision: orNull(text('The council’s decision to leave.', 'KS-20/25'), 'Null when the book has none.'),
        lastDay: orNull(day('Last day as a participant.', '2026-12-31'), 'Null: the notice has no effect.'),
        clause,
        release: orNull(
          text('Where the agreement says what who leaves receives or pays.', '6.2'),
          'Null: it does not say.',
        ),
        takenBack: orNull(
          object({ on: day('When.', '2026-03-01'), agreed: flag('Whether all agreed: only then it has an effect.') }),
          'Null: it stands.',
        ),
        events: eventIndexes,
      }),
      'Notices of withdrawal received by the day.',
    ),
    successions: list(succession, 'Mergers that hold on the day.'),
    successionsToCome: list(succession, 'Mergers that are known and hold from a later day.'),
    admissions: list(
      object({
        municipality: municipality(),
        name,
        organisationNumber: text('Nine digits.', '938644500'),
        ...unanimity,
      }),
      'Municipalities that councils have approved to join (L-6.1-1).',
    ),
    dissolution: orNull(object(unanimity), 'What councils have decided on ending the cooperation; null: nothing.'),
    findings,
  },
  { title: 'ParticipantsAnswer', description: 'Who takes part on a day, and who is on the way out.' },
);

export const FindingsAnswerSchema = Type.Object(
  { ...CLOCKS, validOn, findings },
  { title: 'FindingsAnswer', description: 'What is not as the agreement or the law says, as it stands on a day.' },
);

const owners = list(
  object({ body: text('Id of the body.', 'driftsstyret'), clause }),
  'Bodies that the agreement in force lets choose a reading; none where it names nobody.',
);

export const InterpretationsAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    owners,
    interpretations: list(
      object({
        id: text('Number of the question.', 'A-09'),
        clause,
        question: text('What is open, in the language asked for.'),
        reading: text('How it is read on the day.', 'RERUN'),
        readingText: orNull(
          text('What that means, in the language asked for.', 'The key is run again over those who take part.'),
          'Null: the book has no words for it.',
        ),
        basis: Type.Unsafe<'SETTLED_BY_TERMS' | 'DECIDED' | 'RECORDED_DEFAULT' | 'PROGRAM_DEFAULT'>(
          Type.Enum(['SETTLED_BY_TERMS', 'DECIDED', 'RECORDED_DEFAULT', 'PROGRAM_DEFAULT'], {
            description:
              'SETTLED_BY_TERMS: the agreement says it. DECIDED: a body has. RECORDED_DEFAULT: the default that the book has recorded. PROGRAM_DEFAULT: the book has none; a later program may read otherwise.',
          }),
        ),
        text: text('What it rests on, in the language asked for.'),
        decision: orNull(text('The decision that chose a reading.', 'DS-2025-06'), 'Null: there is none.'),
        decidedBy: orNull(text('The body that decided.', 'driftsstyret'), 'Null: none has.'),
        decidedOn: orNull(day('When it decided.', '2025-06-12'), 'Null: none has.'),
        since: orNull(day('From when the decision holds.', '2025-07-01'), 'Null for a default.'),
        recorded: orNull(
          object({
            option: text('The reading.', 'RERUN'),
            on: day('The day on which it was recorded.', '2024-11-12'),
            event: integer('Index of the event.', 1),
          }),
          'The default that the book has recorded, also where a body has decided since. Null: it has none.',
        ),
        options: list(text('A reading.', 'RERUN'), 'The readings told apart; the first is the default.'),
        optionTexts: list(
          text('What an option means.', 'The key is run again over those who take part.'),
          'In the language asked for, in the order of the options.',
        ),
        ground: text('Why the default is the default: WORDING, LAW, PURPOSE, PRACTICE or CAUTION.', 'WORDING'),
        law: orNull(text('The section it is taken from.', 'kommuneloven § 14-6'), 'Null: no section.'),
        applied: flag('Whether the program follows the reading that is decided.'),
        treatment: Type.Unsafe<'SWITCHED' | 'ONE_READING' | 'BY_DECISION'>(
          Type.Enum(['SWITCHED', 'ONE_READING', 'BY_DECISION'], {
            description:
              'SWITCHED: figures, dates, statuses or findings follow the reading decided. ONE_READING: one alone can be followed. BY_DECISION: decisions of another kind answer it.',
          }),
        ),
        because: orNull(text('Why another reading is not followed.'), 'Null: it is.'),
        events: eventIndexes,
      }),
      'Every open question.',
    ),
  },
  { title: 'InterpretationsAnswer', description: 'Where agreement or law is silent, and which reading applies.' },
);

export const PreviewAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    id: text('Number of the question.', 'A-01'),
    clause,
    question: text('What is open, in the language asked for.'),
    year: integer('The calendar year.', 2025),
    now: object(
      {
        option: text('The reading.', 'AS_PRINTED'),
        decision: orNull(text('The decision that chose it.'), 'Null: a default, or settled by the agreement.'),
      },
      'As it is read on the last day of the year.',
    ),
    option: text('The reading asked about.', 'IN_BASE'),
    options: list(text('A reading.', 'IN_BASE'), 'The readings told apart; the first is the default.'),
    owners,
    effect: Type.Union(
      [
        Type.Literal('DIFFERENT'),
        Type.Literal('NOT_KRONER'),
        Type.Literal('SAME'),
        Type.Literal('SETTLED'),
        Type.Literal('NOT_FOLLOWED'),
      ],
      {
        description:
          'DIFFERENT: somebody pays another amount. NOT_KRONER: nobody does, but `changes` says what else is otherwise. SETTLED: the agreement says it. NOT_FOLLOWED: there is one reading alone.',
      },
    ),
    text: text('What the effect means, in the language asked for.'),
    basis: object(
      {
        of: Type.Union(
          [
            Type.Literal('COSTS'),
            Type.Literal('BUDGET'),
            Type.Literal('DRAFT'),
            Type.Literal('EARLIER_COSTS'),
            Type.Literal('NONE'),
          ],
          { description: 'What the amounts are reckoned from.' },
        ),
        year: integer('Whose costs or budget; the year asked about, or an earlier one.', 2025),
        version: orNull(text('Version of the budget.', 'B-2027'), 'Null: no budget.'),
        text: text('The same in the language asked for.'),
      },
      'What the amounts are reckoned from.',
    ),
    total: orNull(
      object({
        now: kroner('Shared as it is.'),
        preview: kroner('Shared with the reading.'),
        difference: kroner('Of the two.'),
      }),
      'What all share together. Null: there is nothing to reckon from.',
    ),
    shares: list(
      object({
        municipality: municipality(),
        name,
        now: kroner('As it is.'),
        preview: kroner('With the reading.'),
        difference: kroner('More is above zero.'),
      }),
      'One per municipality.',
    ),
    held: list(
      object({
        line: text('Year and id of the line.', '2025/F-2025-2'),
        category: text('Category of cost.', 'PROJECT'),
        label: text('What it is for.'),
        amount: kroner('Of the year.'),
        reason: text('Stable name of the reason.', 'PROJECT_NOT_APPROVED'),
        text: text('The reason, in the language asked for.'),
        clause,
        events: eventIndexes,
      }),
      'What would not be shared with the reading.',
    ),
    changes: list(
      object({
        what: Type.Union(
          [
            Type.Literal('BUDGET_STATUS'),
            Type.Literal('BUDGET_DRAFT_BY'),
            Type.Literal('BUDGET_ADOPT_BY'),
            Type.Literal('PROVISIONAL_BASIS'),
            Type.Literal('RULES_OF_BODY'),
            Type.Literal('OUTCOME_OF_DECISION'),
            Type.Literal('NOTICE_LAST_DAY'),
            Type.Literal('NOTICE_RELEASE'),
            Type.Literal('REPORT_DAYS'),
            Type.Literal('REPORT_LAST_DAY'),
            Type.Literal('EVALUATION_LAST_DAY'),
            Type.Literal('ROUTINE_DAY'),
            Type.Literal('KEY'),
          ],
          { description: 'What would be otherwise.' },
        ),
        of: text('The year, body, decision, notice, report, evaluation or routine that it is of.', '2026'),
        now: text('As it is.', '2025-12-20'),
        preview: text('With the reading.', '2025-12-22'),
        text: text('What it is, in the language asked for.'),
      }),
      'What is not amounts, and would be otherwise.',
    ),
  },
  {
    title: 'PreviewAnswer',
    description: 'What another reading of an open question means over a year, in kroner and otherwise.',
  },
);

export const DeadlinesAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    validOn,
    year: integer('The calendar year.', 2025),
    deadlines: list(
      object({
        date: day('By when.', '2025-12-20'),
        code: text('Stable name of what is due; of a routine of the agreement its id.', 'BUDGET_ADOPTED'),
        clause,
        who: Type.Union(
          [
            Type.Literal('HOST'),
            Type.Literal('COUNCILS'),
            Type.Literal('BOARD'),
            Type.Literal('PARTICIPANTS'),
            Type.Literal('LEADER'),
          ],
          { description: 'Who must act.' },
        ),
        municipality: orNull(municipality(), 'Null: it is not one municipality’s.'),
        hostless: orNull(
          text('Of what is the host’s when nobody is host: the clause by which the host left.', '6.2'),
          'Null: there is a host, or it is not the host’s.',
        ),
        body: orNull(text('The body whose it is.', 'driftsstyret'), 'Null: it is not one body’s.'),
        bodyName: orNull(text('What the body is called.'), 'Null: it is not one body’s.'),
        status: Type.Union(
          [
            Type.Literal('DONE'),
            Type.Literal('LATE'),
            Type.Literal('DUE'),
            Type.Literal('MISSED'),
            Type.Literal('PASSED'),
          ],
          {
            description:
              'LATE: done after its last day. PASSED: the day is over, and the book does not follow whether it was done.',
          },
        ),
        done: orNull(
          object({
            on: day('When it was done.', '2025-12-19'),
            by: orNull(text('A municipality or a body.', '1865'), 'Null: the book does not say who.'),
            byName: orNull(text('What it is called.', 'Vågan'), 'Null: the book does not say who.'),
            what: orNull(
              text('What the book calls it: a decision, a meeting, a report, a run of invoices.', 'KS-112/25'),
              'Null: it has no name of its own.',
            ),
            events: eventIndexes,
          }),
          'Null: not done, or the book does not say when.',
        ),
        falls: orNull(
          Type.Union([Type.Literal('SATURDAY'), Type.Literal('SUNDAY'), Type.Literal('HOLIDAY')], {
            description: 'A day of the agreement holds as it is written (A-30).',
          }),
          'Null on a working day.',
        ),
        note: orNull(text('The same in words.', 'a Saturday'), 'Null on a working day.'),
        about: orNull(
          text('The decision, meeting, period or notice that it is about.', 'VV-3/25'),
          'Null: its kind comes once a year.',
        ),
        text: text('What is due, in the language asked for.'),
        name: orNull(name, 'Null: it is not one municipality’s.'),
        events: eventIndexes,
      }),
      'By date.',
    ),
  },
  { title: 'DeadlinesAnswer', description: 'What is due in a calendar year, as it stands on a day.' },
);

export const EconomicPlanAnswerSchema = Type.Object(
  {
    ...CLOCKS,
    year: integer('The budget year.', 2026),
    validOn,
    version: text('The version of the budget that the figures are of.', 'B-2026'),
    status,
    years: list(
      object({
        year: integer('Of the plan.', 2027),
        total: orNull(kroner('What the version says of the year.'), 'Null: it says nothing.'),
        shared: orNull(kroner('What the rules share.'), 'Null: nothing can be shared.'),
        held: list(unallocated, 'What the rules cannot share without more being said.'),
        because: orNull(text('Why the year cannot be shared.'), 'Null when it is.'),
      }),
      'The budget year and the three after it.',
    ),
    municipalities: list(
      object({
        municipality: municipality(),
        name,
        amounts: list(
          object({
            year: integer('Of the plan.', 2027),
            amount: orNull(kroner('What it would pay.'), 'Null: not known.'),
          }),
          'By year.',
        ),
      }),
      'Ascending by number.',
    ),
    events: eventIndexes,
  },
  { title: 'EconomicPlanAnswer', description: 'Four years of a budget and its economic plan, per municipality.' },
);

export const OVERVIEW_SCHEMAS = [
  EconomicPlanAnswerSchema,
  BudgetAnswerSchema,
  ParticipantsAnswerSchema,
  FindingsAnswerSchema,
  InterpretationsAnswerSchema,
  PreviewAnswerSchema,
  DeadlinesAnswerSchema,
];
