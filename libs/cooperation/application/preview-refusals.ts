import { refusalType } from '#kernel';

export const openQuestionUnknown = refusalType<{ interpretation: string }>('interpretation-unknown', 'unknown', {
  nb: (p) => `Det finnes ikke noe åpent spørsmål «${p.interpretation}». Spørsmålene er A-01 til A-36.`,
  nn: (p) => `Det finst ikkje noko ope spørsmål «${p.interpretation}». Spørsmåla er A-01 til A-36.`,
  en: (p) => `There is no open question “${p.interpretation}”. The questions are A-01 to A-36.`,
});

export const optionUnknown = refusalType<{ interpretation: string; option: string; known: string }>(
  'interpretation-option-unknown',
  'malformed',
  {
    nb: (p) => `${p.interpretation} har ingen lesemåte «${p.option}». Bruk en av: ${p.known}.`,
    nn: (p) => `${p.interpretation} har ingen lesemåte «${p.option}». Bruk ein av: ${p.known}.`,
    en: (p) => `${p.interpretation} has no reading “${p.option}”. Use one of: ${p.known}.`,
  },
);

export const previewMalformed = refusalType<{ preview: string }>('preview-malformed', 'malformed', {
  nb: (p) => `«${p.preview}» er ikke et spørsmål og en lesemåte. Skriv for eksempel --preview A-01=IN_BASE.`,
  nn: (p) => `«${p.preview}» er ikkje eit spørsmål og ein lesemåte. Skriv til dømes --preview A-01=IN_BASE.`,
  en: (p) => `“${p.preview}” is not a question and a reading. Write for example --preview A-01=IN_BASE.`,
});
