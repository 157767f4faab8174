//! The words of a command, as they are typed.

mod value;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use livisible_core::locale::{self, Lang};

pub use value::*;

#[derive(Parser)]
#[command(name = "livi", version, disable_help_subcommand = true)]
pub struct Call {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    New {
        study: PathBuf,
        #[arg(long)]
        title: Option<String>,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Import {
        study: PathBuf,
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long = "as", value_name = "FORMAT")]
        format: Option<String>,
        #[arg(long, value_name = "TYPE")]
        space: Option<String>,
        #[arg(long, value_name = "NAME")]
        venue: Option<String>,
        #[arg(long, value_name = "CODE")]
        lang: Option<String>,
        #[arg(long, value_name = "LABEL")]
        encoding: Option<String>,
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        #[arg(long, value_name = "FIELD=COLUMN")]
        map: Vec<String>,
        #[arg(long, value_name = "CHARACTER")]
        delimiter: Option<String>,
        #[arg(long, value_enum)]
        html: Option<HtmlArg>,
        #[arg(long)]
        fresh: bool,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        json: bool,
    },
    Formats {
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Codes {
        study: PathBuf,
        #[arg(long, value_name = "ID")]
        template: Option<String>,
        #[arg(long, value_name = "FILE")]
        import: Option<PathBuf>,
        #[arg(long, num_args = 1.., value_name = "CODE", requires = "into")]
        merge: Vec<String>,
        #[arg(long, value_name = "CODE", requires = "merge")]
        into: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[arg(long, value_name = "NAME")]
        keep: Option<String>,
        #[arg(long)]
        versions: bool,
        #[arg(long, num_args = 2, value_names = ["A", "B"])]
        diff: Vec<String>,
        #[arg(long)]
        nets: bool,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Search {
        study: PathBuf,
        #[arg(allow_hyphen_values = true)]
        query: String,
        #[arg(long, value_enum, default_value = "relevance")]
        sort: SortArg,
        #[arg(long, default_value_t = 20)]
        limit: usize,
        #[arg(long, default_value_t = 0)]
        offset: usize,
        #[arg(long, value_delimiter = ',', value_name = "A,B")]
        facets: Vec<String>,
        #[arg(long, value_name = "WIDTH")]
        kwic: Option<usize>,
        #[arg(long, value_name = "SEED")]
        rencontre: Option<u64>,
        #[arg(long, value_name = "POOL", requires = "rencontre")]
        pool: Option<String>,
        #[arg(long, value_enum, default_value = "message")]
        by: ByArg,
        #[arg(long)]
        histogram: bool,
        #[arg(long)]
        keyness: bool,
        #[arg(long)]
        neighbours: bool,
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Code {
        study: PathBuf,
        code: String,
        #[arg(long, allow_hyphen_values = true)]
        query: String,
        #[arg(long, value_enum, default_value = "message")]
        span: SpanArg,
        #[arg(long, value_name = "NAME")]
        coder: Option<String>,
        #[arg(long)]
        preview: bool,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Rules {
        study: PathBuf,
        code: Option<String>,
        #[arg(long, value_name = "QUERY", allow_hyphen_values = true, requires = "code")]
        add: Option<String>,
        #[arg(long, value_enum, default_value = "match")]
        span: ReachArg,
        #[arg(long, requires = "add")]
        note: Option<String>,
        #[arg(long)]
        preview: bool,
        #[arg(long, conflicts_with = "propose")]
        apply: bool,
        #[arg(long)]
        propose: bool,
        #[arg(long, default_value_t = 20)]
        limit: usize,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Sets {
        study: PathBuf,
        #[arg(value_name = "IDS")]
        ids: Vec<String>,
        #[arg(long, value_name = "NAME", group = "deed", requires = "query")]
        save: Option<String>,
        #[arg(long, value_name = "NAME", group = "deed", requires = "query")]
        sample: Option<String>,
        #[arg(long, value_name = "NAME", group = "deed")]
        make: Option<String>,
        #[arg(long, value_name = "NAME", group = "deed", requires = "ids")]
        add: Option<String>,
        #[arg(long, value_name = "NAME", group = "deed", requires = "ids")]
        drop: Option<String>,
        #[arg(long, num_args = 2, value_names = ["A", "B"], group = "deed")]
        rename: Vec<String>,
        #[arg(long, value_name = "NAME", group = "deed")]
        delete: Option<String>,
        #[arg(long, allow_hyphen_values = true)]
        query: Option<String>,
        #[arg(long, default_value_t = 20, requires = "sample")]
        size: usize,
        #[arg(long, value_enum, default_value = "random", requires = "sample")]
        how: HowArg,
        #[arg(long, value_name = "FIELD", requires = "sample")]
        by: Option<String>,
        #[arg(long, requires = "by")]
        equal: bool,
        #[arg(long, default_value_t = 1, requires = "sample")]
        seed: u64,
        #[arg(long)]
        note: Option<String>,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Memos {
        study: PathBuf,
        #[arg(long, value_name = "TYPE")]
        kind: Option<String>,
        #[arg(long, value_name = "WORDS")]
        find: Option<String>,
        #[arg(long)]
        open: bool,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Figures {
        study: PathBuf,
        #[arg(required = true)]
        names: Vec<String>,
        #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
        filter: Option<String>,
        #[arg(long, value_enum, default_value = "exclude")]
        brand_speech: BrandArg,
        #[arg(long, value_name = "K=V")]
        param: Vec<String>,
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "svg"])]
        csv: Option<PathBuf>,
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        svg: Option<PathBuf>,
        #[arg(long, value_enum, default_value = "light", requires = "svg")]
        theme: ThemeArg,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Report {
        study: PathBuf,
        file: PathBuf,
        #[arg(long)]
        lang: Option<LangArg>,
        #[arg(long, value_enum, default_value = "masked")]
        quotes: QuotesArg,
        #[arg(long)]
        title: Option<String>,
    },
    Export {
        study: PathBuf,
        file: PathBuf,
        #[arg(long = "as", value_name = "FORMAT")]
        format: Option<String>,
        #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
        filter: Option<String>,
        #[arg(long, value_enum)]
        identities: Option<IdentitiesArg>,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Imports {
        study: PathBuf,
        #[arg(value_name = "IMPORT")]
        id: Option<i64>,
        #[arg(long, requires = "id")]
        remove: bool,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    History {
        study: PathBuf,
        #[arg(long)]
        coder: Option<String>,
        #[arg(long)]
        kind: Option<String>,
        #[arg(long)]
        op: Option<i64>,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Undo {
        study: PathBuf,
        #[arg(default_value_t = 1)]
        count: usize,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Redo {
        study: PathBuf,
        #[arg(default_value_t = 1)]
        count: usize,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Check {
        study: PathBuf,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
    Reindex {
        study: PathBuf,
        #[arg(long)]
        remove: bool,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        lang: Option<LangArg>,
    },
}

impl Command {
    /// The language that `--lang` asks for; for `import` it is that of the messages.
    fn lang(&self) -> Option<Lang> {
        match self {
            Command::Import { .. } => None,
            Command::New { lang, .. }
            | Command::Formats { lang, .. }
            | Command::Codes { lang, .. }
            | Command::Search { lang, .. }
            | Command::Code { lang, .. }
            | Command::Rules { lang, .. }
            | Command::Sets { lang, .. }
            | Command::Memos { lang, .. }
            | Command::Figures { lang, .. }
            | Command::Report { lang, .. }
            | Command::Export { lang, .. }
            | Command::Imports { lang, .. }
            | Command::History { lang, .. }
            | Command::Undo { lang, .. }
            | Command::Redo { lang, .. }
            | Command::Check { lang, .. }
            | Command::Reindex { lang, .. } => lang.map(Lang::from),
        }
    }
}

/// The command in the reader's language: help is a message for people too.
fn command(lang: Lang) -> clap::Command {
    let told = |key: String| locale::has(lang, &key).then(|| locale::say(lang, &key, &[]));
    let mut top = Call::command().about(locale::say(lang, "cli-about", &[]));
    let names: Vec<String> = top.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        top = top.mut_subcommand(&name, |mut sub| {
            if let Some(about) = told(format!("cli-about-{name}")) {
                sub = sub.about(about);
            }
            let args: Vec<String> = sub.get_arguments().map(|arg| arg.get_id().to_string()).collect();
            for arg in args {
                let text = told(format!("cli-arg-{name}-{arg}")).or_else(|| told(format!("cli-arg-{arg}")));
                if let Some(text) = text {
                    sub = sub.mut_arg(&arg, |arg| arg.help(text));
                }
            }
            sub
        });
    }
    top
}

/// Reads the command line. Words that are off end with code 2, help and version with 0.
pub fn read() -> Result<(Call, Lang), ExitCode> {
    let system = Lang::of_system();
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    // Help must speak the language that the same line asks for.
    let asked = words
        .windows(2)
        .find(|pair| pair[0] == "--lang")
        .and_then(|pair| pair[1].to_str())
        .filter(|lang| ["fr", "en"].contains(lang))
        .map(Lang::from_tag);
    let parsed = command(asked.unwrap_or(system)).try_get_matches_from(words).and_then(|matches| Call::from_arg_matches(&matches));
    match parsed {
        Ok(call) => {
            let lang = call.command.lang().unwrap_or(system);
            Ok((call, lang))
        }
        Err(fault) => {
            // Standard error may be closed: there is nobody left to tell.
            fault.print().ok();
            Err(ExitCode::from(if fault.use_stderr() { 2 } else { 0 }))
        }
    }
}
