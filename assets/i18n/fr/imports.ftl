# Textes semblables.

twins = { $n ->
    [one] { $count } message dit la même chose
   *[other] { $count } messages disent la même chose
 }
twins-sign = ×{ $count }
figures-once = Compter une fois les textes semblables
figures-once-base = Les textes semblables comptent une fois.
