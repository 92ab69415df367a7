/** What French words do in a query. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  letters: [
    [/œ/gu, 'oe'],
    [/æ/gu, 'ae'],
  ],
  elided: /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu)['’]/u,
  endings:
    'issements issement issages issage ements ement ations ation euses euse eaux aux eurs eur ées ée és antes ante ants ant aient ais ait ions ez er ir es é e s x',
  stopWords: `
  à afin ai ainsi alors après au aucun aussi autre aux avec avoir ça car ce ceci cela ces cet cette ceux chaque
  chez combien comme comment dans de depuis des dois doit donc du elle elles en encore entre est et été être eu
  eux expliquer fait faire faut il ils je jusque la là le les leur leurs lors lui ma mais me même mes moi mon ne ni
  nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus pour pourquoi quand que quel quelle
  quelles quels qui quoi sa sans se sera ses si signifie son sont sous sur ta te tes toi ton toujours tous tout
  toute très tu un une vers veut vos votre vous y`,
  versus:
    /(?:^|\s)(?:vs|versus|différence|différences|comparer|comparaison|plutôt que|au lieu de)(?=\s|$)/u,
  or: /\sou\s/u,
  comparingWords: 'vs versus différence différences comparer comparaison entre plutôt lieu mieux',
  changedWords:
    'remplace remplacé remplacer renommé successeur obsolète ancien ancienne anciennement autrefois nom',
  meanings: [
    {
      name: 'duration',
      asks: /combien de temps/u,
      words: ['durée', 'minutes', 'heures', 'jours', 'maximum'],
      consumed: 'combien temps',
    },
    {
      name: 'cost',
      asks: /combien coûte|(?:^|\s)(?:coûts?|prix|tarifs?|cher|chère)(?=\s|$)/u,
      words: ['coût', 'prix', 'tarif', 'gratuit'],
      consumed: 'coûte coûtent coût coûts prix tarif tarifs cher chère',
    },
  ],
};

export default data;
