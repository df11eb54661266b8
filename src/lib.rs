//! A product carbon footprint label, drawn from signed credentials.
//!
//! A one-way street; each module names only those before it:
//!
//! | module | takes in | gives out |
//! |---|---|---|
//! | [`label`] | text | the model: checked values, exact decimals |
//! | [`digital_link`] | a product's identifiers | its GS1 Digital Link URI, and back |
//! | [`json`] | untrusted bytes | a bounded tree whose faults name their path |
//! | [`credential`] | bytes, trust list, status, time | `Verified` or `Rejection` |
//! | [`formats`] | other people's documents | `Document`, never to be taken for verified |
//! | [`programme`] | the programme folder | categories, benchmarks, trust list |
//! | [`compare`] | a label and a benchmark | its position, or why it has none |
//! | [`readiness`] | a draft and a programme | what it still needs before the application |
//! | [`criteria`] | a demand standard and candidates | of each whether it meets it, and what it is awarded |
//! | [`evidence`] | any document | what it turned out to be: all that drawings take |
//! | [`evaluate`] | an enterprise's labels and a lender's policy | figures, and what the policy makes of them |
//! | [`catalogue`] | an index and verified labels | which products answer a question, in which groups |
//! | `audit` | a programme and its label files | what a supervisor finds |
//! | `board` | the plan's targets and labels | how far each target is on a day |
//! | `ledger` | labels and registers | a body's certificates, and what is due |
//! | [`chart`] | numbers | rectangles |
//! | [`qr`] | an address | modules as one path |
//! | [`print`] | a verdict and a symbol | whether it may be printed, and how small |
//! | [`text`] | all of the above | every visible word, number and date |
//! | [`markup`] | all of the above | HTML and SVG, escaped |
//! | [`element`] | what `<carbon-label>` fetched | its markup, and what it was |
//! | [`workbook`] | cells | a workbook as data, as JSON and as its file |
//! | `documents` | anybody's bytes | their footprints with an account, and all of it as JSON |
//! | [`handover`] | a comparison, or bytes that claim to be one | the document as JSON, CSV, XLSX, a page to print |
//! | [`portal`] | an index, credentials, questions | which products, in words |
//! | [`snippet`] | a label, a look, a way | the lines that put it on a page |
//! | `artwork` | an SVG and this machine's fonts | PNG, PDF |
//! | `synth` | a programme and a seed | drafts of products that do not exist |
//! | `site` | a programme and its credentials | the published files |
//! | `app` | what a reader holds up or chooses | the verdict, step by step; the studio |

#![forbid(unsafe_code)]

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "cli")]
pub mod artwork;
#[cfg(feature = "cli")]
pub mod audit;
#[cfg(feature = "cli")]
pub mod board;
pub mod catalogue;
pub mod chart;
pub mod compare;
pub mod credential;
pub mod criteria;
pub mod digital_link;
#[cfg(feature = "documents")]
pub mod documents;
pub mod element;
pub mod evaluate;
pub mod evidence;
pub mod formats;
pub mod handover;
pub mod json;
pub mod label;
#[cfg(feature = "cli")]
pub mod ledger;
pub mod markup;
pub mod portal;
pub mod print;
pub mod programme;
pub mod qr;
pub mod readiness;
#[cfg(feature = "cli")]
pub mod site;
pub mod snippet;
#[cfg(feature = "cli")]
pub mod synth;
pub mod text;
pub mod workbook;
