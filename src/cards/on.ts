/** Cards are drawn unless `OG=0` says otherwise; then no page names a picture that is not there. */
export const CARDS: boolean = process.env['OG'] !== '0';
