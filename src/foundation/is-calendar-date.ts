const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is an ISO date of a day that exists, e.g. 2024-02-29; 2025-02-29 is none. */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
