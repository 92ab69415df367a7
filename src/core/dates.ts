/** Dates for people, from dates as exactly as they are known. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2020-12-01` → `1 Dec 2020`, `2020-12` → `Dec 2020`, `2020` → `2020`; other languages in their own order. */
export function showDate(date: string, language = 'en'): string {
  const [year = '', month, day] = date.split('-');
  if (language === 'en') {
    return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year]
      .filter(Boolean)
      .join(' ');
  }
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'short' }),
    ...(day && { day: 'numeric' }),
  }).format(new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`));
}
