/**
 * THE table of what a customer can want of any store: four categories, their topics, and what an acknowledgement asks for each.
 * A new topic is one line here, its name in each `words.json`, and mails to learn it from in `fixtures/classify/train` (phrases in the
 * language packs help); then `npm run train`. What one store adds for
 * itself stands in its `taxonomy.yaml`; rules work on both together, see `taxonomy.ts`.
 */
import type { Language } from '../language/language.ts'
import type { BaseCategoryId } from './classification.ts'
import type { QuestionId } from './questions.ts'

/** Topic id -> questions, in the order they are asked. Card numbers are never asked for. */
export const CATEGORIES = {
  product_info: {
    size: ['product-name'],
    compatibility: ['product-name'],
    stock: ['product-name'],
    description: ['product-name'],
    price: ['product-name'],
    ingredients: ['product-name'],
    usage: ['product-name'],
    'warranty-terms': ['product-name'],
    other: ['product-name'],
  },
  checkout: {
    'payment-refused': ['error-text'],
    'payment-pending': ['order-number'],
    charge: ['order-number', 'charge-date-amount'],
    'double-charge': ['order-number', 'charge-date-amount'],
    'unknown-charge': ['charge-date-amount'],
    coupon: ['coupon-code', 'error-text'],
    'page-error': ['error-text'],
    cart: ['product-name', 'error-text'],
    invoice: ['order-number', 'invoice-data'],
    login: ['error-text'],
    cancel: ['order-number'],
    other: ['what-you-need'],
  },
  delivery: {
    late: ['order-number'],
    lost: ['order-number', 'delivery-address-check'],
    'wrong-item': ['order-number', 'photo-of-item'],
    damaged: ['order-number', 'photo-of-damage'],
    incomplete: ['order-number', 'what-is-missing'],
    tracking: ['order-number'],
    address: ['order-number', 'delivery-address-check'],
    courier: ['order-number'],
    return: ['order-number'],
    customs: ['order-number'],
    cost: ['delivery-address-check'],
    other: ['order-number', 'what-you-need'],
  },
  support: {
    'no-answer': ['order-number'],
    agent: [],
    refund: ['order-number'],
    warranty: ['order-number', 'photo-of-damage'],
    complaint: ['order-number'],
    account: [],
    privacy: [],
    praise: [],
    suggestion: [],
    shop: [],
    other: ['what-you-need'],
  },
} as const satisfies Readonly<Record<BaseCategoryId, Readonly<Record<string, readonly QuestionId[]>>>>

/** The names that mails show: those of each `words.json`. */
export const CATEGORY_NAMES: Readonly<Record<BaseCategoryId, Readonly<Record<Language, string>>>> = {
  product_info: {
    es: 'Información de producto',
    pt: 'Informações do produto',
    pl: 'Informacje o produkcie',
    en: 'Product information',
    fr: 'Informations produit',
    de: 'Produktinformation',
    it: 'Informazioni sul prodotto',
  },
  checkout: {
    es: 'Compra y pago',
    pt: 'Compra e pagamento',
    pl: 'Zakup i płatność',
    en: 'Order and payment',
    fr: 'Commande et paiement',
    de: 'Bestellung und Zahlung',
    it: 'Ordine e pagamento',
  },
  delivery: {
    es: 'Entrega',
    pt: 'Entrega',
    pl: 'Dostawa',
    en: 'Delivery',
    fr: 'Livraison',
    de: 'Lieferung',
    it: 'Consegna',
  },
  support: {
    es: 'Atención al cliente',
    pt: 'Atendimento',
    pl: 'Obsługa klienta',
    en: 'Customer service',
    fr: 'Service client',
    de: 'Kundenservice',
    it: 'Assistenza clienti',
  },
}

/** What else people call them, in any language; folded, separated by spaces. */
export const CATEGORY_ALIASES: Readonly<Record<BaseCategoryId, string>> = {
  product_info:
    'product product-info info item producto productos articulo produto produtos artigo informacao informacion produkt produkty towar informacja produktinformationen produktfrage informacao-sobre-produtos',
  checkout:
    'payment pay purchase order buying pago pagos pagar compra pedido cobro pagamento pagamentos cobranca zakup zakupy platnosc platnosci kasa zamowienie bestellung zahlung bezahlung einkauf kauf',
  delivery:
    'shipping shipment parcel entrega envio envios entregas encomenda remessa reparto dostawa dostawy wysylka przesylka paczka versand paket zustellung',
  support:
    'service help soporte servicio atencion ayuda suporte servico atendimento apoio ajuda wsparcie obsluga pomoc kundendienst hilfe apoio-ao-cliente',
}
