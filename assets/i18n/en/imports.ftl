# What enters the study and what it keeps of it: surveys, waves, like texts, imports.

import-already = { $n ->
    [one] { $count } message of { $all } is in the study already: it will be brought up to date, not doubled.
   *[other] { $count } messages of { $all } are in the study already: they will be brought up to date, not doubled.
 }
import-already-first = { $n ->
    [one] { $count } of the first { $all } messages is in the study already: it will be brought up to date, not doubled.
   *[other] { $count } of the first { $all } messages are in the study already: they will be brought up to date, not doubled.
 }
import-respondents = { $n ->
    [one] { $count } respondent
   *[other] { $count } respondents
 }
import-questions = { $n ->
    [one] { $count } open question
   *[other] { $count } open questions
 }
import-survey = { $respondents }, { $questions }
import-answered = { $answered }/{ $asked } answered
import-question = Question
import-question-asked = Put to
import-question-answered = Answered
import-question-base = Bases in respondents.
import-updated = { $n ->
    [one] { $count } message already there was brought up to date: counts, rating or other attributes.
   *[other] { $count } messages already there were brought up to date: counts, rating or other attributes.
 }
import-revised = { $n ->
    [one] { $count } message already there has another text; its earlier version is kept.
   *[other] { $count } messages already there have another text; their earlier versions are kept.
 }
import-revised-show = Show the changed texts
import-lost-places = { $n ->
    [one] { $count } coded or annotated place has lost its words: to be reviewed.
   *[other] { $count } coded or annotated places have lost their words: to be reviewed.
 }
import-lost-show = Show the places to review
import-became = What became of each column
import-open = Open these messages
import-open-of = Open these messages: { $file }
import-kept = The imports of the study

kept-title = Imports of the study
kept-left = { $n ->
    [one] { $count } left out
   *[other] { $count } left out
 }
kept-gone = undone or taken out
kept-gone-what = This import is undone or taken out: none of its messages is in the study. The journal tells how to bring it back.
kept-back = Imports of the study
kept-sub = { $format }, imported on { $day }
kept-facts = How it was read
kept-size = Size
kept-sha256 = Fingerprint (SHA-256)
kept-format = Format
kept-reason = Recognised
kept-told = Columns that told it
kept-encoding = Encoding
kept-delimiter = Delimiter
kept-sheet = Sheet
kept-header = Header row
kept-preamble = Rows above it
kept-space = Space by default
kept-venue = Venue by default
kept-lang = Language by default
kept-recipe = Read as
kept-recipe-was = “{ $file }”, on { $day }
kept-undo = Undo this import
kept-remove = Take this import out…
kept-margin = This report stays in the study: every record of the file is accounted for.
kept-remove-title = Take “{ $file }” out of the study?
kept-takes = These go with it:
kept-takes-nothing = Nothing else goes with it.
kept-takes-memos = { $n ->
    [one] { $count } memo
   *[other] { $count } memos
 }
kept-takes-records = { $n ->
    [one] { $count } record of the readings or piece of evidence
   *[other] { $count } records of the readings or pieces of evidence
 }
kept-remove-note = Messages that a later wave met again came with this import: they go too, and come back when that wave is imported again. The journal keeps this operation: it can be undone.
kept-remove-go = Take this import out
kept-removed = “{ $file }” is taken out of the study.

twins = { $n ->
    [one] { $count } message says the same
   *[other] { $count } messages say the same
 }
twins-sign = ×{ $count }
figures-once = Like texts count once
