/** What a stranger can put into an address, into a browser's storage, or a host into a file. */

const FRAGMENTS = [
  '#%',
  '#100%',
  '#%E0%A4%A',
  '#%00',
  '#constructor',
  '#__proto__',
  '#"><img src=x onerror=window.ran=1>',
  '#javascript:window.ran=1',
  '#:~:text=',
  '#:~:text=%',
  '#a:~:text=b:~:text=c',
  '#ui:said',
  '#ui:sections',
  "#';window.ran=1;'",
  '#]:not(*',
  `#${'a'.repeat(20_000)}`,
  `#${'%'.repeat(5000)}`,
];

const QUERIES = [
  '?q=%',
  '?q=%E0%A4%A',
  '?q=<script>window.ran=1</script>',
  '?q="><img src=x onerror=window.ran=1>',
  '?q=glue&kind=bogus',
  '?q=glue&kind=__proto__',
  '?q=glue&service=constructor&domain=toString',
  '?q=glue&domain=__proto__',
  '?q=__proto__',
  '?q=constructor',
  '?q=%00%01%02',
  '?q=%F0%9F%99%82',
  `?q=${'a'.repeat(5000)}`,
  `?q=${'a+'.repeat(2500)}`,
  `?q=${'"'.repeat(500)}`,
  '?q=((((((((((a%2B)%2B)%2B)%2B)%24',
  '?q=-&q=glue&q=__proto__',
  '?',
  '?q',
];

const LISTS = [
  '#t=%&s=%',
  '#s=' + 'zzzzzzz.'.repeat(3000),
  '#s=__proto__.constructor.toString',
  '#t=<img src=x onerror=window.ran=1>&s=',
  '#t=' + 'x'.repeat(20_000),
  '#s=%E0%A4%A',
  '#s=../../x',
  '#s=javascript:window.ran=1',
  '#t=a&t=b&s=c&s=d',
];

const MAPS = [
  '?around=__proto__',
  '?around=%3Cscript%3E',
  '?kind=__proto__',
  '?kind="]',
  '?around=',
];

export const ADDRESSES: readonly string[] = [
  ...FRAGMENTS.map((fragment) => `/emr/storage/${fragment}`),
  ...QUERIES.map((query) => `/search/${query}`),
  ...LISTS.map((list) => `/list/${list}`),
  ...MAPS.map((query) => `/map/${query}`),
  ...['#%', '#s=__proto__', '#all', '#topic=%'].map((fragment) => `/recall/${fragment}`),
  '/list/?all#s=zzzzzzz',
  '/nowhere/<script>window.ran=1</script>/',
  '/nowhere/?q="><script>window.ran=1</script>',
];

export const KEYS = [
  'theme',
  'size',
  'width',
  'tab',
  'last-read',
  'reading-list',
  'search-found',
  'searches',
  'offline',
  'recall-plan',
  'read',
] as const;

export const VALUES: readonly string[] = [
  '',
  'null',
  '[]',
  '{',
  '"x"',
  '-1',
  '{"__proto__":{"ran":1}}',
  '["javascript:window.ran=1","<img src=x onerror=window.ran=1>"]',
  '[[["//evil.example"]]]',
  '"><script>window.ran=1</script>',
  'x'.repeat(100_000),
];

/** Files that scripts fetch, with a page that asks for each. */
export const DATA = [
  { file: '/search.json', page: '/search/?q=glue' },
  { file: '/pagefind/ties.json', page: '/search/?q=replication+factor+blocks+disks' },
  { file: '/list/places.json', page: '/list/#s=zzzzzzz' },
  { file: '/recall/deck.json', page: '/recall/' },
  { file: '/preview/data-firehose.json', page: '/lambda/integration/' },
] as const;

/** What may come in place of them: nothing, half, another form, another build, a host's own page. */
export const BODIES: readonly string[] = [
  '',
  'null',
  '[]',
  '{',
  '{}',
  '"x"',
  '[[],[null]]',
  '{"version":-1,"name":1,"cards":null}',
  '{"zzzzzzz":["javascript:window.ran=1","<img src=x onerror=window.ran=1>","",""]}',
  '<!doctype html><title>Sign in</title>',
];
