import type { SurveyPack } from '../survey-pack.ts'

export const enSurvey: SurveyPack = {
  code: 'en',
  scores: {
    1: 'terrible|terribly|horrible|awful|dreadful|appalling|atrocious|abysmal|disgraceful|a disgrace|disgrace|shameful|shocking|disaster|a disaster|disastrous|pathetic|useless|worst|the worst|the worst ever|never again|rubbish|garbage|trash|crap|shit|shite|a joke|joke|unacceptable|disgusting|hopeless|worse than bad|would not recommend|wouldn t recommend|do not recommend|don t recommend|not recommended',
    2: 'bad|badly|poor|poorly|weak|slow|slowly|disappointing|disappointed|dissatisfied|unsatisfied|unsatisfactory|unhappy|inadequate|unhelpful|not great|not so great|not so good|could be better|could have been better|needs improvement|worse|meh at best',
    3: 'ok|okay|so so|average|fair|mediocre|meh|acceptable|passable|decent enough|middling|alright|all right|neither good nor bad|not good not bad|adequate|satisfactory',
    4: 'good|well|nice|fine|satisfied|happy|pleased|helpful|glad|pretty good|quite good|decent|solid|smooth|smoothly|kind|friendly|no complaints|can t complain|cannot complain|better|recommended|would recommend|thumbs up',
    5: 'great|excellent|perfect|perfectly|amazing|awesome|fantastic|brilliant|superb|super|wonderful|outstanding|terrific|fabulous|exceptional|incredible|flawless|top|top notch|first class|spot on|the best|best|best ever|best service ever|couldn t be better|could not be better|couldn t have been better|could not have been better|can t be better|couldn t be happier|couldn t ask for more|love it|loved it|delighted|thrilled|impressed|very impressed|quick|fast|five stars|lovely|ace|stellar|10 10|faultless',
  },
  numbers: ['one', 'two', 'three', 'four', 'five', 'zero|nil'],
  very: 'very|really|so|super|extremely|incredibly|truly|absolutely',
  not: 'not|no|never|isn|wasn|weren|hardly|nothing|aren|didn',
  beside:
    'hi|hello|hey|dear|dear team|good morning|one|good afternoon|good evening|thanks|thank you|thank you so much|thank you very much|many thanks|thanks a lot|cheers|regards|best regards|kind regards|it|it was|was|is|were|are|it is|it s|everything|everything was|all|all was|all in all|overall|went|it went|has been|been|i am|i m|i|we|we re|we are|t|s|m|a|an|the|and|of|with|with the|out of|from|my|your|score|rating|my score|my rating|my score is|my rating is|answer|star|stars|point|points|give|i give|i d give|would give|d|i would give|i d say|say|i d rate|rate|rated|it a|you a|you|service|customer service|support|experience|team|staff|job|work|quite|pretty|rather|just|for me|in general|to be honest|honestly|definitely|yes|so far|handled|sorted|done|as|always|that|for|for everything|for your help|for the help|kind of|a bit|bit|too|my experience|the service|the experience',
  openers: 'well|ok|okay|alright|all right|fine',
  but: 'but|although|though|however|except|apart from',
}
