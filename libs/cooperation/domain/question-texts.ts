import { interpretationText } from '#allocation';
import type { Text } from '#kernel';

/** What is asked, where no module asks it in words of its own. */
const QUESTIONS: Readonly<Record<string, Text>> = {
  'A-05': {
    nb: 'Hva er «neste avtaleår», og regnes varselet fra det er sendt eller mottatt?',
    nn: 'Kva er «neste avtaleår», og reknast varselet frå det er sendt eller motteke?',
    en: 'What is the “next agreement year”, and does a notice count from being sent or received?',
  },
  'A-06': {
    nb: 'Hva kreves inn i januar når budsjettet ikke er gyldig?',
    nn: 'Kva blir kravd inn i januar når budsjettet ikkje er gyldig?',
    en: 'What is invoiced in January when the budget is not valid?',
  },
  'A-07': {
    nb: 'Får en kommune som trer ut, noe utbetalt?',
    nn: 'Får ein kommune som trer ut, noko utbetalt?',
    en: 'Is a municipality that leaves paid anything?',
  },
  'A-10': {
    nb: 'Hvordan fordeles ører som ikke går opp?',
    nn: 'Korleis blir øre som ikkje går opp, fordelte?',
    en: 'How are øre shared that do not divide evenly?',
  },
  'A-11': {
    nb: 'Desemberoppgjøret kommer før regnskapet er avsluttet: anslag eller vente?',
    nn: 'Desemberoppgjeret kjem før rekneskapen er avslutta: anslag eller vente?',
    en: 'The December settlement comes before the books close: estimate, or wait?',
  },
  'A-14': {
    nb: 'Gjelder en avtale «til 1. januar» også 1. januar?',
    nn: 'Gjeld ein avtale «til 1. januar» også 1. januar?',
    en: 'Does an agreement “until 1 January” hold on 1 January?',
  },
  'A-15': {
    nb: 'Hva gjelder når ett av kommunestyrene sier nei eller endrer ordlyden?',
    nn: 'Kva gjeld når eitt av kommunestyra seier nei eller endrar ordlyden?',
    en: 'What holds when one of the councils says no or changes the wording?',
  },
  'A-16': {
    nb: 'Hvem eier dataene: kommunene eller samarbeidet?',
    nn: 'Kven eig dataa: kommunane eller samarbeidet?',
    en: 'Who owns the data: the municipalities or the cooperation?',
  },
  'A-17': {
    nb: 'Når trer avtalen i kraft, og fra når gjelder nøkkel og fakturering?',
    nn: 'Når trer avtalen i kraft, og frå når gjeld nøkkel og fakturering?',
    en: 'When does the agreement enter into force, and from when do key and billing apply?',
  },
  'A-18': {
    nb: 'Hva skjer med fordelingen når to deltakere slås sammen?',
    nn: 'Kva skjer med fordelinga når to deltakarar blir slått saman?',
    en: 'What happens to the allocation when two participants merge?',
  },
  'A-19': {
    nb: 'Hvilke paragrafer mener en avtale som skriver «20-1-2»?',
    nn: 'Kva paragrafar meiner ein avtale som skriv «20-1-2»?',
    en: 'Which sections does an agreement mean that writes “20-1-2”?',
  },
  'A-20': {
    nb: 'Hvilken mva-behandling har hver kategori?',
    nn: 'Kva mva-handsaming har kvar kategori?',
    en: 'Which VAT treatment does each category have?',
  },
  'A-21': {
    nb: 'Hva betales når noen blir med i eller går ut av et system midt i året?',
    nn: 'Kva blir betalt når nokon blir med i eller går ut av eit system midt i året?',
    en: 'What is paid when somebody joins or leaves a system during the year?',
  },
  'A-22': {
    nb: 'Er individuelle lisenser med i à konto?',
    nn: 'Er individuelle lisensar med i à konto?',
    en: 'Are individual licences part of the à konto invoices?',
  },
  'A-23': {
    nb: 'Når er styringsgruppen vedtaksfør, og hva er et forsøk på enighet?',
    nn: 'Når er styringsgruppa vedtaksfør, og kva er eit forsøk på semje?',
    en: 'When has the steering group a quorum, and what is an attempt at consensus?',
  },
  'A-25': {
    nb: 'Hvordan vedtar et kommunestyre samarbeidets budsjett: egen sak eller en linje i eget budsjett?',
    nn: 'Korleis vedtek eit kommunestyre budsjettet til samarbeidet: eiga sak eller ei linje i eige budsjett?',
    en: 'How does a council adopt the budget of the cooperation: a case of its own or a line in its own budget?',
  },
  'A-26': {
    nb: 'Tiden da en ny nøkkel skulle behandles, gikk uten vedtak: faller noe bort?',
    nn: 'Tida då ein ny nøkkel skulle handsamast, gjekk utan vedtak: fell noko bort?',
    en: 'The time for treating a new key passed without a decision: does anything lapse?',
  },
  'A-29': {
    nb: 'Når skal en tertialrapport være levert?',
    nn: 'Når skal ein tertialrapport vere levert?',
    en: 'When is a tertial report due?',
  },
  'A-30': {
    nb: 'Hva når en frist faller på en helg eller helligdag?',
    nn: 'Kva når ein frist fell på ei helg eller ein heilagdag?',
    en: 'What when a last day falls on a weekend or a holiday?',
  },
  'A-31': {
    nb: 'Gir innsynsretten tilgang til de andre kommunenes fakturaer?',
    nn: 'Gir innsynsretten tilgang til fakturaene til dei andre kommunane?',
    en: 'Does the right of inspection cover the invoices of the other municipalities?',
  },
  'A-32': {
    nb: 'Fordeles vertens egen andel som de andres?',
    nn: 'Blir verten sin eigen del fordelt som for dei andre?',
    en: 'Is the host’s own share allocated like the others’?',
  },
  'A-33': {
    nb: 'Er et budsjett gyldig når alle har vedtatt det, men én etter fristen?',
    nn: 'Er eit budsjett gyldig når alle har vedteke det, men éin etter fristen?',
    en: 'Is a budget valid when all have adopted it, but one after the last day?',
  },
  'A-34': {
    nb: 'Hvilke lokaler og kontorkostnader er felles?',
    nn: 'Kva lokale og kontorkostnader er felles?',
    en: 'Which premises and office costs are shared?',
  },
  'A-35': {
    nb: 'Hva skjer med kostnader ut over vedtatt budsjett?',
    nn: 'Kva skjer med kostnader ut over vedteke budsjett?',
    en: 'What happens to costs beyond the adopted budget?',
  },
  'A-36': {
    nb: 'Gjelder den forrige nøkkelen igjen når en ny blir opphevet?',
    nn: 'Gjeld den førre nøkkelen igjen når ein ny blir oppheva?',
    en: 'Does the earlier key apply again when a later one is annulled?',
  },
};

/** What is asked, as answers that rest on a reading show it. */
export const questionText = (id: string): Text => QUESTIONS[id] ?? interpretationText(id);
