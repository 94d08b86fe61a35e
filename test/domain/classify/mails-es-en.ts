/** Invented mails, one a line, under what they want. */
export const ES = {
  product_info: `
¿La mochila de 30 litros cabe debajo del asiento del avión? Mido el hueco en 45 cm.
Buenas, ¿el colchón trae funda lavable o hay que comprarla aparte?
¿Este pienso lleva cereales? Mi perro es alérgico al trigo.
Hola, quiero regalar la cafetera y no sé si sirve para cápsulas compatibles.
¿Cuándo volverá a haber sandalias del 39? Salen agotadas.
En la web pone algodón 100 % y en la etiqueta pone poliéster. Corríjanlo, por favor.
¿Qué diferencia hay entre el modelo A2 y el A3? Antes de comprar me gustaría saberlo.
Perdí las instrucciones, ¿cómo se configura la alarma del despertador?
¿Cuánto mide de fondo la estantería blanca?
¿Se puede lavar la alfombra en la lavadora de casa?
Necesito 40 unidades de la libreta. ¿Tienen precio al por mayor?
¿Cuántos años de garantía tiene el taladro?`,
  checkout: `
Llevo una hora intentando pagar y la página se queda en blanco después de poner la tarjeta.
El cupón VERANO no me lo acepta, dice que no es válido.
Me han cobrado dos veces la misma compra, miren los dos cargos del día 3.
Necesito factura con los datos de mi empresa, el CIF lo puse mal.
No puedo iniciar sesión para terminar la compra, la contraseña no la reconoce.
Cuando elijo envío exprés se cierra la página de pago.
Mi tarjeta es rechazada aunque tiene saldo, ¿qué otras formas de pago hay?
Quisiera cancelar el pedido 48213, lo compré por error.
En el resumen ponía 30 euros y me cobraron 42.
Se me vacía el carrito cada vez que cambio de página.
Hice la transferencia ayer y sigue como pendiente de pago.
Tengo un cargo de su tienda que no reconozco, yo no he comprado nada.`,
  delivery: `
El paquete aparece como entregado pero aquí no ha llegado nada. Pedido 77120.
Compré unas zapatillas azules y me mandaron unas rojas.
La lámpara llegó rota, la pantalla está hecha añicos.
Faltan dos tazas del juego de seis.
Hace tres semanas que espero mi compra, ¿dónde está?
Me equivoqué de calle al hacer el pedido, ¿pueden cambiar la dirección?
El repartidor dejó la caja tirada en la calle bajo la lluvia.
¿Cómo hago para devolver el vestido? Me queda grande.
¿Hacen envíos a las Islas Canarias y cuánto cuesta?
El número de seguimiento que me dieron no existe en la web de Correos.
Solo llegó una de las dos cajas, ¿cuándo llega la otra?
Quiero cambiar las botas por un número más.`,
  support: `
Les escribí hace diez días y nadie me contesta.
Devolví la chaqueta en marzo y todavía no me han hecho el reembolso.
La batidora que compré hace ocho meses dejó de funcionar, ¿cómo tramito la garantía?
La persona que me atendió por teléfono fue muy grosera y me colgó.
Por favor borren mi cuenta y todos mis datos personales.
Solo quería agradecer a Lucía, me ayudó muchísimo.
¿A qué hora abren la tienda de Sevilla?
¿Cómo va mi reclamación 5521? Nadie me dice nada.
Quiero darme de baja de los correos publicitarios.
Os mando mi currículum por si tenéis alguna vacante.
Tengo una sugerencia: podríais tener envases reciclables.
Cancelé el pedido y aún no veo el dinero en mi cuenta.`,
}

export const EN = {
  product_info: `
Is the desk lamp bright enough for sewing, and what bulb does it take?
Do these boots run small? I'm usually a 7.
Will the replacement filter fit the older V6 vacuum?
When will the green kettle be back in stock?
Does the face cream contain nuts? I have an allergy.
The listing says the tent sleeps four but the label on the bag says two. Please correct it.
What are the dimensions of the folded pushchair?
I've lost the manual. How do I reset the thermostat?
Before I buy: is the sofa bed comfortable for every night?
Can I wash the duvet at 60 degrees?
How much is the rug per metre if we take twenty?
How long is the warranty on the drill?`,
  checkout: `
Your checkout page keeps spinning after I enter my card and then logs me out.
The promo code SPRING says expired although your email came today.
I've been charged twice for the same order, please look.
Could I have a VAT invoice made out to my company?
I can't log in to finish my order, the password reset never arrives.
When I choose express delivery the payment page crashes.
My card was declined three times but my bank says it's fine.
Please cancel my order 88123, I ordered it by accident.
The total said 45 and you took 60 from my account.
Every time I change the quantity the basket empties.
I paid by bank transfer on Monday and it still says awaiting payment.
There's a monthly fee from you on my card that I never signed up for.`,
  delivery: `
Tracking says delivered yesterday but nothing has come. Order 55210.
I ordered a blue jumper and got a green one.
The mirror arrived smashed to pieces.
There are two screws and a shelf missing from the box.
It's been three weeks, where is my order?
I put the wrong house number, can you change the address?
Your driver threw the parcel over the fence.
How do I return a dress that's too big?
Do you deliver to Northern Ireland and how much is it?
The tracking number you sent doesn't exist.
Only one of my two boxes arrived, when is the other coming?
I'd like to swap the trainers for a bigger size.`,
  support: `
I emailed you ten days ago and nobody has replied.
I sent the coat back in March and haven't had my refund.
The blender I bought eight months ago stopped working, is it under warranty?
The lady on the phone was very rude and hung up on me.
Please delete my account and all my personal data.
Just wanted to say a big thank you to Priya, she was so helpful.
What are the opening hours of your Leeds shop?
Any news on complaint 5521? I was promised a call.
Please unsubscribe me from the newsletter.
Are there any vacancies in your warehouse?
A suggestion: offer refill packs.
I cancelled the order but the money is not back in my account.`,
}
