import type { Text } from '#kernel';
import type { DerivedOutcome } from './rules/vote-carries.ts';

/** What a finding of bodies and votes says; the body or the decision it is about stands beside it. */
export const GOVERNANCE_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  BODY_WITHOUT_RULES: {
    nb: 'Organet har ingen regler for vedtaksførhet, flertall eller stemmelikhet. Bare enstemmige vedtak er sikre. Vedta et reglement.',
    nn: 'Organet har ingen reglar for når det kan gjere vedtak, fleirtal eller likt røystetal. Berre samrøystes vedtak er sikre. Vedta eit reglement.',
    en: 'The body has no rules on quorum, majority or ties. Only unanimous decisions are certain. Adopt rules of procedure.',
  },
  CHAIR_NOT_HOST: {
    nb: 'Lederen for organet kommer ikke fra vertskommunen, slik avtalen sier.',
    nn: 'Leiaren for organet kjem ikkje frå vertskommunen, slik avtalen seier.',
    en: 'The chair of the body is not of the host municipality, as the agreement says.',
  },
  OUTCOME_UNDETERMINED: {
    nb: 'Ingen regel sier om stemmene holdt til et vedtak. Virkningen står ikke før organet har avgjort det enstemmig eller etter et reglement.',
    nn: 'Ingen regel seier om røystene heldt til eit vedtak. Verknaden står ikkje før organet har avgjort det samrøystes eller etter eit reglement.',
    en: 'No rule says whether the votes carried the proposal. It has no effect until the body has decided unanimously or by its rules.',
  },
  OUTCOME_AGAINST_VOTES: {
    nb: 'Utfallet i møteboka er et annet enn stemmene gir etter reglene for organet. Rett møteboka, eller behandle saken på nytt.',
    nn: 'Utfallet i møteboka er eit anna enn røystene gir etter reglane for organet. Rett møteboka, eller handsam saka på nytt.',
    en: 'The outcome in the minutes is not what the votes come to by the rules of the body. Correct the minutes, or treat the case again.',
  },
  ELECTION_UNSETTLED: {
    nb: 'Stemmene avgjør ikke hvem som er valgt. Ingen tar setet før valget er avgjort.',
    nn: 'Røystene avgjer ikkje kven som er vald. Ingen tek setet før valet er avgjort.',
    en: 'The votes do not settle who is elected. Nobody takes the seat until the election is settled.',
  },
  ELECTED_AGAINST_VOTES: {
    nb: 'Møteboka sier at andre er valgt enn dem stemmene gir. Ingen tar setet før det er rettet.',
    nn: 'Møteboka seier at andre er valde enn dei røystene gir. Ingen tek setet før det er retta.',
    en: 'The minutes say that others were elected than the votes give. Nobody takes the seat until that is corrected.',
  },
  ELECTION_METHOD: {
    nb: 'Valget er holdt på en annen måte enn loven krever. Leder og nestleder velges ved flertallsvalg, medlemmer ved forholdsvalg eller av kommunestyret ved avtalevalg.',
    nn: 'Valet er halde på ein annan måte enn lova krev. Leiar og nestleiar blir valde ved fleirtalsval, medlemmer ved forholdsval eller av kommunestyret ved avtaleval.',
    en: 'The election was not held in the way the law requires. Chair and deputy chair are chosen by majority, members by proportional election or by agreement in the council.',
  },
  PROPOSAL_AGAINST_VOTES: {
    nb: 'Møteboka sier at andre forslag er vedtatt enn dem stemmene gir.',
    nn: 'Møteboka seier at andre framlegg er vedtekne enn dei røystene gir.',
    en: 'The minutes say that other proposals were adopted than the votes give.',
  },
  NO_QUORUM: {
    nb: 'For få medlemmer var til stede og stemte. Organet var ikke vedtaksført. Behandle saken på nytt.',
    nn: 'For få medlemmer var til stades og røysta. Organet kunne ikkje gjere vedtak. Handsam saka på nytt.',
    en: 'Too few members were present and voted. The body could not decide. Treat the case again.',
  },
  OBSERVER_VOTED: {
    nb: 'Et sete uten stemmerett er ført med stemme. Stemmen er ikke talt.',
    nn: 'Eit sete utan røysterett er ført med røyst. Røysta er ikkje talt.',
    en: 'A seat without a vote is recorded as voting. Its vote is not counted.',
  },
  INHABIL_VOTED: {
    nb: 'Et medlem som var inhabilt eller fritatt, er ført med stemme. Stemmen er ikke talt.',
    nn: 'Ein medlem som var ugild eller friteken, er ført med røyst. Røysta er ikkje talt.',
    en: 'A member who was disqualified or exempted is recorded as voting. The vote is not counted.',
  },
  VOTE_WITHOUT_SEAT: {
    nb: 'En stemme er ført for et sete som organet ikke har den dagen. Stemmen er ikke talt.',
    nn: 'Ei røyst er ført for eit sete som organet ikkje har den dagen. Røysta er ikkje talt.',
    en: 'A vote is recorded for a seat that the body does not have on the day. It is not counted.',
  },
  VOTED_WHILE_ABSENT: {
    nb: 'Et sete er ført med stemme, men møteboka sier at det var fravær. Stemmen er talt som ført.',
    nn: 'Eit sete er ført med røyst, men møteboka seier at det var fråvær. Røysta er talt som ført.',
    en: 'A seat is recorded as voting, but the minutes say that its holder was absent. The vote is counted as recorded.',
  },
  DEPUTY_VOTED_TOO: {
    nb: 'Både medlemmet og varaen er ført med stemme. Bare medlemmets er talt.',
    nn: 'Både medlemmen og varaen er førte med røyst. Berre røysta til medlemmen er talt.',
    en: 'Both the member and the deputy are recorded as voting. Only the member’s vote is counted.',
  },
  LEADER_CANNOT_DECIDE: {
    nb: 'Lederen avgjorde saken, men ingen regel gir lederen rett til det.',
    nn: 'Leiaren avgjorde saka, men ingen regel gir leiaren rett til det.',
    en: 'The leader decided, but no rule gives the leader the right to.',
  },
  MORE_VOTES_THAN_MEMBERS: {
    nb: 'Det er talt flere stemmer enn det var medlemmer til stede, eller enn organet har.',
    nn: 'Det er talt fleire røyster enn det var medlemer til stades, eller enn organet har.',
    en: 'More votes are counted than members were present, or than the body has.',
  },
  LEADER_DECIDED_WITHOUT_ATTEMPT: {
    nb: 'Lederen avgjorde saken, men det er ikke ført hva som ble gjort for å bli enige.',
    nn: 'Leiaren avgjorde saka, men det er ikkje ført kva som vart gjort for å bli samde.',
    en: 'The leader decided, but it is not recorded what was tried to reach consensus.',
  },
  DISSENT_NOT_RECORDED: {
    nb: 'Lederen avgjorde saken, men det er ikke ført hvem som var uenige.',
    nn: 'Leiaren avgjorde saka, men det er ikkje ført kven som var usamde.',
    en: 'The leader decided, but it is not recorded who disagreed.',
  },
  PROCEDURE_NOT_ALLOWED: {
    nb: 'Saken ble avgjort skriftlig eller i fjernmøte, og reglene for organet tillater ikke det.',
    nn: 'Saka vart avgjord skriftleg eller i fjernmøte, og reglane for organet tillèt ikkje det.',
    en: 'The case was decided in writing or in a remote meeting, which the rules of the body do not allow.',
  },
  USER_PARTICIPATION_MISSING: {
    nb: 'Vedtaket sier ikke hvordan brukerne har medvirket. Før det inn med en rettelse.',
    nn: 'Vedtaket seier ikkje korleis brukarane har medverka. Før det inn med ei retting.',
    en: 'The decision does not say how users took part. Record it with a correction.',
  },
};

/** Why the votes come to what they do. */
export const REASON_TEXTS: Readonly<Record<DerivedOutcome['reason'], Text>> = {
  NOT_JUDGED: {
    nb: 'Det ble ikke stemt over et vedtak.',
    nn: 'Det vart ikkje røysta over eit vedtak.',
    en: 'There was no vote on a decision.',
  },
  NO_NUMBERS: {
    nb: 'Stemmetallene er ikke ført; utfallet er som ført.',
    nn: 'Røystetala er ikkje førte; utfallet er som ført.',
    en: 'The numbers of votes are not recorded; the outcome is as recorded.',
  },
  NOBODY_VOTED: {
    nb: 'Ingen av stemmene teller.',
    nn: 'Ingen av røystene tel.',
    en: 'None of the votes counts.',
  },
  NOBODY_FOR: {
    nb: 'Ingen stemte for.',
    nn: 'Ingen røysta for.',
    en: 'Nobody was in favour.',
  },
  UNANIMOUS: {
    nb: 'Alle som stemte, stemte for.',
    nn: 'Alle som røysta, røysta for.',
    en: 'All who voted were in favour.',
  },
  UNANIMOUS_AGAINST: {
    nb: 'Alle som stemte, stemte imot.',
    nn: 'Alle som røysta, røysta imot.',
    en: 'All who voted were against.',
  },
  NOT_UNANIMOUS_WITHOUT_RULES: {
    nb: 'Stemmene var delte, og ingen regel sier om flertallet holder.',
    nn: 'Røystene var delte, og ingen regel seier om fleirtalet held.',
    en: 'The votes were divided, and no rule says whether the majority is enough.',
  },
  TIE_WITHOUT_RULES: {
    nb: 'Det var stemmelikhet, og ingen regel sier hvem som avgjør.',
    nn: 'Det var likt røystetal, og ingen regel seier kven som avgjer.',
    en: 'There was a tie, and no rule says who decides.',
  },
  UNANIMITY_NOT_SHOWN: {
    nb: 'Vedtaket sier ikke at alle var enige, og boka har ingen regler for organet. Før stemmene eller reglene.',
    nn: 'Vedtaket seier ikkje at alle var samde, og boka har ingen reglar for organet. Før røystene eller reglane.',
    en: 'The decision does not say that all agreed, and the book has no rules of the body. Record the votes or the rules.',
  },
  TOO_FEW_PRESENT: {
    nb: 'For få medlemmer var til stede og stemte.',
    nn: 'For få medlemmer var til stades og røysta.',
    en: 'Too few members were present and voted.',
  },
  MAJORITY: {
    nb: 'Flertallet som reglene krever, stemte for.',
    nn: 'Fleirtalet som reglane krev, røysta for.',
    en: 'The majority that the rules require was in favour.',
  },
  NO_MAJORITY: {
    nb: 'Forslaget fikk ikke det flertallet som reglene krever.',
    nn: 'Framlegget fekk ikkje det fleirtalet som reglane krev.',
    en: 'The proposal did not get the majority that the rules require.',
  },
  CASTING_VOTE: {
    nb: 'Det var stemmelikhet, og møtelederens stemme avgjorde.',
    nn: 'Det var likt røystetal, og røysta til møteleiaren avgjorde.',
    en: 'There was a tie, and the vote of the one who chaired decided.',
  },
  TIE_WITHOUT_CASTING_VOTE: {
    nb: 'Det var stemmelikhet, og reglene gir ingen dobbeltstemme. Forslaget falt.',
    nn: 'Det var likt røystetal, og reglane gir inga dobbeltrøyst. Framlegget fall.',
    en: 'There was a tie, and the rules give no casting vote. The proposal fell.',
  },
  CHAIR_DID_NOT_VOTE: {
    nb: 'Det var stemmelikhet, og det er ikke ført hva møtelederen stemte.',
    nn: 'Det var likt røystetal, og det er ikkje ført kva møteleiaren røysta.',
    en: 'There was a tie, and it is not recorded how the one who chaired voted.',
  },
  LOT: {
    nb: 'Valget ble avgjort ved loddtrekning.',
    nn: 'Valet vart avgjort ved loddtrekking.',
    en: 'The election was settled by drawing lots.',
  },
  TIE_IN_ELECTION: {
    nb: 'Det var stemmelikhet i et valg. Møtelederens stemme avgjør ikke valg, og loddtrekning er ikke ført.',
    nn: 'Det var likt røystetal i eit val. Røysta til møteleiaren avgjer ikkje val, og loddtrekking er ikkje ført.',
    en: 'There was a tie in an election. The vote of the one who chairs does not settle elections, and no lots are recorded.',
  },
  CONSENSUS: { nb: 'Alle var enige.', nn: 'Alle var samde.', en: 'All agreed.' },
  LEADER: {
    nb: 'Det ble ikke enighet, og lederen avgjorde.',
    nn: 'Det vart ikkje semje, og leiaren avgjorde.',
    en: 'There was no consensus, and the leader decided.',
  },
  NO_CONSENSUS: {
    nb: 'Det ble ikke enighet, og det er ikke ført at lederen avgjorde.',
    nn: 'Det vart ikkje semje, og det er ikkje ført at leiaren avgjorde.',
    en: 'There was no consensus, and it is not recorded that the leader decided.',
  },
  OTHER_PROPOSAL_CARRIED: {
    nb: 'Stemmene ga flertall for et annet forslag enn det som er ført som vedtatt.',
    nn: 'Røystene gav fleirtal for eit anna framlegg enn det som er ført som vedteke.',
    en: 'The votes carried another proposal than the one recorded as adopted.',
  },
  ELECTED: {
    nb: 'Stemmene avgjorde valget.',
    nn: 'Røystene avgjorde valet.',
    en: 'The votes settled the election.',
  },
  NO_SECOND_ROUND: {
    nb: 'Ingen fikk mer enn halvparten av stemmene, og en ny avstemning er ikke ført.',
    nn: 'Ingen fekk meir enn halvparten av røystene, og ei ny røysting er ikkje ført.',
    en: 'Nobody had more than half of the votes, and no second vote is recorded.',
  },
  BLANKS_DECIDE: {
    nb: 'Det kommer an på de blanke stemmene om noen fikk mer enn halvparten. Loven sier ikke om de regnes med. Hold en ny avstemning.',
    nn: 'Det kjem an på dei blanke røystene om nokon fekk meir enn halvparten. Lova seier ikkje om dei blir rekna med. Hald ei ny røysting.',
    en: 'Whether anybody had more than half depends on the blank votes. The law does not say if they count. Hold a second vote.',
  },
  ELECTION_WITHOUT_RULES: {
    nb: 'Stemmene var delte, og ingen regel sier hvordan organet velger.',
    nn: 'Røystene var delte, og ingen regel seier korleis organet vel.',
    en: 'The votes were divided, and no rule says how the body elects.',
  },
  NOT_AGREED: {
    nb: 'Ikke alle var enige. Avtalevalg krever enstemmighet.',
    nn: 'Ikkje alle var samde. Avtaleval krev at alle er samde.',
    en: 'Not all agreed. An election by agreement must be unanimous.',
  },
  AGREEMENT_NOT_SHOWN: {
    nb: 'Møteboka viser ikke at alle var enige. Avtalevalg krever enstemmighet.',
    nn: 'Møteboka viser ikkje at alle var samde. Avtaleval krev at alle er samde.',
    en: 'The minutes do not show that all agreed. An election by agreement must be unanimous.',
  },
  OTHERS_ELECTED: {
    nb: 'Stemmene ga andre valgte enn dem møteboka sier.',
    nn: 'Røystene gav andre valde enn dei møteboka seier.',
    en: 'The votes elect others than the minutes say.',
  },
};
