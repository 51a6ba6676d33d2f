# What is read aloud to residents, in their language (pl). Off until somebody who reads it has signed for it.
consent-post = Czy możemy umieścić prośbę na: { $platforms }? Bez nazwiska i adresu.
consent-keep = Czy możemy zapisać nazwisko i adres?
consent-ring = Czy możemy dzwonić?
consent-share = Czy osoba, która pomaga, może znać nazwisko i adres? Czy ta osoba może zadzwonić?
consent-share-notes = Czy osoba, która pomaga, może znać nazwisko i adres? Czy ta osoba może zadzwonić? Czy ta osoba może wiedzieć, czego nie wolno jeść?
consent-the-site = strona sąsiedzka
say-back-right = Czy to się zgadza?
say-suits = Czy to pasuje?
say-missing = Nie wiemy jeszcze wszystkiego. Czy jest chwila czasu?
say-still-needed = Wciąż szukamy: { $what }. Czy to jeszcze potrzebne?
say-how-was-it = Było umówione spotkanie. Z kim: { $helper }. Czy wszystko poszło dobrze?
say-thanks = Dziękujemy za telefon. Do widzenia.
