# What is read aloud to residents, in their language (ar). Off until somebody who reads it has signed for it.
consent-post = هل يمكننا وضع طلبك على { $platforms }؟ بدون اسمك وعنوانك.
consent-keep = هل يمكننا حفظ اسمك وعنوانك؟
consent-ring = هل يمكننا الاتصال بك؟
consent-share = هل يمكن للشخص الذي يساعدك أن يعرف من أنت وأين تسكن؟ هل يمكنه الاتصال بك؟
consent-share-notes = هل يمكن للشخص الذي يساعدك أن يعرف من أنت وأين تسكن؟ هل يمكنه الاتصال بك؟ هل يمكنه أن يعرف ما لا تأكله؟
consent-the-site = موقع من الحي
say-back-right = هل هذا صحيح؟
say-suits = هل يناسبك ذلك؟
say-missing = لا نعرف كل شيء بعد. هل لديك قليل من الوقت؟
say-still-needed = ما زلنا نبحث: { $what }. هل ما زلت تحتاج إلى ذلك؟
say-how-was-it = كان لديك موعد مع { $helper }. هل سار كل شيء جيدًا؟
say-thanks = شكرًا لاتصالك. إلى اللقاء.
