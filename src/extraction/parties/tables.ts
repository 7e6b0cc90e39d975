/** Words that make a line a street, by how they stand: as the end of a word, as a word before or after the name. */
export const STREET_ENDINGS =
  'strasse straße str. gasse allee platz damm ufer chaussee straat laan plein gracht kade singel dreef steenweg'.split(
    ' ',
  );

/** Words before the name of a street, strong enough to do without a house number. */
export const STREET_OPENERS = (
  'rue avenue boulevard chemin impasse allée quai cours place calle avenida avda paseo camino carretera ronda glorieta callejón ' +
  'pasaje pasadizo rambla cuesta travesía urbanización polígono plaza rua travessa largo praça estrada via viale piazza corso ' +
  'vicolo strada jalan jln lorong persiaran lebuh taman postfach postbus apartado'
).split(' ');

/** Words after the name of a street, strong enough to do without a house number. */
export const STREET_CLOSERS =
  'street road avenue lane drive boulevard square terrace parkway highway turnpike crescent close weg ring allee way court'.split(
    ' ',
  );

/** Words of streets, houses and parts of towns: they count only beside a number. */
export const STREET_WORDS = (
  'st str rd ave ln dr blvd ct pkwy hwy suite ste apt unit floor building bldg house place plaza estate park box level hof markt steig ' +
  'bd bvd route cedex bp zac zi bâtiment résidence c/ ctra piso lote bairro puerta vía località loc fraz pad kampung bandar ' +
  'lot kawasan seksyen nagar marg colony sector phase plot near opp village district dist block blok'
).split(' ');

/** Letters after a company's name. Marks and spaces between the letters do not matter. */
export const LEGAL_FORMS = (
  'ltd,limited,llc,llp,inc,incorporated,corp,corporation,co,company,plc,lp,pllc,pvt ltd,pty ltd,pte ltd,sdn bhd,bhd,' +
  'gmbh,gmbh & co kg,ag,kg,ohg,ug,gbr,e k,mbh,se,kgaa,e v,stiftung,sarl,sas,sasu,sa,s a,eurl,sci,snc,scop,' +
  's l,sl,slu,sll,s l l,s c p,scp,s coop,s a t,srl,s r l,spa,s p a,bv,b v,nv,n v,vof,v o f,bvba,lda,ltda,unipessoal,sgps,eireli,' +
  'ab,aps,a s,oy,oyj,sp z o o,s r o,kft,zrt,d o o,foundation'
).split(',');

/** Two capitals before a postal code, or alone after a city: states and provinces. */
export const REGIONS = new Set(
  (
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT ' +
    'VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NL PE VIC NSW QLD TAS ACT NT'
  ).split(' '),
);
