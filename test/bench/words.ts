/** Sentences the bench mails are made of: openings, matters with `{order}` and `{product}`, details, endings. */
export type Sentences = {
  readonly subjects: readonly string[]
  readonly greetings: readonly string[]
  readonly matters: readonly string[]
  readonly details: readonly string[]
  readonly endings: readonly string[]
  readonly names: readonly string[]
}

export const SENTENCES: readonly Sentences[] = [
  {
    subjects: [
      'Pedido {order}',
      'Problema con el pago',
      'Mi paquete no llega',
      'Consulta sobre {product}',
      'Devolución del pedido {order}',
    ],
    greetings: ['Hola:', 'Buenos días:', 'Buenas tardes,', 'Estimados señores:'],
    matters: [
      'He recibido el pedido {order} y {product} ha llegado roto, con la caja golpeada.',
      'Me han cobrado dos veces el pedido {order} y necesito que me devuelvan uno de los cargos.',
      'Mi pedido {order} debía llegar hace una semana y el seguimiento no se mueve.',
      '¿Me pueden decir de qué material es {product} y si lo tienen en otra talla?',
      'El cupón que me mandaron no funciona al pagar y no quiero perder el descuento.',
    ],
    details: [
      'He mirado en la página y no encuentro ninguna respuesta.',
      'Ya llamé por teléfono el martes, pero nadie contestó.',
      'Era un regalo, así que me urge bastante.',
      'Puedo mandar las fotos que hagan falta.',
      'Vivo en un tercer piso y por la mañana no hay nadie en casa.',
      'La vez anterior todo fue muy bien y por eso he vuelto a comprar.',
    ],
    endings: ['Un saludo', 'Gracias de antemano', 'Quedo a la espera de su respuesta', 'Saludos cordiales'],
    names: ['Marina Soler', 'Andrés Gil', 'Pilar Núñez', 'Óscar Peña'],
  },
  {
    subjects: [
      'Encomenda {order}',
      'Pagamento recusado',
      'Onde está a minha encomenda?',
      'Pergunta sobre {product}',
      'Troca da encomenda {order}',
    ],
    greetings: ['Olá,', 'Bom dia,', 'Boa tarde,', 'Exmos. Senhores,'],
    matters: [
      'Recebi a encomenda {order} e {product} chegou partido dentro da caixa.',
      'Fui cobrado duas vezes pela encomenda {order} e queria o reembolso de uma delas.',
      'A encomenda {order} devia ter chegado na semana passada e até agora nada.',
      'Podem dizer-me de que material é {product} e se existe noutro tamanho?',
      'O cupão não é aceite no pagamento e os artigos continuam no carrinho.',
    ],
    details: [
      'Já procurei no site e não encontrei resposta.',
      'Liguei na terça-feira, mas ninguém atendeu.',
      'Era um presente, por isso tenho alguma pressa.',
      'Posso enviar as fotografias que forem precisas.',
      'Moro num terceiro andar e de manhã não há ninguém em casa.',
      'Da outra vez correu tudo muito bem e por isso voltei a comprar.',
    ],
    endings: ['Cumprimentos', 'Obrigada desde já', 'Fico a aguardar', 'Com os melhores cumprimentos'],
    names: ['Sofia Antunes', 'Nuno Faria', 'Beatriz Leão', 'Rúben Simões'],
  },
  {
    subjects: [
      'Zamówienie {order}',
      'Płatność odrzucona',
      'Gdzie jest moja paczka?',
      'Pytanie o {product}',
      'Zwrot zamówienia {order}',
    ],
    greetings: ['Dzień dobry,', 'Witam,', 'Szanowni Państwo,', 'Cześć,'],
    matters: [
      'Otrzymałam zamówienie {order}, a {product} przyszedł uszkodzony i pudełko jest rozbite.',
      'Za zamówienie {order} pobrano pieniądze dwa razy, proszę o zwrot jednej płatności.',
      'Zamówienie {order} miało dotrzeć tydzień temu, a przesyłka stoi w miejscu.',
      'Z jakiego materiału jest {product} i czy jest dostępny w innym rozmiarze?',
      'Kod rabatowy nie działa przy płatności, a produkty czekają w koszyku.',
    ],
    details: [
      'Szukałam na stronie i nie znalazłam odpowiedzi.',
      'Dzwoniłam we wtorek, ale nikt nie odebrał.',
      'To miał być prezent, więc trochę mi się spieszy.',
      'Mogę przysłać zdjęcia, jeśli będą potrzebne.',
      'Mieszkam na trzecim piętrze i rano nikogo nie ma w domu.',
      'Poprzednim razem wszystko poszło świetnie, dlatego kupiłam znowu.',
    ],
    endings: ['Pozdrawiam', 'Z góry dziękuję', 'Czekam na odpowiedź', 'Z poważaniem'],
    names: ['Agnieszka Pawlak', 'Michał Sikora', 'Łucja Wrona', 'Stanisław Żak'],
  },
  {
    subjects: [
      'Order {order}',
      'Payment declined',
      'Where is my parcel?',
      'Question about {product}',
      'Returning order {order}',
    ],
    greetings: ['Hello,', 'Hi there,', 'Good morning,', 'Dear team,'],
    matters: [
      'My order {order} came today and {product} is broken; the box was badly dented.',
      'I was charged twice for order {order} and would like one of the payments back.',
      'Order {order} should have been here last week and the tracking has not moved.',
      'What is {product} made of, and is it available in another size?',
      'The coupon you sent me is refused at checkout and I do not want to lose the discount.',
    ],
    details: [
      'I looked through your website and found no answer.',
      'I called on Tuesday, but nobody picked up.',
      'It was meant as a present, so I am in a bit of a hurry.',
      'I can send photos if you need them.',
      'I live on the third floor and nobody is home in the morning.',
      'Last time everything went very well, which is why I came back.',
    ],
    endings: ['Kind regards', 'Thanks in advance', 'I look forward to hearing from you', 'Best wishes'],
    names: ['Harriet Cole', 'Simon Drew', 'Priya Nair', 'Owen Baxter'],
  },
]

export const PRODUCTS = ['Aurora', 'Brisa', 'Faia', 'Vega', 'Lumen', 'Ronda', 'Tilia', 'Marea'] as const
