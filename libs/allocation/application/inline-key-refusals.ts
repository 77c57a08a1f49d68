import { refusalType, type Text } from '#kernel';

export const componentsMalformed = refusalType<{ written: string } & Text>('components-malformed', 'malformed', {
  nb: (p) => `Nøkkelen kan ikke leses ved «${p.written}»: ${p.nb}. Skriv for eksempel EQUAL:30,POPULATION:70.`,
  nn: (p) => `Nøkkelen kan ikkje lesast ved «${p.written}»: ${p.nn}. Skriv til dømes EQUAL:30,POPULATION:70.`,
  en: (p) => `The key cannot be read at “${p.written}”: ${p.en}. Write for example EQUAL:30,POPULATION:70.`,
});

export const componentsSum = refusalType<{ written: string; sum: string }>('components-sum', 'malformed', {
  nb: (p) =>
    `Vektene i «${p.written}» summerer til ${p.sum}. De må bli 100 (prosent) eller 1 (deler av én). Rett vektene.`,
  nn: (p) =>
    `Vektene i «${p.written}» summerer til ${p.sum}. Dei må bli 100 (prosent) eller 1 (delar av éin). Rett vektene.`,
  en: (p) =>
    `The weights of “${p.written}” sum to ${p.sum}. They must make 100 (percent) or 1 (parts of one). Correct them.`,
});

export const boundMalformed = refusalType<{ bound: string; written: string }>('share-bound-malformed', 'malformed', {
  nb: (p) => `«${p.bound}» er «${p.written}». Skriv en prosent (10 eller 10%) eller en del av én (0.1 eller 1/10).`,
  nn: (p) => `«${p.bound}» er «${p.written}». Skriv ein prosent (10 eller 10%) eller ein del av éin (0.1 eller 1/10).`,
  en: (p) => `“${p.bound}” is “${p.written}”. Write a percentage (10 or 10%) or a part of one (0.1 or 1/10).`,
});
