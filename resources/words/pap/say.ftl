# What is read aloud to residents, in their language (pap). Off until somebody who reads it has signed for it.
consent-post = Nos por pone bo petishon riba { $platforms }? Sin bo nòmber i bo adrès.
consent-keep = Nos por warda bo nòmber i bo adrès?
consent-ring = Nos por yama bo?
consent-share = E persona ku ta yuda por sa ken bo ta i unda bo ta biba? E por yama bo?
consent-share-notes = E persona ku ta yuda por sa ken bo ta i unda bo ta biba? E por yama bo? E por sa kiko bo no por kome?
consent-the-site = un sitio di bario
say-back-right = Esaki ta korekto?
say-suits = Esei ta kumbiní bo?
say-missing = Nos no sa tur kos ainda. Bo tin un ratu?
say-still-needed = Nos ta buska ainda: { $what }. Bo tin mester di dje ainda?
say-how-was-it = Bo tabatin un sita ku { $helper }. Tur kos a bai bon?
say-thanks = Danki pa bo yamada. Ayó.
