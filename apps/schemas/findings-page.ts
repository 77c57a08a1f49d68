import { FINDING_CHAPTERS, type FindingKind, OPEN_QUESTIONS, textOfFinding } from '#cooperation';

const WHO: Readonly<Record<FindingKind['who'][number], string>> = {
  HOST: 'vertskommunen',
  COUNCILS: 'kommunestyret eller kommunestyrene',
  BOARD: 'styret',
  PARTICIPANTS: 'kommunen eller deltakerne',
  LEADER: 'lederen',
};
const SEVERITY = { BREACH: 'avvik', REMARK: 'merknad' } as const;

const inTable = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.]$/.test(text) ? '' : '.'}`;

function row([code, { rules, severities, clause, who, remedy }]: readonly [string, FindingKind]): string {
  const cells = [
    `\`${code}\``,
    severities.map((s) => SEVERITY[s]).join(' eller '),
    rules.join(', '),
    clause,
    who.map((w) => WHO[w]).join(', '),
    sentence(textOfFinding(code).nb),
    remedy.nb,
  ];
  return `| ${cells.map(inTable).join(' | ')} |`;
}

const TREATMENT: Readonly<Record<(typeof OPEN_QUESTIONS)[number]['treatment'], string>> = {
  SWITCHED: 'følger vedtaket, fra dagen det gjelder',
  ONE_READING: 'har én lesemåte som kan følges; et annet vedtak blir bare vist.',
  BY_DECISION: 'svaret gis i vedtak av et annet slag.',
};

function questions(): string {
  const rows = OPEN_QUESTIONS.map(({ id, question, options: [first = '', ...others], treatment, because }) => {
    const named = others.map((o) => `\`${o}\``).join(', ') || '—';
    return `| ${[id, inTable(question.nb), `\`${first}\``, named, inTable(`${TREATMENT[treatment]}${because ? ` ${because.nb}` : ''}`)].join(' | ')} |`;
  });
  return `## Åpne spørsmål

Der avtalen eller loven er uklar, bygger svarene på en lesemåte. Organet som avtalen gir myndighet til det, kan vedta en
annen, fra en dag. Standardvalgene føres i boka (\`RecordDefaultReadings\`), så et senere program ikke leser det som har vært,
på en annen måte. Der avtalen selv sier hva som gjelder, er det ikke noe å velge:

| nr. | spørsmål | standardvalg | andre lesemåter | det programmet gjør |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** The page that lists every finding for its readers, in bokmål. */
export function findingsPage(): string {
  const chapters = FINDING_CHAPTERS.map(
    ([chapter, kinds]) => `## ${chapter.nb}

| kode | alvor | regel | punkt | hvem må gjøre noe | hva som er galt | hva som tar det bort |
|---|---|---|---|---|---|---|
${Object.entries(kinds).map(row).join('\n')}
`,
  );
  return `# Avvik og merknader

Laget av \`npm run schemas\` fra koden; ikke skrevet for hånd.

Boka fører det som har skjedd, også når det bryter en regel. Det som er galt, vises som et *avvik*. Det som er uklart,
eller bare verdt å vite, vises som en *merknad*. Spør med \`fellesbok findings <samarbeid>\` eller
\`GET /api/cooperations/<samarbeid>/findings\`, for en hvilken som helst dag (\`validOn\`) og slik boka visste det på et
hvilket som helst tidspunkt (\`knownAt\`).

Et avvik forsvinner når det som manglet, blir ført, eller når en feil blir rettet. Det står fortsatt slik boka visste det
før det ble ført. Noe som ble gjort for sent eller av feil organ, kan ikke gjøres ugjort: da blir avviket stående til
føringen eventuelt blir rettet.

Punktet er det i den første eksempelavtalen (se \`examples/\`), eller i loven. I svaret står punktet i avtalen som gjelder
for samarbeidet det spørres om. Sier avtalen ingenting om en sak, gjelder loven, eller det er ingen regel og ingen merknad.
Det som bare en strategi krever (T-regler), er alltid en merknad. Regler som begynner på \`L-\`, er fra den avtalen,
\`T-\` fra strategien, \`D-\`, \`K-\` og \`V-\` fra andre samarbeid og veiledere, \`A-\` er åpne spørsmål, \`P5\` sier at det som ikke er bestemt, skal synes (se
[tolkninger](bruk.md#budsjett-deltakere-avvik-tolkninger-og-frister)), \`KL\` er kommuneloven.

${chapters.join('\n')}
${questions()}`;
}
