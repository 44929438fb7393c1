import { goldText } from "./goldText";

/* English words cut into morphemes as they are written (“happi” in “happiness”), chosen and cut by ourselves. */
export const english = goldText(`
table window river garden orange elephant banana pepper hammer castle ladder mountain
cat|s dog|s house|s walk|ed walk|ing walk|er walk|er|s play|ed play|ing play|er|s play|ful play|ful|ness
teach|er teach|er|s teach|ing read|er read|able read|abil|ity un|*read|able re|*read|ing
friend|ly un|*friend|ly friend|li|ness friend|ship friend|ship|s
care|ful care|ful|ly care|less care|less|ness use|ful use|less use|ful|ness help|ful|ly help|less|ness hope|less|ly
thought|ful|ness thank|ful|ly fear|less|ly wire|less|ly power|ful power|less wonder|ful beauti|ful|ly
kind|ness dark|ness dark|en|ed weak|ness|es happi|er happi|ly un|*happi|ly un|*happi|ness sad|ness
un|*break|able un|*think|able un|*believ|abl|y un|*comfort|able dis|*comfort predict|able predict|ion|s
un|*predict|able un|*predict|abil|ity pre|*determin|ed un|*determin|ed re|*consider|ation
re|*write re|*writ|ing re|*build|ing re|*open|ed re|*play|ed place|ment re|*place|ment mis|*place|d
mis|*understand|ing|s mis|*lead|ing mis|*spell|ing agree|ment dis|*agree|d dis|*agree|ment|s
honest|y honest|ly dis|*honest|y appear|ance dis|*appear|ance
govern|ment|al govern|or|s develop|ment|s under|*develop|ed move|ment pay|ment|s re|*pay|ment
manage|ment mis|*manage|ment employ|er employ|ee|s un|*employ|ed un|*employ|ment
act|ion act|or|s act|iv|ity act|iv|ist|s inter|*act|ion re|*act|ion re|*act|iv|ate in|*act|ive
nation|al nation|al|ist nation|al|iz|ation inter|*nation|al inter|*nation|al|ly
industri|al industri|al|iz|ation post|*industri|al global|iz|ation modern|ity modern|iz|ation
real|ity real|ist|ic un|*real un|*real|ist|ic ideal|ism symbol|ic symbol|ize critic|ism critic|al|ly
music|al music|ian|s magic|ian politic|al politic|ian|s logic|al il|*logic|al
regular|ity ir|*regular ir|*regular|ity im|*possible im|*possibil|ity im|*polite|ly im|*patient|ly
secur|ity in|*secure in|*secur|ity in|*visible access|ible access|ibil|ity in|*access|ible
non|*sense non|*fiction anti|*war anti|*social social|ist social|ism
*photo|*graph|s *photo|*graph|er tele|*phone *bio|*logy *geo|*logy *psycho|*logy *psycho|*log|ist
*tooth|*brush *foot|*ball *foot|*ball|er|s *key|*board|s *black|*bird *sun|*flower|s *rain|*bow *snow|*man
*fire|*fight|er|s *book|*shop *book|*keep|er *house|*hold|er *light|*house|s *water|*proof *home|*work *news|*paper|s
*class|*room|s *bed|*room *air|*port|s *rail|*way *high|*way|s *wind|*mill|s *hand|*writ|ing *hand|*shake
*short|*sight|ed *broad|*mind|ed|ness *blue|*berri|es *work|*shop|s
under|*ground over|*load|ed over|*look|ed out|*number|ed sub|*marine sub|*title|s
natur|al|ly un|*natur|al super|*natur|al trans|*plant|ation trans|*form|ation|s re|*form|er|s in|*form|al|ly form|al|ity
uni|*form|s cultur|al multi|*cultur|al bi|*lingual mono|*lingual
short|er short|est short|en|ing tall|est quick|ly slow|ly wid|en|ed strength|en|ing light|en|ed en|*light|en|ed
en|*danger|ed en|*large|ment en|*courage|ment dis|*courage|d courage|ous danger|ous|ly mysteri|ous|ly poison|ous
child|hood child|ish child|like neighbour|hood|s mother|hood king|dom free|dom|s
lead|er|ship member|ship citizen|ship own|er|ship art|ist|ic tour|ist|s tour|ism journal|ist novel|ist
invent|or|s invent|ion direct|or direct|ion|s in|*direct|ly connect|ion|s dis|*connect|ed inter|*connect|ed
collect|ion collect|or|s express|ion impress|ive|ly success|ful|ly un|*success|ful forget|ful|ness
hair|y rain|y sand|y self|ish|ness un|*self|ish green|ish work|er|s co|*work|er farm|er|s farm|ing
drink|able wash|able accept|able un|*accept|able accept|ance resist|ance perform|ance|s
depend|ence in|*depend|ence in|*depend|ent|ly inter|*depend|ent differ|ence|s exist|ence refer|ence|s
`);

/* Affixes of English as they are written in words, chosen by ourselves. */
export const englishAffixes = `
un- re- in- im- il- ir- dis- mis- non- pre- post- anti- auto- bi- co- counter- de- en- em- ex- extra- fore- hyper- inter- intra-
micro- mid- mini- mono- multi- out- over- poly- pro- semi- sub- super- tele- trans- tri- ultra- under- uni- up-
-s -es -ed -d -ing -er -or -est -ly -li -y -ness -ment -ful -less -able -abl -abil -ible -ibil -ity -ty -ion -tion -ation
-al -ial -ic -ical -ive -iv -ous -ious -ish -ism -ist -ize -ise -iz -is -ify -en -ship -hood -dom -ward -wards -wise -like
-age -ance -ence -ant -ent -ee -ian -an -ate
`
  .trim()
  .split(/\s+/)
  .join("\n");
