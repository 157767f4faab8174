# Like texts.

twins = { $n ->
    [one] { $count } message says the same
   *[other] { $count } messages say the same
 }
twins-sign = ×{ $count }
figures-once = Like texts count once
figures-once-base = Like texts count once.
