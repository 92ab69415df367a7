/**
 * Every number that decides the order of results, with its reason. Found by measuring with
 * `npm run search:report` on the golden queries; change one only with that report beside you.
 */
export const RANKING = {
  /** A word in the page's title says what the page is about. */
  title: 1,
  /** A keyword that is exactly what was typed: its author expected this query. */
  keyword: 0.9,
  /** A word within a longer keyword: a hint. */
  keywordPart: 0.55,
  /** A heading or callout title is about one part of the page. */
  section: 0.65,
  /** Most that plain text gives: any number of mentions weighs less than one heading. */
  text: 0.6,
  /** Mentions that give half of `text`. */
  halfText: 4,
  /** Share of text added to a match found in a heading as well: of two pages, the one that goes on about it. */
  textBesides: 0.25,

  /** The page of the service named. */
  service: 1,
  /** A further page about the service named. */
  serviceSection: 0.85,
  /** A page that lists or compares the service named. */
  serviceAlso: 0.65,

  /** Least weight of a word that every page has, against 1 for one that a single page has. */
  commonWord: 0.25,
  /** A name tells more than its frequency says: the reader typed it on purpose. */
  nameWeight: 1,
  /** What a question means (`how long` → `timeout`) weighs less than a word typed. */
  meaningWeight: 0.6,
  /** Words that answer a kind of question weigh this much of one typed. */
  meaning: 0.95,
  /** A synonym found weighs this much of the word itself. */
  synonym: 0.9,
  /** A longer word that begins with what was typed. */
  completion: 0.85,

  /** What is left of a page about another service than the one named, which only speaks of it. */
  otherService: 0.85,

  /** One section that has all the words is likelier the answer than a page that has them scattered. */
  bestSection: 0.4,
  /** The page's title says nothing beside what was asked. */
  titlePrecision: 0.3,

  /** The whole query is the name of this page's service, or begins only its name. */
  wholeName: 3,
  /** The whole query is a keyword of this service's page. */
  wholeKeyword: 0.5,
  /** The same of any other page. */
  wholeKeywordElsewhere: 0.4,
  /** Words typed side by side stand side by side here. */
  adjacent: 0.35,
  /** The reader compares, and this page compares just these things. */
  comparison: 1.5,
  /** A page that compares, when the reader does not. */
  unaskedComparison: -0.2,

  /** Found share of the query, and of the title, from which a name or title is beyond doubt. */
  exactCoverage: 0.95,
  /** Section score, of 1, from which a result leads straight to the section. */
  direct: 0.6,
  /** Pages scoring below this share of the best are noise. */
  tail: 0.22,
} as const;
