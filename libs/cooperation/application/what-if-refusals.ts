import { refusalType } from '#kernel';

export const keyNotDefined = refusalType<{ key: string; known: string }>('key-not-defined', 'unknown', {
  nb: (p) =>
    `Boka har ingen nøkkel «${p.key}», slik den var kjent da. Nøklene er: ${p.known}. En nøkkel som ikke står i boka, skrives med «components».`,
  nn: (p) =>
    `Boka har ingen nøkkel «${p.key}», slik ho var kjend då. Nøklane er: ${p.known}. Ein nøkkel som ikkje står i boka, blir skriven med «components».`,
  en: (p) =>
    `The book has no key “${p.key}”, as it was known then. The keys are: ${p.known}. A key that is not in the book is written with “components”.`,
});

export const keyOrComponents = refusalType<{ both: boolean }>('key-or-components', 'malformed', {
  nb: (p) =>
    `${p.both ? 'Spørsmålet har to nøkler.' : 'Spørsmålet sier ikke hvilken nøkkel.'} Bruk enten «key» (en nøkkel i boka, som 30-70) eller «components» (som EQUAL:30,POPULATION:70).`,
  nn: (p) =>
    `${p.both ? 'Spørsmålet har to nøklar.' : 'Spørsmålet seier ikkje kva nøkkel.'} Bruk anten «key» (ein nøkkel i boka, som 30-70) eller «components» (som EQUAL:30,POPULATION:70).`,
  en: (p) =>
    `${p.both ? 'The question has two keys.' : 'The question does not say which key.'} Use either “key” (a key of the book, such as 30-70) or “components” (such as EQUAL:30,POPULATION:70).`,
});

export const boundsWithoutComponents = refusalType<Record<string, never>>('bounds-without-components', 'malformed', {
  nb: () =>
    'Minste og største andel hører til en nøkkel som skrives med «components». En nøkkel i boka har sine egne; skriv leddene dens om de skal være andre.',
  nn: () =>
    'Minste og største del høyrer til ein nøkkel som blir skriven med «components». Ein nøkkel i boka har sine eigne; skriv ledda i han om dei skal vere andre.',
  en: () =>
    'The smallest and largest share belong to a key that is written with “components”. A key of the book has its own; write its components if they should be others.',
});
