/** A dozen rows of each wine table, so that a test shows all that its line is read with. */
import { type Knowledge, type Tables, tableOf } from '../../../src/knowledge/knowledge.ts'
import { readTable } from '../../../src/knowledge/read-table.ts'
import { type Row, TABLES, type TableName } from '../../../src/knowledge/tables.ts'

const NUMBERS = 'sweetness,acidity,tannin,alcohol,body,bubbles,oak,intensity,finish,aromas'

const CONTENT: Partial<Record<TableName, string>> = {
  grapes: `id,name,synonyms,colour,aromatic,${NUMBERS},source,note
cabernet-sauvignon,Cabernet Sauvignon,Cabernet,red,0,.05,.65,.8,.6,.8,0,.5,.7,.65,dark_fruit:.8|vegetal:.3,judgement,
chardonnay,Chardonnay,,white,0,.05,.6,0,.5,.5,0,.2,.5,.5,orchard:.5|citrus:.4,judgement,
grenache,Garnacha,Grenache,red,0,.05,.45,.4,.75,.6,0,.2,.6,.5,red_fruit:.7,judgement,
isabella,Isabella,Borgoña,red,0,.5,.45,.2,.2,.35,0,0,.6,.3,red_fruit:.8,judgement,
italia,Italia,Uva Italia,white,1,.1,.5,0,.45,.4,0,0,.85,.4,floral:.75,judgement,
malbec,Malbec,,red,0,.05,.5,.6,.7,.75,0,.4,.7,.6,dark_fruit:.8,judgement,
merlot,Merlot,,red,0,.05,.5,.5,.55,.6,0,.4,.55,.5,dark_fruit:.5|red_fruit:.5,judgement,
norton,Norton,,red,0,.05,.7,.5,.5,.6,0,.3,.6,.5,dark_fruit:.6,judgement,
pedro-ximenez,Pedro Ximénez,PX,white,0,.98,.35,0,.97,.9,0,.5,.9,.85,dried_fruit:.9,judgement,
pinot-grigio,Pinot Grigio,,white,0,.05,.6,0,.4,.3,0,0,.3,.3,citrus:.4,judgement,
pinot-noir,Pinot Noir,,red,0,.05,.7,.3,.5,.35,0,.3,.55,.55,red_fruit:.8|earthy:.4,judgement,
quebranta,Quebranta,,grey,0,.05,.5,.2,.45,.4,0,0,.45,.4,red_fruit:.5,judgement,
sauvignon-blanc,Sauvignon Blanc,Sauv. Blanc|Sauvignon,white,0,.05,.8,0,.45,.35,0,.05,.75,.5,citrus:.7|herbal:.6,judgement,
syrah,Syrah,Shiraz,red,0,.05,.55,.65,.7,.8,0,.45,.75,.65,dark_fruit:.8|pungent_spice:.6,judgement,
mourvedre,Monastrell,Mourvèdre,red,0,.05,.5,.7,.7,.75,0,.3,.6,.5,dark_fruit:.7,judgement,
tempranillo,Tempranillo,,red,0,.05,.55,.55,.55,.6,0,.4,.6,.6,red_fruit:.6,judgement,
`,
  regions: `id,name,aliases,country,parent,climate,altitude_m,grapes_red,grapes_white,colour,style,effect,source,note
argentina,Argentina,Argentino,AR,,warm,,malbec,chardonnay,,,,judgement,
burgundy,Borgoña (Francia),Bourgogne|Borgoña,FR,france,cool,,pinot-noir,chardonnay,,,,judgement,
chile,Chile,,CL,,moderate,,cabernet-sauvignon,sauvignon-blanc,,,,judgement,
france,Francia,France,FR,,moderate,,,,,,,judgement,
ica,Ica,Valle de Ica,PE,peru,hot,500,malbec,italia,,,,judgement,
italy,Italia (país),Italy|Italia,IT,,warm,,,,,,,judgement,
jerez,Jerez,,ES,spain,hot,,,pedro-ximenez,white,,,judgement,
maipo,Valle del Maipo,Maipo,CL,chile,moderate,600,cabernet-sauvignon,,,,,judgement,
mendoza,Mendoza,,AR,argentina,warm,800,malbec,,,,,judgement,
peru,Perú,Peru,PE,,hot,,,,,,,judgement,
pisco,Pisco,Valle de Pisco,PE,peru,hot,,quebranta,italia,,,,judgement,
porto,Oporto,Porto|Port,PT,portugal,hot,,,,,port,,judgement,
portugal,Portugal,,PT,,warm,,,,,,,judgement,
rioja,Rioja,,ES,spain,moderate,500,tempranillo|grenache,,,tempranillo,,judgement,
spain,España,Spain,ES,,warm,,,,,,,judgement,
usa,Estados Unidos,USA,US,,moderate,,,,,,,judgement,
willamette-valley,Willamette Valley,,US,usa,cool,,pinot-noir,,,,acidity:+.05,judgement,
`,
  styles: `id,es,en,aliases,class,colour,type,grapes,regions,${NUMBERS},temp_min,temp_max,glass,decant_min,source,note
borgona-semi-seco,Borgoña semi seco,Semi-sweet Borgoña,Vino Borgoña,red_light,red,still,isabella,ica,.6,.45,.2,.2,.36,0,0,.6,.35,red_fruit:.8,10,12,white,0,judgement,
cabernet-sauvignon,Cabernet Sauvignon,Cabernet Sauvignon,,red_full,red,still,cabernet-sauvignon,maipo,.05,.65,.8,.6,.8,0,.5,.7,.65,dark_fruit:.8,16,18,bordeaux,30,judgement,
chardonnay-oaked,Chardonnay con madera,Oaked Chardonnay,Chardonnay Reserva,white_full_oaked,white,still,chardonnay,,.05,.55,0,.6,.68,0,.6,.65,.65,dairy:.5,11,13,white,0,judgement,
chardonnay-unoaked,Chardonnay sin madera,Unoaked Chardonnay,Chablis,white_light_crisp,white,still,chardonnay,,.05,.65,0,.5,.48,0,.08,.5,.5,orchard:.6,8,10,white,0,judgement,
italia-dry,Italia seca,Dry Italia,,white_aromatic,white,still,italia,ica,.08,.5,0,.45,.42,0,0,.85,.45,floral:.75,7,9,white,0,judgement,
late-harvest,Cosecha tardía,Late harvest,,sweet,white,still,sauvignon-blanc,,.9,.55,0,.45,.7,0,.2,.75,.65,stone:.6,8,10,white,0,judgement,
malbec,Malbec,Malbec,Malbec Reserva,red_full,red,still,malbec,mendoza,.05,.5,.6,.68,.76,0,.45,.7,.6,dark_fruit:.8,16,18,bordeaux,15,judgement,
malbec-young,Malbec joven,Young Malbec,,red_medium,red,still,malbec,mendoza,.05,.5,.45,.52,.6,0,.08,.65,.45,dark_fruit:.6,14,16,bordeaux,0,judgement,
pinot-noir,Pinot Noir,Pinot Noir,,red_light,red,still,pinot-noir,burgundy|willamette-valley,.05,.7,.3,.5,.35,0,.3,.6,.6,red_fruit:.8,14,16,burgundy,0,judgement,
port,Oporto,Port,Vino de Oporto,fortified,red,fortified,syrah,porto,.93,.5,.55,.98,.88,0,.5,.85,.85,dark_fruit:.7,16,18,port,0,judgement,
red-young,Tinto joven,Young red,Tinto de la casa,red_medium,red,still,tempranillo,,.08,.5,.45,.48,.5,0,.08,.5,.4,red_fruit:.6,14,16,white,0,judgement,
rose-dry,Rosado seco,Dry rosé,,rose,rose,still,grenache,,.07,.65,.08,.48,.38,0,.03,.5,.45,red_fruit:.6,8,10,white,0,judgement,
rose-offdry,Rosado semi seco,Off-dry rosé,White Zinfandel,rose,rose,still,isabella,,.52,.55,.05,.2,.35,0,0,.5,.35,red_fruit:.7,6,8,white,0,judgement,
sauvignon-blanc,Sauvignon Blanc,Sauvignon Blanc,,white_light_crisp,white,still,sauvignon-blanc,,.05,.8,0,.46,.35,0,.04,.75,.5,citrus:.7,7,9,white,0,judgement,
sparkling,Espumante brut,Brut sparkling,Espumante Brut,sparkling,white,sparkling,chardonnay|pinot-noir,,.14,.7,0,.45,.4,.9,.05,.5,.5,citrus:.5,6,8,tulip,0,judgement,
sweet-sherry,Jerez dulce,Sweet Sherry,,fortified,white,fortified,pedro-ximenez,jerez,.95,.35,.08,.96,.9,0,.5,.9,.85,dried_fruit:.8,12,14,copita,0,judgement,
syrah,Syrah,Syrah,,red_full,red,still,syrah,,.05,.55,.65,.68,.8,0,.45,.75,.65,dark_fruit:.8,16,18,bordeaux,30,judgement,
tempranillo,Tempranillo y Rioja,Tempranillo and Rioja,,red_medium,red,still,tempranillo|grenache,rioja,.05,.55,.55,.53,.6,0,.45,.6,.6,red_fruit:.6,16,18,bordeaux,0,judgement,
`,
  producers: `id,name,aliases,country,region,grapes,source,note
bodega-norton,Bodega Norton,,AR,mendoza,,judgement,
casa-silva,Casa Silva,,CL,chile,,judgement,
concha-y-toro,Concha y Toro,CyT,CL,maipo,,judgement,
intipalka,Intipalka,,PE,ica,,judgement,
montes,Montes,Viña Montes,CL,chile,,judgement,
tacama,Tacama,Viña Tacama,PE,ica,,judgement,
`,
  labels: `id,producer,label,aliases,grapes,colour,type,sweetness,oak,abv,region,country,source,note
montes-alpha,montes,Montes Alpha,,cabernet-sauvignon,red,still,,.6,14.5,,CL,judgement,
reserva-tacama,tacama,Reserva,,malbec,red,still,,.3,14,ica,PE,judgement,
sophia,,Sophia Lorena,,italia,orange,still,,,,ica,PE,judgement,
`,
  'wine-words': `id,aliases,effect,source,note
blanco,blanco|white|bianco,colour:white,judgement,
blend,blend|red blend,,judgement,
brut,brut,type:sparkling|sweetness:.15,judgement,
cerveza-cusquena,cusquena|cusqueña,kind:beer,judgement,
chocolate,chocolate,caramel_chocolate:+.3,judgement,
cosecha-tardia,cosecha tardia|late harvest,sweetness:.8,judgement,
descorche,descorche,kind:fee,judgement,
espumante,espumante,type:sparkling|bubbles:.9,judgement,
gran-reserva,gran reserva,oak:+.3|body:+.1,judgement,
joven,joven,oak:0|body:-.05,judgement,
limon,limon|lemon,citrus:+.3,judgement,
oporto,oporto|porto|port,type:fortified|kind:wine|sweetness:.85,judgement,
pisco,pisco,kind:pisco,judgement,
pisco-sour,pisco sour,kind:cocktail,judgement,
reserva,reserva|reserve,red?oak:+.15|white?oak:+.1,judgement,
rosado,rosado|rose,colour:rose,judgement,
semi-seco,semi seco|semiseco,still?sweetness:.5|sparkling?sweetness:.62,judgement,
tinto,tinto|red|rosso,colour:red,judgement,
vermut-marcas,carpano,kind:other,judgement,
vino,vino|wine,kind:wine,judgement,
`,
  abbreviations: `id,forms,expansion,context,lang,source,note
bl,bl.|bl,blanco,wine,es,judgement,
cabernet-sauvignon,cab. sauv.|cab sauv,cabernet sauvignon,wine,fr,judgement,
espumante,vino esp.,espumante,wine,es,judgement,
gran-reserva,gran rva.|gran rva,gran reserva,wine,es,judgement,
pescado,pesc.,pescado,food,es,judgement,
reserva,res.|rva.|res,reserva,wine,es,judgement,
`,
}

export function smallKnowledge(): Knowledge {
  const table = <N extends TableName>(name: N) => {
    const reading = readTable(name, CONTENT[name] ?? '')
    const wrong = reading.problems.filter(() => CONTENT[name] !== undefined)
    if (wrong.length > 0) throw new Error(`${wrong[0]!.file}:${wrong[0]!.row} ${wrong[0]!.column} ${wrong[0]!.message}`)
    return tableOf(CONTENT[name] === undefined ? [] : (reading.rows as (Row<N> & { id: string })[]))
  }
  const names = Object.keys(TABLES) as TableName[]
  const tables = Object.fromEntries(names.map((name) => [name, table(name)])) as unknown as Tables
  return { tables, rules: [], version: 'small' }
}
