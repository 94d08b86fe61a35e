import { deSurvey } from './de/survey.ts'
import { enSurvey } from './en/survey.ts'
import { esSurvey } from './es/survey.ts'
import { frSurvey } from './fr/survey.ts'
import { itSurvey } from './it/survey.ts'
import { plSurvey } from './pl/survey.ts'
import { ptSurvey } from './pt/survey.ts'
import type { SurveyPack } from './survey-pack.ts'

/** THE list of languages in which it is understood how it went. */
export const SURVEY_PACKS: readonly SurveyPack[] = [
  esSurvey,
  ptSurvey,
  plSurvey,
  enSurvey,
  frSurvey,
  deSurvey,
  itSurvey,
]
