/** Questions an acknowledgement can ask; their wording stands in each language's `words.json` under `questions`. */
export type QuestionId =
  | 'order-number'
  | 'product-name'
  | 'photo-of-damage'
  | 'photo-of-item'
  | 'what-is-missing'
  | 'delivery-address-check'
  | 'charge-date-amount'
  | 'error-text'
  | 'coupon-code'
  | 'invoice-data'
  | 'what-you-need'
