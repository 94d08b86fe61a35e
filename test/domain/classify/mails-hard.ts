/** Invented mails that name nothing by its usual word: language and category, then the text. */
export const HARD = `
en checkout|Tried on my phone and laptop. I pick the collection point on the map, the map disappears and I'm back at the start.
en checkout|Your site added gift wrapping to my order all by itself, 4.99 I did not ask for
en checkout|Basket shows 11 pcs whatever I type, I only need one
en delivery|Half of what I paid for is not here. The packing slip lists five bowls, I count three.
en delivery|The wardrobe door has a big crack down the middle, just unpacked it. Can you send a new door?
en delivery|It said Tuesday. It's now Friday.
en delivery|hi got a kids xl but i ordered adult m can u sort
en delivery|I moved last month and forgot to update it, the order is going to my old flat
en product_info|Is the lining of the jacket removable?
en product_info|Hi, will these brake pads go on a 2016 hybrid?
en product_info|The price on the shelf page is 20 but your email said 15, which is it?
en product_info|how long does the battery last between charges
en support|You said five working days for the money, that was three weeks ago and the return was signed for
en support|Why did I get an email with another customer's address in it?
en support|Heating pad worked fine all winter and now it only gets lukewarm. Where do I send it?
en support|I've rung four times today, forty minutes in a queue each time
es checkout|al meter el codigo postal me dice que no hay opciones de envio y no puedo seguir
es checkout|Me sale un importe en el resumen y otro distinto en el banco
es checkout|se me ha duplicado la compra, solo queria una
es delivery|El sofá tiene un rasguño enorme en el brazo, lo acaban de traer
es delivery|pedi talla M y viene una S
es delivery|Hola, han pasado 15 días y nada. Pedido 88231
es delivery|quien paga el envio si lo quiero devolver?
es delivery|Mi pedido está en la oficina de la agencia desde el lunes y no me avisan
es product_info|El sillón, ¿es reclinable del todo? Gracias
es product_info|cuantas pilas lleva el termometro
es product_info|¿La tela destiñe con la lejía?
es product_info|Me podrían mandar una foto de la parte de atrás del mueble
es support|Me dijisteis que en una semana tendría el ingreso y ya van tres
es support|La plancha va mal desde hace unos días, la tengo desde el verano. ¿Dónde la llevo?
es support|Recibí un correo con los datos de otro cliente
es support|Quiero hablar con alguien, llevo media hora al teléfono
pt checkout|clico em pagar e nao acontece nada
pt checkout|Apareceu um valor no resumo e outro no cartão
pt checkout|o desconto de aniversário não entra
pt delivery|Já passaram 15 dias e nada. Encomenda 88231
pt delivery|pedi tamanho M e veio S
pt delivery|O sofá tem um rasgão enorme, acabaram de o trazer
pt delivery|quem paga o frete se eu quiser devolver?
pt delivery|A transportadora diz que a morada não existe
pt product_info|a tinta pode ser usada no exterior?
pt product_info|quantas pilhas leva o termômetro
pt product_info|O sofá fica totalmente reclinado?
pt product_info|Qual a voltagem da batedeira?
pt support|Disseram que em uma semana teria o dinheiro e já vão três
pt support|O ferro que comprei no verão já não aquece. Onde levo?
pt support|Recebi um email com dados de outro cliente
pt support|Estou há meia hora ao telefone e ninguém atende
pl checkout|klikam zapłać i nic sie nie dzieje
pl checkout|W podsumowaniu inna kwota niż na karcie
pl checkout|rabat urodzinowy się nie nalicza
pl delivery|Minęło 15 dni i nic. Zamówienie 88231
pl delivery|zamawialem M przyszlo S
pl delivery|Sofa ma wielkie rozdarcie, właśnie ją przywieźli
pl delivery|kto płaci za odesłanie, jeśli się nie spodoba?
pl delivery|Przewoźnik twierdzi, że adres nie istnieje
pl product_info|czy farbę można stosować na zewnątrz?
pl product_info|ile baterii potrzebuje termometr
pl product_info|Czy fotel rozkłada się całkowicie?
pl product_info|Czy blat jest z drewna?
pl support|Mówiliście że za tydzień będą pieniądze, mijają trzy
pl support|Żelazko kupione latem już nie grzeje. Gdzie je oddać?
pl support|Dostałem maila z danymi innego klienta
pl support|Wiszę na telefonie pół godziny i nikt nie odbiera
`
