// The most frequent function words of each language: they carry no topic, and they tell languages apart.

/**
 * Lists function words by language code, in lower case and separated by spaces.
 * Question words belong here too: “how” and “what” stand in every question and point at no passage.
 * Elided and split forms (`l`, `d`, `t`, `s`) stand here because words are split at apostrophes.
 */
export const STOPWORDS = {
  en: `a about above after again against all also am an and any are aren as at be because been before being below between
    both but by can cannot could couldn d did didn do does doesn doing don down during each few for from further had hadn
    has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself ll m me more
    most my myself no nor not now of off on once only or other our ours ourselves out over own please re s same she should
    shouldn so some such t than that the their theirs them themselves then there these they this those through to too
    under until up us ve very was wasn we were weren what when where which while who whom whose why will with won would
    wouldn you your yours yourself yourselves`,
  de: `aber alle allem allen aller als also am an auch auf aus bei bin bis bist bitte da damit dann das dass dein deine
    dem den der des dich die dir doch dort du durch ein eine einem einen einer eines er es etwas euch für gegen gibt haben
    habe hat hatte hier hinter ich ihm ihn ihr ihre ihrem ihren im in ist ja jede jedem jeden jeder kann kannst kein keine
    können könnte machen man mein meine meinem meinen mich mir mit muss nach nicht noch nun nur ob oder ohne sehr sein
    seine sich sie sind so soll über um und uns unser unter viel viele vom von vor wann war waren warum was weil welche
    welchem welchen welcher welches wem wen wenn wer werde werden wie wieviel wir wird wo woher wurde wurden zu zum zur`,
  fr: `a ai alors as au aucun aussi autre aux avec avez avoir avait bien c ce cela celle celui ces cet cette ceux chez
    combien comme comment d dans de des dont du elle elles en entre es est et étaient était été être eu faire fait faut
    il ils j je l la le les leur leurs lui m ma mais me même mes moi mon n ne nos notre nous on ont ou où par pas peut peux
    plus pour pourquoi pouvez puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous
    suis sur t ta te tes toi ton tous tout toute toutes très tu un une vers vos votre vous y`,
  es: `a al algo algunos ante antes como cómo con cuál cuáles cuándo cuando cuánto cuánta cuántas cuántos de del desde donde
    dónde dos e el él ella ellas ellos en entre era eran es esa esas ese eso esos está están esta estas este esto estos fue
    fueron ha había han hasta hay hacer hace he la las le les lo los más me mi mis mucho muy nada ni no nos nosotros nuestra
    nuestro o os otra otro para pero poco por porque puede puedo qué que quién quien quiénes se sea ser si sí sin sobre
    son soy su sus también tanto te tengo tiene tienen tu tus un una uno unos usted y ya yo`,
  it: `a abbiamo ad agli ai al alla alle allo anche avere aveva c che chi ci come con contro cosa cui d da dagli dai dal dalla
    dalle dei del della delle dello di dopo dove e è ed era erano essere fa fare fra gli ha hanno ho i il in io l la le lei
    li lo loro lui ma me mi mia mie miei mio molto ne negli nei nel nella nelle nello no noi non nostra nostro o per perché
    più posso può qual quale quali quando quanta quante quanti quanto quella quelli quello questa queste questi questo se
    sei si sia siamo sono sta stata stato su sua sue sugli sui sul sulla suo te ti tra tu tua tuo tutti tutto un una uno vi
    voi`,
  pt: `a à ao aos aquele aquilo as às até com como da das de dela dele do dos e é ela elas ele eles em entre era eram essa
    esse esta está estão estas este estes eu faz fazer foi foram há isso isto já lhe mais mas me mesmo meu meus minha muito
    na nas não nem no nos nós nossa nosso num numa o onde os ou para pela pelas pelo pelos pode podem por porque posso qual
    quais quando quanta quantas quanto quantos que quem se sem ser será seu seus sua suas só são também te tem têm ter teu
    tu tua um uma você vocês`,
  nl: `aan al alle als altijd andere ben bij daar dan dat de deze die dit doe doen door dus een en er ge geen haar had hebben
    hebt heb heeft hem het hier hij hoe hoeveel hun iemand iets ik in is ja je jij jouw jullie kan kunnen kun maar me meer
    men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over te tegen toch toen tot u uit uw van
    veel voor waar waarom wanneer want waren was wat we wel welk welke werd wezen wie wij wil worden wordt zal ze zelf zich
    zij zijn zo zonder zou`,
  pl: `a aby albo ale by był była było były być bez ci co czy czyli dla dlaczego do gdy gdzie go i ich ile im inny ja jak
    jaka jaką jaki jakie jakiego jakim jako je jego jej jest jestem jeśli już kiedy kto która którą które którego której
    który którym których ma mam mi mnie mogę może moje mój my na nad nas nasz nie niż o od on ona one oni oraz po pod
    ponieważ proszę przed przez przy są się skąd ta tak także tam te tego tej temu ten to tu tutaj tych tylko tym w wam was
    we wszystko z za ze że`,
  ro: `a acea această aceasta aceste acest acesta ai al ale am anul ar are as asta atât au aveau avea ca când câte câți care
    ce cea cei cel cele cine cu cum de deci decât din dintre după e ea ei el ele era erau este eu fi fie fost i în îi
    își îmi într îl la le li lor lui ma mai mea meu mi mult multe mulți ne ni noi noastră nostru nu o or ori pe pentru
    poate pot prin s sa sau se si și sunt sus să său te ți toate tot tu un una unde unei unor unui vă va vor vom`,
  sv: `alla allt att av bara blev bli blir då de dem den denna deras dess det detta dig din dina ditt du där efter ej eller en
    er era ett från för ha hade han hans har henne hennes hon honom hur i icke in inga ingen inom inte jag ju kan kunde man
    med mellan men mig min mina mitt mot mycket många ni nu när någon något några och om oss på samma sedan sig sin sina sitt
    själv skulle som så sådan till under upp ut utan vad var vara varför varit vart vem vi vid vilka vilken vilket vår våra
    är över`,
  da: `ad af alle at blev blive bliver da de dem den denne der deres det dette dig din dine disse dit du efter eller en end
    er et for fordi fra få ham han hans har havde have hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis
    hvor hvordan hvorfor hvornår i ikke ind jeg jer jo kan kunne man mange med meget men mig min mine mit mod ned noget nogle
    nu når og også om op os over på sig sin sine sit skal skulle som sådan til ud under var vi vil ville vor være været`,
  no: `alle at av bare ble bli blir da de dem den denne der deres det dette dere din dine ditt du eller en er et etter for
    fordi fra før ha hadde han hans har henne hennes her hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor
    i ikke inn jeg kan kunne man mange med meg meget mellom men mer min mine mitt mot mye ned noe noen nå når og også om opp
    oss over på samme seg selv sin sine sitt skal skulle slik som så til um under ut uten var ved vi vil ville vår våre være
    vært`,
  fi: `ei eivät ennen että he heidän hän hänen ja jo jos joka jotka josta jossa jota kanssa keiden keitä ketkä koska kuin
    kuinka kuka kun me meidän mihin mikä mikään mille milloin millä minkä minkälainen minne minua minulla minulle minun minä
    missä mistä miten mitkä mitä miksi mukaan mutta myös ne niiden niin niitä nyt näin oli olen olet olevat olivat olla ollut
    oma on onko ovat paljonko se sekä sen siellä siinä sinun sinä sitten sitä tai te tuo tämä tämän tässä vaan vai vain voi
    voin voiko voinko vuoksi`,
  cs: `a aby aj ale ani asi až bez bude budou by byl byla bylo byly být co či další do ho i já jak jaká jaké jaký jako je
    jeho jej její jejich jen jenž jestli ještě ji jiné již jsem jsme jsou jste k kam kde kdo kdy když ke kolik která které
    kterou který kteří má mám máte mě mezi mi mít mne mně mnou moje můj mohu může můžu my na nad nám náš ne nebo není než o
    od on ona oni pak po pod podle pokud pouze proč pro protože před přes při s se si sice svůj ta tak také tam te ten tento
    to tom tu tuto tvůj ty u už v vám váš ve více však vy z za ze že`,
  hu: `a abban ahhoz aki akik ami amely az azok azt azon be csak de e egy egyik el én ennek és ez ezek ezt fel ha hány hogy
    hogyan hol honnan hová ide igen ilyen is itt így jó ki kell kik később le lehet lenni lesz ma már maga meg mely melyik
    mennyi mert mi mikor miért mit mivel most nagyon nekem nem néha ő ők olyan ön össze ott pedig s sem sok szerint tud tudok
    úgy után vagy vagyok van vannak volt voltak`,
  tr: `acaba ama ancak aslında az bana bazı belki ben benim beri bir biri birkaç biz bu buna bunda bundan bunu bunun burada
    da daha de değil diye dolayı en gibi göre hangi hangisi hem hep hepsi her hiç için ile ilgili ise kadar kaç kez ki kim
    kime kimin mı mi miyim mu mü nasıl ne neden nedir nerede nereye niçin niye o olan olarak oldu olduğu olmak olur ona
    ondan onlar onun rağmen sadece sen siz sonra şey şu tarafından tüm ve veya var ya yani yok zaman`,
  el: `αλλά αν αντί από αυτά αυτή αυτό αυτοί αυτός αυτών για γιατί δε δεν δύο εάν εγώ είμαι είναι εκεί ένα ένας έναν ενώ
    επί εσείς εσύ έχει έχω έχουν η ή ήταν θα και κάθε κατά κι με μετά μέσα μη μια μία μου μπορώ μπορεί να ο οι όμως όπου
    όπως όταν ότι ου ούτε παρά πιο ποια ποιες ποιο ποιοι ποιον ποιος ποιου πολύ πόσα πόσες πόσο πόσοι πότε που πού πριν
    προς πρέπει πως πώς σας σε σου στα στη στην στις στο στον στους τα τη την της τι τις το τον του τους των ως`,
  ru: `а без более был была были было быть в вам вас ведь весь во вот все всё всего всех вы где да для до его ее её если есть
    еще ещё же за здесь и из или им их к как какая какие каким какой каком какую ко когда который которая которое которые
    кто куда ли лучше между меня мне много мой может можно моя мы на над надо наш не него нее нет ни них но ну о об он она
    они оно от откуда очень по под после потому почему при про с сам свой себя сколько со так также такой там те тебя тем
    то того тоже той только том тот ты у уже хотя чего чей чем через что чтобы чье эта эти это этого этой этом этот я`,
  uk: `а або адже але б без був була були було бути в вам вас ваш ви від він вона вони воно все всі втім де для до є його її
    за з зі і із інший їх й к коли котрий кого куди ким кому ледве лише маю ми мені мене може можна мій моя на над нам нас
    наш не нема ні ніж о об один однак після по під при про раз свій себе скільки собі так також такий там те теж ти тим то
    тобі того той тому тут ту у хоч хто це цей ця ці цього чи чим чого чому що щоб як яка яке який які якого якій якої якщо
    я`,
  ar: `أن أنا أنت أو أي أين إذا إلا إلى إن ال التي الذي الذين الى اليوم ان او اي ايضا أيضا بعد بعض بل بها به بين تلك ثم حتى
    حول حيث خلال دون ذلك عبر على عليه عليها عن عند عندما غير فى في فيه فيها قبل قد كان كانت كل كم كما كيف لا لدى لقد لكن
    لم لماذا لن له لها لهم ليس ما ماذا متى مثل مع من منذ منها منه نحن نعم هؤلاء هذا هذه هل هم هناك هو هي و وقد وكان ولا
    وهو وهي يا يكون يمكن يمكنني يوم`,
  he: `את אתה אתם אני או אז איך איפה אין אל אם אנחנו אשר בין גם האם הוא היא היה היו הם הן הנה זאת זה זו יש כאשר כדי כי כל
    כמה כמו כן לא לאן לי לך לנו למה לפני מאוד מה מי מתי על עד עם עצמו פה רק שאני שהוא של שלי שלך שלנו שם תחת`,
  hi: `अगर अपना अपनी अपने आप इन इस इसका इसकी इसके इसमें इसे उन उनका उनकी उनके उस उसका उसकी उसके एक एवं और क का काफी कि कितना
    कितनी कितने किन किया किस किसका किसने किसी किसे की कुछ के कैसे को कौन कौनसा क्या क्यों जब जहाँ जा जाता जाती जाते जो तक
    तथा तब तरह तो था थी थे द्वारा न नहीं ने पर परन्तु फिर बहुत बाद भी मुझे में मेरा मेरी मेरे मैं यदि यह यहाँ या ये
    रहा रही रहे लिए लेकिन व वह वहाँ वाला वाली वाले वे सकता सकते सब साथ से हम हमें हाँ ही हुआ हुई हुए है हैं हो होता होती
    होते होना`,
  vi: `ai anh bạn bao bằng bị các cái cần chỉ cho chưa chúng có của cũng đã đang đâu đây để đến đi điều do được gì giữa hay hơn
    hoặc khi không là lại làm lên lúc mà mình mỗi một nào này nên nếu như nhưng những nhiêu ở phải qua ra rằng rất rồi sao sau
    sẽ tại tất thế thì theo tôi trên trong trước từ và vẫn vậy về vì việc với vào xin`,
  id: `ada adalah agar akan aku anda antara apa apakah atas atau bagaimana bagi bahwa banyak beberapa begitu belum berapa bisa
    boleh dan dapat dari dengan di dia dimana dua hanya harus ia ini itu jadi jika juga kalau kami kamu kapan karena ke kepada
    kita lagi lain lebih maka mana masih mengapa mereka merupakan mungkin namun oleh pada para pernah saat saja sangat saya
    sebagai sebuah sedang sehingga seperti setelah siapa sini suatu sudah tapi telah tentang tetapi tidak untuk yaitu yang`,
  zh: `的 了 和 是 在 我 有 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 自己 这 那 他 她 它 们 我们 你们 他们 吗 呢 吧 啊
    什么 怎么 怎样 如何 为什么 哪 哪里 哪个 哪些 谁 多少 几 多 何时 与 或 及 其 之 而 被 把 从 对 为 以 于 中 等 所 时 请问 请 可以 能`,
  ja: `の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの
    という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において ば なかっ なく しかし について せ だっ
    できる それ う ので なお のみ でき き つ における および いう さらに でも ら たり です ます まし ました ません 何 どう どの どこ いつ
    誰 なぜ どれ いくつ いくら ください`,
  ko: `은 는 이 가 을 를 의 에 에서 로 으로 와 과 도 만 하다 있다 되다 그 저 것 수 등 및 또는 그리고 그러나 하지만 무엇 어떻게 왜 언제
    어디 누구 몇 얼마 어떤 무슨 어느 제 내 나 우리`,
  th: `ที่ และ ของ ใน เป็น มี ได้ การ ให้ ว่า จะ ไม่ กับ จาก โดย นี้ นั้น เพื่อ แต่ หรือ ก็ อยู่ ไป มา แล้ว ถูก คือ ซึ่ง เขา
    เธอ ฉัน ผม เรา คุณ มัน อะไร ไหน ใคร เมื่อ เมื่อไหร่ เมื่อไร ทำไม อย่างไร ยังไง เท่าไร เท่าไหร่ กี่ ไหม หรือไม่ ครับ ค่ะ คะ
    ด้วย ความ ต้อง กว่า ขึ้น อีก บ้าง บาง ทั้ง ตั้ง ถึง ต่อ ตาม แห่ง ใด`,
} as const satisfies Record<string, string>;
