import { refusalType } from '#kernel';

export const runKindUnknown = refusalType<{ kind: string; known: string }>('run-kind-unknown', 'malformed', {
  nb: (p) => `«${p.kind}» er ingen slags kjøring som boka kan foreslå. Bruk en av: ${p.known}.`,
  nn: (p) => `«${p.kind}» er inga køyring som boka kan foreslå. Bruk ei av: ${p.known}.`,
  en: (p) => `“${p.kind}” is no kind of run that the book can propose. Use one of: ${p.known}.`,
});
