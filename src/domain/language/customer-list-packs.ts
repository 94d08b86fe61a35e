import type { CustomerListPack } from './customer-list-pack.ts'
import { deCustomerList } from './de/customer-list.ts'
import { enCustomerList } from './en/customer-list.ts'
import { esCustomerList } from './es/customer-list.ts'
import { frCustomerList } from './fr/customer-list.ts'
import { itCustomerList } from './it/customer-list.ts'
import { plCustomerList } from './pl/customer-list.ts'
import { ptCustomerList } from './pt/customer-list.ts'

/** THE list of languages in which customers can be named, whichever the agent's own is. */
export const CUSTOMER_LIST_PACKS: readonly CustomerListPack[] = [
  enCustomerList,
  esCustomerList,
  ptCustomerList,
  plCustomerList,
  deCustomerList,
  frCustomerList,
  itCustomerList,
]
