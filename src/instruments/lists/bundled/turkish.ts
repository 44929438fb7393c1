import { goldText } from "./goldText";

/** Turkish words cut into morphemes as they are written (“kitab” in “kitabım”), chosen and cut by ourselves. */
export const turkish = goldText(`
elma masa araba kapı pencere köprü sokak kelebek deniz şehir ülke kitap
ev|ler ev|im ev|imiz ev|ler|imiz ev|ler|imiz|den ev|de ev|den ev|e ev|i ev|in ev|de|ki ev|de|ki|ler ev|siz ev|li ev|li|lik
ev|len|mek ev|cil|leş|tir|mek
kitap|lar kitab|ım kitab|ı kitap|ta kitap|sız kitap|lık kitap|çı kitap|çı|lar kitap|çı|lık kitap|lar|ımız|dan
göz|lük göz|lük|çü göz|lük|çü|lük göz|ler|im göz|üm
okul|lar okul|da okul|dan okul|a okul|lu okul|umuz okul|umuz|da|ki okul|lar|ımız|da
öğren|mek öğren|di öğren|di|k öğren|iyor|um öğren|ci öğren|ci|ler öğren|ci|lik öğren|ci|ler|imiz|in
öğret|mek öğret|men öğret|men|ler öğret|men|lik öğret|men|im
gel|mek gel|di gel|di|m gel|di|ler gel|iyor gel|iyor|um gel|ecek gel|eceğ|im gel|miş gel|miş|ti gel|me|di gel|me|di|ler
gel|me|yecek gel|ince gel|erek gel|ip gel|en gel|en|ler gel|se gel|se|ydi|m gel|ebil|ir gel|e|me|di gel|ir gel|ir|ler
git|mek git|ti git|ti|m git|me|di git|miş gid|iyor gid|iyor|du gid|ecek gid|ecek|ler gid|en
yap|mak yap|tı yap|tı|k yap|ıyor yap|ıyor|lar yap|acak yap|acağ|ız yap|ıl|dı yap|ıl|mış yap|tır|dı yap|tır|ıl|dı yap|ma|dı
yap|a|ma|dı yap|ıcı yap|ı yap|ı|lar
yaz|mak yaz|dı yaz|ar yaz|ar|lar yaz|ı yaz|ı|lar yaz|ıyor|uz yaz|ıl|ım yaz|ıl|ım|cı yaz|dır|mak
oku|mak oku|du oku|du|m oku|yor oku|yacak oku|ma oku|n|du oku|t|mak oku|yucu oku|yucu|lar oku|muş|tu
sev|mek sev|gi sev|gi|li sev|gi|li|m sev|gi|siz sev|iyor|um sev|il|mek sev|in|di sev|diğ|im
bil|mek bil|gi bil|gi|li bil|gi|siz bil|gi|siz|lik *bil|gi|*say|ar *bil|gi|*say|ar|lar bil|im bil|im|sel bil|in|en bil|mi|yor|um
gör|mek gör|dü gör|üş gör|üş|me gör|üş|ler gör|ün|mek gör|ün|tü gör|ün|tü|ler gör|ül|dü gör|me|den
al|mak al|dı al|ıcı al|ıyor *al|ış|*ver|iş ver|mek ver|di ver|gi ver|gi|ler ver|il|di ver|im ver|im|li ver|im|li|lik ver|im|siz
iş|çi iş|çi|ler iş|çi|lik iş|siz iş|siz|lik iş|lem iş|lem|ler iş|le|mek iş|le|t|me iş|le|t|me|ci
su|cu su|lu su|suz su|suz|luk su|la|mak su|la|dı
güzel|lik güzel|leş|mek güzel|leş|tir|mek güzel|ce büyü|mek büyü|dü büyü|t|mek büyük|lük küçük|lük
yeni|den yeni|lik yeni|le|mek yeni|le|n|di temiz|lik temiz|le|mek temiz|lik|çi genç|lik genç|ler genç|leş|mek
arka|daş arka|daş|lar arka|daş|lık arka|daş|ım arka|daş|lar|ım|la
yol|cu yol|cu|luk yol|cu|lar yol|da yol|daş vatan|daş vatan|daş|lar vatan|daş|lık meslek|taş meslek|taş|lar
deniz|ci deniz|ci|lik deniz|ler *deniz|*alt|ı şehir|ler şehir|li şehir|den şehr|i köy|lü köy|lü|ler köy|de
ülke|ler ülke|miz ülke|miz|de ülke|ler|in çocuk|lar çocuk|luk çocuk|ça çocuğ|u çocuk|lar|ımız|a
insan|lar insan|lık insan|cıl insan|lık|tan Türk|çe Türk|ler para|sız para|lı para|sız|lık
zaman|la hafta|lık gün|lük gün|ler gün|lük|ler yıl|lık yıl|lar|ca
uç|mak uç|ak uç|ak|lar uç|uş uç|uş|lar uç|ur|mak uç|tu kes|mek kes|in kes|in|lik kes|in|lik|le kes|ici
dur|mak dur|ak dur|ak|lar dur|um dur|um|lar dur|du dur|dur|mak dur|dur|ul|du
kullan|mak kullan|ıcı kullan|ıcı|lar kullan|ım kullan|ıl|an kullan|ış|lı
çalış|mak çalış|kan çalış|kan|lık çalış|tı çalış|ıyor|um çalış|ma çalış|ma|lar çalış|an|lar çalış|tır|mak
konuş|mak konuş|ma konuş|ma|cı konuş|tu|k konuş|uyor|du baş|la|mak baş|la|dı baş|kan baş|kan|lık baş|lık baş|lık|lar
sor|mak sor|u sor|u|lar sor|du sor|un sor|un|lar sor|un|suz sor|um|lu sor|um|lu|luk sor|um|suz
düşün|mek düşün|ce düşün|ce|ler düşün|ce|li düşün|dü|m inan|mak inan|ç inan|ç|lı inan|dır|ıcı
kork|mak kork|u kork|ak kork|u|suz kork|ut|ucu gül|mek gül|dü
masa|lar masa|nın masa|da araba|lar araba|m araba|sı kapı|cı kapı|lar kapı|yı pencere|den elma|lar
Çekoslovakya|lı|laş|tır|a|ma|dık|lar|ımız|dan|mış|sınız
`);

/** Suffixes of Turkish in all forms that vowel harmony gives them, chosen by ourselves. */
export const turkishAffixes = `
-ler -lar -i -ı -u -ü -yi -yı -yu -yü -e -a -ye -ya -de -da -te -ta -den -dan -ten -tan -in -ın -un -ün -nin -nın -nun -nün
-im -ım -um -üm -m -imiz -ımız -umuz -ümüz -miz -mız -muz -müz -iniz -ınız -unuz -ünüz -niz -nız -nuz -nüz -si -sı -su -sü
-siz -sız -suz -süz -li -lı -lu -lü -lik -lık -luk -lük -ci -cı -cu -cü -çi -çı -çu -çü -ce -ca -çe -ça -cil -cıl -cul -cül
-daş -taş -ki -sel -sal -le -la -yle -yla -len -lan -leş -laş -mek -mak -me -ma -mi -mı -mu -mü
-di -dı -du -dü -ti -tı -tu -tü -k -ydi -ydı -ydu -ydü -miş -mış -muş -müş -iyor -ıyor -uyor -üyor -yor
-ecek -acak -eceğ -acağ -yecek -yacak -yeceğ -yacağ -er -ar -ir -ır -ur -ür -en -an -yen -yan -ip -ıp -up -üp -erek -arak
-ince -ınca -unca -ünce -se -sa -ebil -abil -yebil -yabil -dik -dık -duk -dük -tik -tık -tuk -tük -diğ -dığ -duğ -düğ
-dir -dır -dur -dür -tir -tır -tur -tür -t -it -ıt -ut -üt -il -ıl -ul -ül -n -iş -ış -uş -üş -gi -gı -gu -gü -ki -kı -ku -kü
-ici -ıcı -ucu -ücü -yici -yıcı -yucu -yücü -ak -ek -ç -kan -ken -men -man -lem -sin -sın -sun -sün -siniz -sınız -sunuz -sünüz -iz -ız -uz -üz
`
  .trim()
  .split(/\s+/)
  .join("\n");
