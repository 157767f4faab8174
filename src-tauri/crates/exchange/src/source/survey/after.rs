//! What was noticed of a survey, once the analyst has had a say: what no longer holds is not said.

use livisible_core::corpus::record::Warning;

use super::{NO_OPEN_QUESTION, PERSONAL_LEFT_OUT};
use crate::table::field::{Column, Field, RoleReason};

/// Puts right what was noticed before the analyst's roles were applied.
///
/// A closed question that was read for want of an open one steps back when the analyst names one.
pub(crate) fn asked(columns: &mut [Column], noticed: Vec<Warning>) -> Vec<Warning> {
    let named = columns.iter().any(|column| column.why == RoleReason::Asked && matches!(column.role, Field::Answer | Field::Text));
    let mut kept = Vec::with_capacity(noticed.len());
    for mut warning in noticed {
        match warning.code.as_str() {
            NO_OPEN_QUESTION => {
                let instead = columns.iter_mut().find(|column| column.name == warning.detail && column.why == RoleReason::Content);
                match instead {
                    Some(column) if named => {
                        column.role = Field::Attribute;
                        column.why = RoleReason::None;
                    }
                    Some(_) => kept.push(warning),
                    None => {}
                }
            }
            PERSONAL_LEFT_OUT => {
                let left = columns.iter().filter(|column| column.role == Field::Ignore && column.why == RoleReason::Source);
                warning.detail = left.map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
                if !warning.detail.is_empty() {
                    kept.push(warning);
                }
            }
            _ => kept.push(warning),
        }
    }
    kept
}
