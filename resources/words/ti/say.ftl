# What is read aloud to residents, in their language (ti). Off until somebody who reads it has signed for it.
consent-post = ሕቶኹም ኣብ { $platforms } ከነቐምጦ ንኽእል ዶ? ብዘይ ስምኩምን ኣድራሻኹምን።
consent-keep = ስምኩምን ኣድራሻኹምን ክንዕቅቦ ንኽእል ዶ?
consent-ring = ክንድውለልኩም ንኽእል ዶ?
consent-share = እቲ ዝሕግዝ ሰብ መን ምዃንኩምን ኣበይ ከም ትነብሩን ክፈልጥ ይኽእል ዶ? ክድውለልኩም ይኽእል ዶ?
consent-share-notes = እቲ ዝሕግዝ ሰብ መን ምዃንኩምን ኣበይ ከም ትነብሩን ክፈልጥ ይኽእል ዶ? ክድውለልኩም ይኽእል ዶ? እንታይ ከም ዘይትበልዑ ክፈልጥ ይኽእል ዶ?
consent-the-site = መርበብ ገዛውቲ
say-back-right = እዚ ቅኑዕ ድዩ?
say-suits = ይጥዕመኩም ዶ?
say-missing = ገና ኩሉ ኣይፈለጥናን። ቁሩብ ግዜ ኣለኩም ዶ?
say-still-needed = ገና ንደሊ ኣለና፦ { $what }። ገና የድልየኩም ዶ?
say-how-was-it = ምስ { $helper } ቆጸራ ነይሩኩም። ጽቡቕ ኸይዱ ዶ?
say-thanks = ስለ ዝደወልኩም ነመስግን። ብሰላም።
