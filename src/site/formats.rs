//! The page about documents of other formats, `formats/`: which are read and written, what each carries, what is lost.
//! Its lists are those that reading and writing go by.

use super::{AppPage, File, Page, Publication};
use crate::{
    formats::{
        Format, Passport,
        account::Fact,
        modules::{FIVE, stage_of},
        write::Target,
    },
    label::StageKind,
    text::Lang,
};
use maud::{Markup, html};

/// Its path inside a language.
pub(super) const PATH: &str = "formats/";

pub(super) fn page(publication: &Publication<'_>, lang: Lang) -> File {
    let page = Page::new(publication, lang, PATH);
    let words = lang.formats();
    let verify = publication.tools().contains(&AppPage::Verify).then(|| page.to(AppPage::Verify.path()));
    let content = html! {
        div.site-lead {
            h1 { (words.title) }
            p { (words.lead) }
            @if let Some(verify) = verify { p { a href=(verify) { (words.try_it) } } }
        }
        section aria-labelledby="read" {
            h2 #read { (words.read) }
            p.site-note { (words.read_lead) }
            @for format in Format::ALL {
                (one(format.title(), (words.reads)(*format), (format.gives(), words.absent), lang))
            }
            (one("UNTP DPP", words.passport, (Passport::gives(), words.absent), lang))
        }
        section aria-labelledby="written" {
            h2 #written { (words.written) }
            p.site-note { (words.written_lead) }
            @for target in Target::ALL {
                (one(target.word(), (words.writes)(*target), (target.carries(), words.lost), lang))
            }
        }
        section aria-labelledby="stages" {
            h2 #stages { (words.stages) }
            p.site-note { (words.stages_lead) }
            (stages(lang))
        }
    };
    let name = publication.programme.about.name.in_language(lang.code()).1;
    page.file(&format!("{} – {name}", words.title), words.lead, &content)
}

/// A format: its versions, what it carries and what it has no place for, with the word for that.
fn one(title: &str, (versions, note): (&str, &str), (carries, without): (Vec<Fact>, &str), lang: Lang) -> Markup {
    let words = lang.formats();
    let said = |facts: Vec<Fact>| facts.into_iter().map(|fact| lang.fact(fact)).collect::<Vec<_>>().join(words.comma);
    // The version is of the format, not of a footprint.
    let all = Fact::ALL.iter().copied().filter(|fact| *fact != Fact::Version);
    let (carried, lost): (Vec<Fact>, Vec<Fact>) = all.partition(|fact| carries.contains(fact));
    html! {
        section.site-category {
            h3 { (title) }
            p { (versions) }
            p.site-note { (note) }
            dl.site-facts {
                div { dt { (words.carried) } dd { (said(carried)) } }
                div { dt { (without) } dd { (if lost.is_empty() { words.nothing_lost.to_owned() } else { said(lost) }) } }
            }
        }
    }
}

/// Which modules make up which stage.
fn stages(lang: Lang) -> Markup {
    let words = lang.formats();
    let is_module = |kind: &StageKind| !FIVE.contains(kind) && kind.word().len() == 2;
    let modules = |of: Option<StageKind>| {
        let own = StageKind::ALL.iter().copied().filter(is_module).filter(|kind| stage_of(*kind) == of);
        own.map(StageKind::word).collect::<Vec<_>>().join(words.comma)
    };
    html! {
        table.site-table {
            thead { tr { th scope="col" { (words.stage) } th scope="col" { (words.module) } } }
            tbody {
                @for stage in FIVE {
                    tr { th scope="row" { (lang.stage(stage)) } td { (modules(Some(stage))) } }
                }
                tr { th scope="row" { (words.beyond) } td { (StageKind::D.word()) } }
            }
        }
    }
}
