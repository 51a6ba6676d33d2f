# What is read aloud to residents, in their language (tr). Off until somebody who reads it has signed for it.
consent-post = Sorunuzu şuraya koyabilir miyiz: { $platforms }? Adınız ve adresiniz olmadan.
consent-keep = Adınızı ve adresinizi saklayabilir miyiz?
consent-ring = Sizi arayabilir miyiz?
consent-share = Yardım eden kişi kim olduğunuzu ve nerede oturduğunuzu bilebilir mi? Sizi arayabilir mi?
consent-share-notes = Yardım eden kişi kim olduğunuzu ve nerede oturduğunuzu bilebilir mi? Sizi arayabilir mi? Ne yememeniz gerektiğini bilebilir mi?
consent-the-site = bir mahalle sitesi
say-back-right = Doğru mu?
say-suits = Size uyar mı?
say-missing = Henüz her şeyi bilmiyoruz. Biraz vaktiniz var mı?
say-still-needed = Hâlâ birini arıyoruz: { $what }. Hâlâ gerekli mi?
say-how-was-it = { $helper } ile randevunuz vardı. İyi geçti mi?
say-thanks = Aradığınız için teşekkürler. Hoşça kalın.
