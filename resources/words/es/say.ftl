# What is read aloud to residents, in their language (es). Off until somebody who reads it has signed for it.
consent-post = ¿Podemos poner su petición en { $platforms }? Sin su nombre ni su dirección.
consent-keep = ¿Podemos guardar su nombre y su dirección?
consent-ring = ¿Podemos llamarle?
consent-share = ¿Puede saber la persona que ayuda quién es usted y dónde vive? ¿Puede llamarle?
consent-share-notes = ¿Puede saber la persona que ayuda quién es usted y dónde vive? ¿Puede llamarle? ¿Puede saber qué no come usted?
consent-the-site = una página del barrio
say-back-right = ¿Es correcto?
say-suits = ¿Le viene bien?
say-missing = Todavía no lo sabemos todo. ¿Tiene un momento?
say-still-needed = Todavía buscamos: { $what }. ¿Todavía lo necesita?
say-how-was-it = Usted quedó con { $helper }. ¿Fue todo bien?
say-thanks = Gracias por llamar. Hasta luego.
