//! Pictures of the real window: `shots all DIR` of every room, in both themes, languages and two sizes;
//! `shots sample FILE` of the sample study alone; `shots marks DIR` of each view under none, a few and very many codings.

mod marks;

use std::path::Path;

use e2e::{ROOMS, Result, Stage, Trouble, keys, program, repository, settled};
use serde_json::json;

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let played = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["all", folder] => all(Path::new(folder)),
        ["sample", file] => sample(Path::new(file)),
        ["marks", folder] => marks::all(Path::new(folder)),
        _ => Err(Trouble::Story("shots all DIR | shots sample FILE | shots marks DIR".to_owned())),
    };
    match played {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("shots: {trouble}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn sample(file: &Path) -> Result<()> {
    let mut stage = Stage::set(1400, 900)?;
    let browser = stage.open(&program(), &["--sample"])?;
    browser.resize(1280, 800)?;
    browser.open_message("V02")?;
    settled(&browser, ROOMS[0].1)?;
    browser.shot(file)
}

fn all(folder: &Path) -> Result<()> {
    for (width, height) in [(1280_u32, 800_u32), (1920, 1080)] {
        let mut stage = Stage::set(width + 100, height + 100)?;
        for lang in ["fr", "en"] {
            for theme in ["light", "dark"] {
                let name = |room: &str| folder.join(format!("{room}-{lang}-{theme}-{width}x{height}.png"));
                let browser = stage.open(&program(), &[])?;
                let preferences = json!({ "lang": lang, "theme": theme, "density": "normal", "left": null, "right": null, "coder": "A" });
                browser.wait("[data-testid=\"start\"]")?;
                browser.invoke("save_preferences", json!({ "preferences": preferences }))?;
                browser.close();

                let browser = stage.open(&program(), &[])?;
                browser.resize(width.into(), height.into())?;
                settled(&browser, "[data-testid=\"start\"]")?;
                browser.shot(&name("start"))?;
                browser.click("[data-testid=\"open-sample\"]")?;
                for (room, shown) in ROOMS {
                    browser.enter(room)?;
                    if *room == "import" {
                        stage.will_pick(&[&repository().join("tests/fixtures/skytrax/seat.csv").display().to_string()])?;
                        browser.click("[data-testid=\"import-choose\"]")?;
                    }
                    settled(&browser, shown)?;
                    browser.shot(&name(room))?;
                    if *room == "import" {
                        // A page with its comments, beside the table.
                        let page = repository().join("tests/fixtures/conversations/carnet-de-table.html");
                        stage.will_pick(&[&page.display().to_string()])?;
                        browser.click("[data-testid=\"import-add\"]")?;
                        settled(&browser, "[data-testid=\"import-heard\"]")?;
                        browser.shot(&name("page"))?;
                    }
                    if *room == "read" {
                        // Three messages further, the picker is open under the selected words.
                        for key in ['j', 'j', 'j', 's', ' ', 'c'] {
                            browser.press(&[key])?;
                        }
                        settled(&browser, "[data-testid=\"picker\"]")?;
                        browser.shot(&name("picker"))?;
                        browser.press(&[keys::ESCAPE])?;
                        browser.wait_gone("[data-testid=\"picker\"]")?;
                    }
                }
                // The next picture starts from Start again.
                browser.invoke("study_close", json!({}))?;
                browser.close();
            }
        }
    }
    Ok(())
}
