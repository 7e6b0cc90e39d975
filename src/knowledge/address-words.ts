/** Words that make a line a street, by how they stand: as the end of a word, as a word before or after the name. */
export const STREET_ENDINGS = (
  'strasse straße str. gasse allee platz damm ufer chaussee straat laan plein gracht kade singel dreef steenweg gatan vägen gränden ' +
  'torget gata gate gaten vei veien vej vejen gade gaden stræde allé katu tie kuja polku'
).split(' ');

/** The same where a house number follows only: other words end like that too. */
export const STREET_ENDINGS_NUMBERED = 'gata gate vei vej gade allé katu tie kuja polku'.split(' ');

/** Words before the name of a street, strong enough to do without a house number. */
export const STREET_OPENERS = (
  'rue avenue boulevard chemin impasse allée quai cours place calle avenida avda paseo camino carretera ronda glorieta callejón ' +
  'pasaje pasadizo rambla cuesta travesía urbanización polígono plaza rua travessa largo praça estrada via viale piazza corso ' +
  'vicolo strada ul. al. ulica aleja náměstí nám. ulice třída strada bulevardul calea șoseaua aleea οδός λεωφ. λεωφόρος jalan jln lorong persiaran lebuh taman postfach postbus apartado'
).split(' ');

/** Words after the name of a street, strong enough to do without a house number. */
export const STREET_CLOSERS =
  'street road avenue lane drive boulevard square terrace parkway highway turnpike crescent close weg ring allee way court utca út útja tér körút torg plads plass'.split(
    ' ',
  );

/** Words of streets, houses and parts of towns: they count only beside a number. */
export const STREET_WORDS = (
  'st str rd ave ln dr blvd ct pkwy hwy suite ste apt unit floor building bldg house place plaza estate park box level hof markt steig ' +
  'bd bvd route cedex bp zac zi bâtiment résidence c/ ctra piso lote bairro puerta vía località loc fraz pad kampung bandar ' +
  'lot kawasan seksyen nagar marg colony sector phase plot near opp village district dist block blok os. pl. bd. șos. nave lote κτίριο'
).split(' ');

/** Letters after a company's name. Marks and spaces between the letters do not matter. */
export const LEGAL_FORMS = (
  'ltd,limited,llc,llp,inc,incorporated,corp,corporation,co,company,plc,lp,pllc,pvt ltd,private limited,pty ltd,pty limited,pte ltd,sdn bhd,bhd,' +
  'dac,clg,teoranta,ltée,ltee,enr,' +
  'gmbh,ges m b h,ges mbh,gmbh & co kg,gmbh & co kgaa,ag,kg,ohg,ug,gbr,e k,e u,mbh,se,kgaa,e v,e g,partg,stiftung,' +
  'sarl,sàrl,s à r l,sas,sasu,sa,s a,eurl,sci,snc,scop,sprl,sc,scrl,' +
  's l,sl,slu,sll,s l l,s c p,scp,s coop,s a t,s de r l,s de r l de c v,s a de c v,s a p i de c v,' +
  'srl,s r l,s r l s,spa,s p a,s n c,s a s,bv,b v,nv,n v,vof,v o f,bvba,comm v,lda,ltda,unipessoal,unipessoal lda,sgps,eireli,epp,' +
  'a/s,i/s,k/s,p/s,s/a,s/b,ug (haftungsbeschränkt),ab,aktiebolag,handelsbolag,kommanditbolag,aps,ivs,a s,i s,k s,p s,asa,oy,oyj,tmi,osk,' +
  'sp z o o,spółka z o o,sp j,sp k,sp p,s c,p s a,s r o,spol s r o,v o s,k s,z s,kft,zrt,nyrt,kkt,bt,d o o,d d,ood,eood,pfa,' +
  'α ε,αε,ε π ε,επε,ο ε,οε,ε ε,εε,ι κ ε,ικε,μικε,foundation'
).split(',');

/** Forms that are ordinary syllables otherwise: they count in these letters only, at the end of the name. */
export const LEGAL_ENDINGS =
  '& Sons,& Co,& Cie,& Söhne,& Figli,& Fils,& Filles,& Hijos,& Filhos,& Zonen,& Søn,& Sønner,& Söner,& Partner,& Partners,OG,AS,ANS,DA,BA,NUF,ENK,HB,KB,Ky,KY,Ay,AY,Bt,Rt,AE,OE,EE,Ι.Κ.Ε,ME,GIE,SNC,SS,S.S'.split(
    ',',
  );
