//! Workbooks: xlsx, xlsm, xls and ods, told by their content, as rows of cells.
//! Formulas are their last computed value; nothing in a workbook is ever run.

pub mod archive;
pub mod cell;
pub mod kind;
pub mod rows;

pub use kind::{Kind, kind};
pub use rows::{SheetRows, Sheets, THREAD, sheets};
