//! Headers of several rows, as survey tools write them: codes over questions, questions over options.

use super::Row;
use super::header::is_value;
use crate::values::dates::{self, Order};
use crate::values::fold::fold;
use crate::values::is_blank;

/// Whether a cell is what Qualtrics writes in the third row, for itself.
pub(super) fn is_import_id(cell: &str) -> bool {
    cell.starts_with("{\"ImportId\"")
}

/// Whether a cell says, under its question, that people answered in their own words.
pub(super) fn is_open_ended(cell: &str) -> bool {
    matches!(
        fold(cell).as_str(),
        "openendedresponse" | "reponseouverte" | "reponselibre" | "antwortmitoffenemende" | "offeneantwort" | "respuestaabierta"
    )
}

/// Whether a cell under a question says nothing: there is one answer.
pub(super) fn is_idle(cell: &str) -> bool {
    matches!(cell, "Response" | "Réponse")
}

/// How many rows of header a survey tool wrote; `None` where these rows are not known to be of one.
pub(super) fn rows(first: &Row, second: &Row, third: Option<&Row>) -> Option<usize> {
    // Qualtrics: codes, questions, then one JSON object a column.
    if third.is_some_and(|third| third.iter().any(|cell| is_import_id(cell.trim()))) {
        return Some(3);
    }
    (codes_over_questions(first, second) || questions_over_options(first, second)).then_some(2)
}

fn at(row: &Row, name: &str) -> Option<usize> {
    row.iter().position(|cell| fold(cell) == name)
}

/// Qualtrics before 2017, or with its third row cut off: codes, then questions; columns of its own have both too.
fn codes_over_questions(first: &Row, second: &Row) -> bool {
    if at(first, "v1").is_some() && at(second, "responseid").is_some() {
        return true;
    }
    if at(first, "responseid").and_then(|at| second.get(at)).is_none_or(is_blank) {
        return false;
    }
    let is_date = |cell: &str| dates::read(cell, Order::DayFirst).is_some() || dates::read(cell, Order::MonthFirst).is_some();
    let dated: Vec<&str> = ["startdate", "enddate", "recordeddate"].iter().filter_map(|name| second.get(at(first, name)?)).collect();
    !dated.is_empty() && dated.iter().all(|cell| !is_blank(cell) && !is_value(cell) && !is_date(cell))
}

/// SurveyMonkey: questions, then options, with nothing under the respondent's number.
fn questions_over_options(first: &Row, second: &Row) -> bool {
    let Some(id) = at(first, "respondentid") else { return false };
    if second.get(id).is_some_and(|cell| !is_blank(cell)) {
        return false;
    }
    let marked = second.iter().any(|cell| is_idle(cell.trim()) || is_open_ended(cell));
    let grouped = first.iter().zip(second).any(|(question, option)| is_blank(question) && !is_blank(option));
    // Where no question has options, the second row is there all the same.
    let empty = second.iter().all(is_blank) && at(first, "collectorid").is_some();
    marked || grouped || empty
}

/// Whether LimeSurvey wrote each code and its question into one cell.
pub(super) fn is_coded(row: &Row) -> bool {
    let own = ["id", "submitdate", "lastpage", "startlanguage"];
    row.iter().filter_map(code_and_text).filter(|(code, _)| own.contains(code)).count() >= 2
}

/// The code and the question of `Q1[SQ001]. How was it?`.
pub(super) fn code_and_text(cell: &str) -> Option<(&str, &str)> {
    let (code, text) = cell.split_once(". ")?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '[' | ']' | '-');
    (!code.is_empty() && code.chars().all(plain) && !is_blank(text)).then(|| (code, text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(rows_of: &[&[&str]]) -> Option<usize> {
        let made: Vec<Row> = rows_of.iter().map(|cells| Row::from(cells.to_vec())).collect();
        rows(&made[0], &made[1], made.get(2))
    }

    #[test]
    fn qualtrics_has_three_rows_or_two() {
        let json = "{\"ImportId\":\"endDate\"}";
        assert_eq!(count(&[&["EndDate", "Q1"], &["End Date", "Why?"], &[json, json]]), Some(3));
        assert_eq!(count(&[&["V1", "V8", "Q1"], &["ResponseID", "StartDate", "Why?"]]), Some(2));
        assert_eq!(count(&[&["EndDate", "ResponseId", "Q1"], &["Date de fin", "Identifiant", "Pourquoi ?"]]), Some(2));
        assert_eq!(count(&[&["EndDate", "ResponseId", "Q1"], &["2024-03-02 10:00:00", "R_1", "Car"]]), None);
        assert_eq!(count(&[&["EndDate", "ResponseId", "Q1"], &["3/20/2024 10:00", "R_1", "Car"]]), None);
    }

    #[test]
    fn surveymonkey_has_two_rows_or_one() {
        assert_eq!(count(&[&["Respondent ID", "Why?"], &["", "Open-Ended Response"]]), Some(2));
        assert_eq!(count(&[&["Respondent ID", "Rate:", ""], &["", "1", "2"]]), Some(2));
        assert_eq!(count(&[&["Respondent ID", "Collector ID", "Why?"], &["", "", ""]]), Some(2));
        assert_eq!(count(&[&["RespondentID", "Why?"], &["3292", "Because"]]), None);
        assert_eq!(count(&[&["RespondentID", "Why?"], &["", "Because"]]), None);
    }

    #[test]
    fn limesurvey_writes_code_and_question_in_one_cell() {
        assert!(is_coded(&Row::from(vec!["id. Response ID", "lastpage. Last page", "Q1. Why?"])));
        assert!(!is_coded(&Row::from(vec!["id", "lastpage", "Q1. Why?"])));
        assert_eq!(code_and_text("Q2[SQ001]. Which ones? [Alpha]"), Some(("Q2[SQ001]", "Which ones? [Alpha]")));
        assert_eq!(code_and_text("Why not? Tell us. Please"), None);
    }
}
