import { refusalType } from '#kernel';

export const settingWrong = refusalType<{ name: string; value: string; nb: string; nn: string; en: string }>(
  'setting-wrong',
  'malformed',
  {
    nb: (p) => `${p.name} er «${p.value}»: oppgi ${p.nb}`,
    nn: (p) => `${p.name} er «${p.value}»: oppgi ${p.nn}`,
    en: (p) => `${p.name} is “${p.value}”: give ${p.en}`,
  },
);

export const argumentsNotTaken = refusalType<{ given: string }>('arguments-not-taken', 'malformed', {
  nb: (p) =>
    `Tjeneren tar ingen argumenter («${p.given}»). Sett det i miljøet, for eksempel FELLESBOK_DATA=./data npm start.`,
  nn: (p) => `Tenaren tek ingen argument («${p.given}»). Set det i miljøet, til dømes FELLESBOK_DATA=./data npm start.`,
  en: (p) =>
    `The server takes no arguments (“${p.given}”). Set it in the environment, for example FELLESBOK_DATA=./data npm start.`,
});

export const keysNeeded = refusalType<{ host: string }>('api-keys-needed', 'conflict', {
  nb: (p) =>
    `Tjeneren åpner ikke ${p.host} for andre maskiner før det finnes en gyldig nøkkel. Lag en med «fellesbok key create», eller bruk 127.0.0.1.`,
  nn: (p) =>
    `Tenaren opnar ikkje ${p.host} for andre maskiner før det finst ein gyldig nøkkel. Lag ein med «fellesbok key create», eller bruk 127.0.0.1.`,
  en: (p) =>
    `The server does not open ${p.host} to other machines before there is a valid key. Make one with “fellesbok key create”, or use 127.0.0.1.`,
});

export const addressNotHere = refusalType<{ host: string }>('address-not-here', 'conflict', {
  nb: (p) =>
    `${p.host} er ingen adresse på denne maskinen. Oppgi en av dens egne (HOST eller --host), eller 127.0.0.1.`,
  nn: (p) =>
    `${p.host} er inga adresse på denne maskina. Oppgi ei av hennar eigne (HOST eller --host), eller 127.0.0.1.`,
  en: (p) => `${p.host} is no address of this machine. Give one of its own (HOST or --host), or 127.0.0.1.`,
});
