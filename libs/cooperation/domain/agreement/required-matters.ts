import type { Text } from '#kernel';
import type { FORMS } from '../events.ts';

/** A matter that the law wants an agreement of this form to settle. */
export interface RequiredMatter {
  readonly letter: string;
  readonly text: Text;
}

interface RequiredMatters {
  readonly law: string;
  readonly matters: readonly RequiredMatter[];
}

const matter = (letter: string, nb: string, nn: string, en: string): RequiredMatter => ({
  letter,
  text: { nb, nn, en },
});

/** Kommuneloven (LOV-2018-06-22-83) § 20-4 third paragraph. */
const HOST: RequiredMatters = {
  law: 'kommuneloven § 20-4',
  matters: [
    matter('a', 'deltakerne', 'deltakarane', 'the participants'),
    matter('b', 'hvem som er vertskommune', 'kven som er vertskommune', 'who is the host'),
    matter(
      'c',
      'oppgaver og myndighet hos verten',
      'oppgåver og myndigheit hos verten',
      'the host’s tasks and authority',
    ),
    matter('d', 'når de overføres', 'når dei blir overførte', 'when these are transferred'),
    matter(
      'e',
      'vedtak deltakerne skal underrettes om',
      'vedtak deltakarane skal få vite om',
      'decisions the participants are told of',
    ),
    matter('f', 'det økonomiske oppgjøret', 'det økonomiske oppgjeret', 'the economic settlement'),
    matter('g', 'uttreden', 'uttreden', 'how to leave'),
    matter('h', 'oppløsning', 'oppløysing', 'how to dissolve'),
    matter('i', 'annet som loven krever', 'anna som lova krev', 'what else the law requires'),
  ],
};

/** Kommuneloven § 18-4 fourth paragraph. */
const COUNCIL: RequiredMatters = {
  law: 'kommuneloven § 18-4',
  matters: [
    matter('a', 'navnet', 'namnet', 'the name'),
    matter('b', 'om rådet er eget rettssubjekt', 'om rådet er eige rettssubjekt', 'whether it is a legal person'),
    matter(
      'c',
      'medlemmer i representantskapet',
      'medlemer i representantskapet',
      'members of the representative assembly',
    ),
    matter('d', 'hvilke saker rådet behandler', 'kva saker rådet handsamar', 'what cases it treats'),
    matter('e', 'myndighet', 'myndigheit', 'its authority'),
    matter('f', 'eierandeler og ansvar', 'eigardelar og ansvar', 'shares and liability'),
    matter('g', 'uttreden', 'uttreden', 'how to leave'),
    matter('h', 'oppløsning og arkiv', 'oppløysing og arkiv', 'how to dissolve, and who keeps the archive'),
  ],
};

/** Kommuneloven § 19-4 fourth paragraph. */
const TASK_COMMUNITY: RequiredMatters = {
  law: 'kommuneloven § 19-4',
  matters: [
    matter('a', 'navnet', 'namnet', 'the name'),
    matter('b', 'om det er eget rettssubjekt', 'om det er eige rettssubjekt', 'whether it is a legal person'),
    matter(
      'c',
      'medlemmer i representantskapet',
      'medlemer i representantskapet',
      'members of the representative assembly',
    ),
    matter('d', 'oppgaver og myndighet', 'oppgåver og myndigheit', 'tasks and authority'),
    matter('e', 'innskudd og andre bidrag', 'innskot og andre bidrag', 'deposits and other contributions'),
    matter('f', 'eierandeler og ansvar', 'eigardelar og ansvar', 'shares and liability'),
    matter('g', 'om det kan ta opp lån', 'om det kan ta opp lån', 'whether it may take up loans'),
    matter('h', 'rapportering til deltakerne', 'rapportering til deltakarane', 'what is reported to the participants'),
    matter('i', 'uttreden', 'uttreden', 'how to leave'),
    matter('j', 'oppløsning og arkiv', 'oppløysing og arkiv', 'how to dissolve, and who keeps the archive'),
  ],
};

/** By form; null where kommuneloven has no such list. */
export const REQUIRED_MATTERS: Readonly<Record<(typeof FORMS)[number], RequiredMatters | null>> = {
  HOST_MUNICIPALITY: HOST,
  INTERMUNICIPAL_COUNCIL: COUNCIL,
  MUNICIPAL_TASK_COMMUNITY: TASK_COMMUNITY,
  COMPANY: null,
  NETWORK: null,
};
