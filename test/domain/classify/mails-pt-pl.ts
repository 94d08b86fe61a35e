/** Invented mails, one a line, under what they want. */
export const PT = {
  product_info: `
A mochila de 30 litros cabe embaixo do assento do avião?
O colchão vem com capa lavável ou compra-se à parte?
Essa ração tem trigo na composição? Meu cachorro é alérgico.
Queria saber se a máquina de café serve para cápsulas de outra marca.
Quando voltam a ter sandálias 39? Estão esgotadas.
No site diz algodão e na etiqueta está poliéster. Corrijam a descrição, por favor.
Qual a diferença entre o modelo A2 e o A3? Ainda não comprei.
Perdi o manual, como configuro o alarme do despertador?
Quanto mede a estante branca de profundidade?
Posso lavar o tapete na máquina?
Preciso de 40 cadernos. Qual o preço por unidade no atacado?
Quanto tempo de garantia tem a furadeira?`,
  checkout: `
Estou há uma hora tentando pagar e a página fica em branco depois do cartão.
O cupom VERAO diz que é inválido.
Fui cobrado duas vezes pela mesma compra.
Preciso da nota fiscal com o CNPJ da empresa.
Não consigo fazer login para terminar a compra, a senha não entra.
Quando escolho frete expresso a tela de pagamento fecha.
Meu cartão é recusado mas tem limite.
Quero cancelar o pedido 48213, comprei por engano.
No resumo eram 30 euros e cobraram 42.
O carrinho esvazia sempre que mudo de página.
Fiz o pix ontem e continua como pagamento pendente.
Há uma cobrança vossa no meu cartão que não reconheço.`,
  delivery: `
A encomenda aparece como entregue mas não recebi nada. Pedido 77120.
Comprei um tênis azul e mandaram um vermelho.
O candeeiro chegou partido, o vidro está em cacos.
Faltam duas chávenas do conjunto de seis.
Faz três semanas que espero a minha compra, onde está?
Enganei-me na rua, podem alterar a morada?
O entregador deixou a caixa na rua, na chuva.
Como faço para devolver o vestido? Ficou grande.
Entregam nos Açores e quanto são os portes?
O código de rastreio que me deram não existe.
Só chegou uma das duas caixas, quando chega a outra?
Queria trocar as botas por um número acima.`,
  support: `
Escrevi há dez dias e ninguém me responde.
Devolvi o casaco em março e ainda não caiu o estorno.
O liquidificador que comprei há oito meses parou de funcionar, como aciono a garantia?
A atendente foi muito grosseira e desligou na minha cara.
Por favor apaguem a minha conta e todos os meus dados pessoais.
Só queria agradecer à Lúcia, ajudou-me imenso.
A que horas abre a loja de Braga?
Como está a minha reclamação 5521? Ninguém me diz nada.
Não quero receber mais e-mails de propaganda.
Envio o meu currículo, têm alguma vaga?
Uma sugestão: podiam ter embalagens recicláveis.
Cancelei o pedido e o dinheiro ainda não voltou para a minha conta.`,
}

export const PL = {
  product_info: `
Czy plecak 30 l zmieści się pod siedzeniem w samolocie?
Czy materac ma zdejmowany pokrowiec? Zastanawiam się nad zakupem.
Czy ta karma zawiera pszenicę? Pies ma alergię.
Czy ekspres pasuje do kapsułek innej firmy?
Kiedy będą znowu sandały w rozmiarze 39? Są wyprzedane.
Na stronie pisze bawełna, a na metce poliester. Proszę poprawić opis.
Czym się różni model A2 od A3? Jeszcze nie kupiłem.
Zgubiłam instrukcję, jak ustawić budzik?
Jaka jest głębokość białego regału?
Czy dywan można prać w pralce?
Potrzebuję 40 zeszytów. Jaka jest cena hurtowa?
Ile lat gwarancji ma wiertarka?`,
  checkout: `
Od godziny próbuję zapłacić, a strona po wpisaniu karty robi się pusta.
Kod rabatowy LATO nie działa, pisze że nieprawidłowy.
Pobrano mi dwa razy za to samo zamówienie.
Proszę o fakturę VAT na firmę, podaję NIP.
Nie mogę się zalogować, żeby dokończyć zakupy, hasło nie pasuje.
Kiedy wybieram dostawę ekspresową, strona płatności się zawiesza.
Moja karta jest odrzucana, a środki mam.
Chcę anulować zamówienie 48213, kupiłam przez pomyłkę.
W podsumowaniu było 30 zł, a pobraliście 42.
Koszyk się opróżnia za każdym razem, gdy zmieniam stronę.
Przelew zrobiłem wczoraj, a zamówienie nadal czeka na płatność.
Na karcie mam obciążenie z waszego sklepu, nic nie zamawiałam.`,
  delivery: `
Paczka ma status doręczona, a nic nie dostałem. Zamówienie 77120.
Zamówiłam niebieskie buty, a przyszły czerwone.
Lampa przyszła rozbita, klosz w kawałkach.
Brakuje dwóch filiżanek z kompletu.
Trzy tygodnie czekam na zamówienie, gdzie ono jest?
Pomyliłem ulicę, czy można zmienić adres?
Kurier zostawił karton na deszczu pod bramą.
Jak zwrócić sukienkę? Jest za duża.
Czy wysyłacie do Czech i ile to kosztuje?
Numer śledzenia, który dostałam, nie istnieje.
Przyszła tylko jedna z dwóch paczek, kiedy druga?
Chcialabym wymienic buty na wiekszy rozmiar.`,
  support: `
Pisałem dziesięć dni temu i nikt nie odpowiada.
Odesłałam kurtkę w marcu i nadal nie mam zwrotu pieniędzy.
Blender kupiony osiem miesięcy temu przestał działać, jak skorzystać z gwarancji?
Pani na infolinii była bardzo niegrzeczna i rzuciła słuchawką.
Proszę usunąć moje konto i wszystkie dane osobowe.
Chciałam podziękować pani Ewie, bardzo mi pomogła.
W jakich godzinach otwarty jest sklep w Łodzi?
Co z moją reklamacją 5521? Nikt nic nie mówi.
Proszę wypisać mnie z newslettera.
Czy szukacie ludzi do pracy w magazynie? Wysyłam CV.
Mam propozycję: opakowania wielorazowe.
Anulowałem zamówienie, a pieniędzy na koncie dalej nie ma.`,
}
