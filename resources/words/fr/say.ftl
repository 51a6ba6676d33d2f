# What is read aloud to residents, in their language (fr). Off until somebody who reads it has signed for it.
consent-post = Pouvons-nous mettre votre demande sur { $platforms } ? Sans votre nom ni votre adresse.
consent-keep = Pouvons-nous garder votre nom et votre adresse ?
consent-ring = Pouvons-nous vous appeler ?
consent-share = La personne qui aide peut-elle savoir qui vous êtes et où vous habitez ? Peut-elle vous appeler ?
consent-share-notes = La personne qui aide peut-elle savoir qui vous êtes et où vous habitez ? Peut-elle vous appeler ? Peut-elle savoir ce que vous ne mangez pas ?
consent-the-site = un site du quartier
say-back-right = C’est bien cela ?
say-suits = Cela vous convient ?
say-missing = Nous ne savons pas encore tout. Avez-vous un moment ?
say-still-needed = Nous cherchons encore : { $what }. En avez-vous encore besoin ?
say-how-was-it = Vous aviez rendez-vous avec { $helper }. Est-ce que cela s’est bien passé ?
say-thanks = Merci de votre appel. Au revoir.
