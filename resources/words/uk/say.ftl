# What is read aloud to residents, in their language (uk). Off until somebody who reads it has signed for it.
consent-post = Чи можна розмістити ваше прохання тут: { $platforms }? Без імені та адреси.
consent-keep = Чи можна зберегти ваше ім’я та адресу?
consent-ring = Чи можна вам телефонувати?
consent-share = Чи може помічник знати, хто ви і де живете? Чи може помічник вам телефонувати?
consent-share-notes = Чи може помічник знати, хто ви і де живете? Чи може помічник вам телефонувати? Чи може помічник знати, чого вам не можна їсти?
consent-the-site = сайт району
say-back-right = Усе правильно?
say-suits = Вам це підходить?
say-missing = Ми ще не все знаємо. Маєте хвилинку?
say-still-needed = Ми ще шукаємо: { $what }. Це ще потрібно?
say-how-was-it = У вас була зустріч. З ким: { $helper }. Усе пройшло добре?
say-thanks = Дякуємо за дзвінок. До побачення.
