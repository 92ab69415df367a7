import { withBase } from './address.ts';

/** A root-relative address as this deployment serves it. For templates only: Astro fills in the base. */
export const href = (address: string): string => withBase(import.meta.env.BASE_URL, address);
