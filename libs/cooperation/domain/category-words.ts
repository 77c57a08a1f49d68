import type { Language, Text } from '#kernel';

/** Categories of cost, as Norwegian readers know them; an agreement may name others. */
const CATEGORIES: Readonly<Record<string, Text>> = {
  DRIFT: { nb: 'Drift', nn: 'Drift', en: 'Operation' },
  HOST_ADMIN_EXTRA: { nb: 'Vertens merkostnad', nn: 'Verten sin meirkostnad', en: 'Host’s extra cost' },
  PROJECT: { nb: 'Prosjekt', nn: 'Prosjekt', en: 'Project' },
  SHARED_SYSTEM: { nb: 'Felles fagsystem', nn: 'Felles fagsystem', en: 'Common system' },
  INDIVIDUAL_LICENCE: { nb: 'Individlisens', nn: 'Individlisens', en: 'Individual licence' },
  OWN_MEASURE: { nb: 'Eget tiltak', nn: 'Eige tiltak', en: 'Own measure' },
  SYSTEM_SWITCH: { nb: 'Systembytte', nn: 'Systembyte', en: 'Change of system' },
  PENSION_TRANSFERRED: { nb: 'Pensjon, overførte', nn: 'Pensjon, overførte', en: 'Pension, transferred' },
  PENSION_FORMER: { nb: 'Pensjon, sluttet', nn: 'Pensjon, slutta', en: 'Pension, former' },
  PREMISES_LOCAL: { nb: 'Egne lokaler', nn: 'Eigne lokale', en: 'Own premises' },
  CLIENT_EQUIPMENT: { nb: 'Klientutstyr', nn: 'Klientutstyr', en: 'Client equipment' },
  INFRASTRUCTURE: { nb: 'Infrastruktur', nn: 'Infrastruktur', en: 'Infrastructure' },
  INVESTMENT: { nb: 'Investering', nn: 'Investering', en: 'Investment' },
  LATE_INTEREST: { nb: 'Forsinkelsesrente', nn: 'Forseinkingsrente', en: 'Late interest' },
  CAPITAL_CHARGE: { nb: 'Kapitalkostnad', nn: 'Kapitalkostnad', en: 'Capital charge' },
};
export const categoryIn = (language: Language, category: string): string =>
  CATEGORIES[category]?.[language] ?? category;
