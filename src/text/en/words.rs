//! Fixed words.

#[cfg(any(feature = "app", feature = "cli"))]
use crate::text::AppWords;
use crate::text::Words;
#[cfg(feature = "cli")]
use crate::text::{CliWords, ElementWords, SiteWords};

pub(super) static WORDS: Words = Words {
    label: "Product carbon footprint label",
    demonstration: "Demonstration",
    demonstration_note: "Demonstration data: no real product, company or certificate.",
    not_provided: "Not provided",
    withheld: "Not disclosed",
    withheld_note: "Shown only to those entitled to see it. The signature covers it: it cannot be changed when it is shown.",
    undecided: "not stated",
    was: "Was certified at",
    will_be: "Certified, not yet valid, at",
    checking: "Checking",
    checking_note: "No number is shown before the check is done.",
    declared: "Declared by the maker, not certified",
    declared_note: "The figures are from an imported file. Whether they are true was not checked.",
    unreadable: "Not a file this page can read",
    beijing_time: "Beijing time",
    separator: " · ",
    place: "Among products of its kind",
    not_part_of_certification: "This reference is not part of the certification",
    no_place: "Nothing comparable",
    no_benchmark: "No reference values exist for this category yet, so no place is given.",
    not_comparable: "References that cannot be compared",
    method: "Method",
    year: "Year",
    source: "Source",
    sample: "Sample",
    this_product: "This product",
    origin: "Where it comes from",
    stage: "Stage",
    value: "Value",
    share: "Share",
    bar: "Chart",
    stored: "Negative values are biogenic carbon stored in the product, or credits; not an absence of emissions.",
    no_stages: "By stage: not provided",
    beyond: "Other stages",
    beyond_note: "These are not counted into the value above.",
    scenario: "Scenario",
    familiar: "In other words",
    familiar_source: "Factor: 2024 national average electricity footprint of China, 0.5777 kgCO₂e/kWh (ministry notice, 2025).",
    proof: "Proof",
    certificate_number: "Certificate no.",
    copy: "Copy",
    copied: "Copied",
    body: "Certified by",
    signed_by: "Signed by",
    scheme: "Scheme",
    validity: "Valid",
    standard: "Standard",
    rule: "Product rule",
    period: "Data period",
    primary_share: "Primary data",
    primary_data: "primary data",
    quality: "Data quality",
    quality_scale: "1 best, 5 worst; the worst score counts",
    uncertainty: "Uncertainty",
    electricity: "Electricity footprint factor",
    renewable_share: "of it renewable",
    baseline: "Base year",
    output: "Yearly output",
    report: "Verification report",
    maker: "Made by",
    credit_code: "Credit code",
    factory: "Factory",
    model: "Model",
    trace: "How it was certified",
    evidence: "evidence",
    figures_from: "Figures from",
    qr: "QR code: the page of this label",
    scan: "Scan for the full label",
    scan_to_verify: "Scan to verify",
    full_label: "See the full label",
    imported_from: "Imported from",
    document_id: "Document id",
    data_year: "Data of",
    valid_until: "Valid until",
    stated_value: "As stated",
    product_stage: "Product stage A1–A3",
    summed: "The document gives no total for A1–A3; this is A1, A2 and A3 added up.",
    owner: "Declared by",
    passed: "Passed",
    failed: "Failed",
    not_possible: "Cannot tell",
    not_reached: "Not done",
    steps: "Steps of the check",
};

#[cfg(feature = "cli")]
pub(super) static SITE: SiteWords = SiteWords {
    skip: "Skip to content",
    home: "Home",
    categories: "Categories",
    labels: "Labels",
    verify: "Verify",
    verify_here: "Check it again on your own device",
    other_language: "中文",
    navigation: "Main",
    demonstration_banner: "Demonstration site: every company, certificate and label is made up; figures are from published sources and stand for no real product.",
    region: "Region",
    operator: "Run by",
    plan: "Basis",
    issuers: "Trusted issuers",
    accredited_for: "May issue for",
    trusted: "Trusted",
    fingerprint: "Key fingerprint",
    product: "Product",
    footprint: "Carbon footprint",
    state: "State",
    boundary: "System boundary",
    declared_unit: "Declared unit",
    stages: "Stages",
    benchmarks: "References",
    benchmark_note: "Values found by different methods each have their own scale and are never mixed. References are not part of the certification.",
    no_labels: "No labels in this category yet.",
    no_benchmarks: "No reference values for this category yet.",
    credential_file: "Label file",
    picture: "Picture",
    embed: "Put it on your page",
    embed_note: "Frame and picture come from this site: when the certificate's state changes, they change with it.",
    embed_frame: "Frame (iframe)",
    embed_frame_note: "It works without the script in the second line, at a fixed height.",
    embed_picture: "Picture with a link",
    embed_picture_note: "For places that take pictures and links and nothing else.",
    embed_snippet: "Static snippet (HTML)",
    embed_snippet_note: "Where no script may run at all: it stays as it was checked and does not change.",
    snapshot: "A still picture of the check at that time.",
    state_now: "See its state now",
    how_to_read: "How to read this label",
    read_number: "First the number and its unit: how much CO₂ equivalent one unit of the product stands for, within the boundary named.",
    read_state: "Then the state: whether the certificate is in force, who certified, when it was checked.",
    read_place: "A place among others is given only where products compare; where they don't, the reason is.",
    read_origin: "The bars say where emissions come from; where they don't add up to the total, the label says by how much.",
    footer: "No cookies, nothing collected about you, no third-party request.",
};

#[cfg(any(feature = "app", feature = "cli"))]
pub(super) static APP: AppWords = AppWords {
    verify_title: "Verify a label",
    verify_lead: "Choose a label file (.jwt), an ILCD+EPD declaration or a UNTP product passport (.json), and follow the check step by step.",
    stays_here: "The file is read in your browser only and is not uploaded.",
    choose_file: "Choose a file",
    drop_here: "or drop it here",
    drop_now: "Let go to verify",
    paste: "Or paste the label",
    paste_hint: "A long text that begins with eyJ, or JSON",
    check: "Verify",
    clear: "Clear",
    verdict: "Verdict",
    result: "Result",
    nothing_yet: "No file chosen yet.",
    no_verdict: "No verdict.",
    too_large: "The file is larger than 5 MB and was not read. Please make sure it is a label file or an EPD.",
    not_fetched: "The label could not be fetched. Check the connection and try again, or download the label file and choose it here.",
    not_opened: "This sealed label cannot be opened: the link is cut short, or file and key do not fit. Ask for the whole link.",
    not_read: "The file could not be read. Make sure it is still where it was, and choose it again.",
    several_files: "One file at a time, please; this is the first.",
    empty: "Nothing there yet. Paste the label first.",
    needs_script: "Verifying runs in your browser and needs JavaScript. The label's own page does not.",
    loading: "Loading the verifier…",
    not_loaded: "The verifier did not load. Check the connection and reload; if that does not help, try a newer browser.",
    not_trusted: "The trust list is not signed by this programme's operator. Somebody may have altered this page: do not use it, and tell the operator.",
    stopped: "The checker has stopped working. Reload the page to try again.",
    checked_file: "File",
};

#[cfg(feature = "cli")]
pub(in crate::text) static ELEMENT: ElementWords = ElementWords {
    retry: "Try again",
    offline: "There is no network connection, so this label could not be verified. Connect and try again.",
    not_loaded: "The verifier did not load, so this label could not be verified. Check the connection and try again.",
    no_wasm: "This browser or page does not let the verifier run, so this label could not be verified. Try a newer browser, or verify it on the label's own page.",
    refused: "The label's site cannot be reached, or does not let this page read it, so this label could not be verified. Try again later.",
    missing: "The label's site does not have this file, so this label could not be verified. Check the number, or tell the owner of this page.",
    server: "The label's site has a fault, so this label could not be verified. Try again later.",
    slow: "The file did not arrive within 10 seconds, so this label could not be verified. Try again later.",
    cut_short: "The file broke off halfway, so this label could not be verified. Try again.",
    wrong_type: "What stands at this address is no label file, so this label could not be verified. Tell the owner of this page.",
    too_large: "The file is too large and was not read, so this label could not be verified. Tell the owner of this page.",
    address: "src is not a label's address, so this label could not be verified. Write …/label/NUMBER.jwt.",
    operator: "It is not said which operator is trusted, so this label could not be verified. Name the operator's did:key in trust.",
    trust: "The trust list is not signed by the operator this page trusts, so this label could not be verified. Do not rely on it, and tell the owner of this page.",
    programme: "The programme data of the label's site does not read, so this label could not be verified. Try again later, or tell the operator.",
    stopped: "The verifier has stopped, so this label could not be verified. Try again.",
};

#[cfg(feature = "cli")]
pub(super) static CLI: CliWords = CliWords {
    error: "error",
    note: "note",
    cannot_read: |file, reason| format!("cannot read {file}: {reason}. Check the path and its permissions."),
    cannot_write: |file, reason| {
        format!("cannot write {file}: {reason}. What was there is unchanged. Check path, permissions and free space.")
    },
    too_large: |file, limit| {
        format!("{file} has more than {limit} bytes and was not read. Make sure it is the right file.")
    },
    exists: |file| format!("{file} exists, and a key file is never overwritten. Choose another name."),
    folder_exists: |folder| format!("{folder} exists, and nothing there is touched. Choose another name."),
    nothing_to_make: |folder| {
        format!("no category of {folder} says which values are plausible, so none can be made up.")
    },
    making: "Making labels up",
    synth_made: |products, folder| format!("made up {products} labels in {folder}; none of them is of a real product"),
    no_programme: |file| {
        format!("no programme.toml in {file} or above it. Name the programme's folder with --programme.")
    },
    not_toml: |place, message| format!("{place}: not TOML: {message}."),
    bad_time: |text| format!("“{text}” is not a date or time. Write 2026-11-24 or 2026-11-24T12:00:00+08:00."),
    bad_base: |text| {
        format!(
            "“{text}” cannot be a site's address. Write an https address, or http://127.0.0.1:8787/ to try things out."
        )
    },
    port_in_use: |port| format!("port {port} is in use. Choose another with --port, or stop what uses it."),
    not_a_site: |folder| {
        format!("{folder} holds files that are not a published site, and was left alone. Choose an empty folder.")
    },
    no_site: |folder| format!("{folder} holds no published site. Publish one with carbon-label publish."),
    misnamed: |file, number| format!("{file} holds certificate {number}. Rename it to {number}.jwt."),
    bad_file_name: |file| {
        format!("the name of {file} cannot be a certificate number. Use letters, digits and . _ - only.")
    },
    unknown_category: |file, category, known| {
        format!("{file}: the programme has no category “{category}”. It has: {known}.")
    },
    untrusted_key: |did| {
        format!(
            "{did} is not in the programme's trust list (issuers.toml), so its labels would not be believed. Add it first."
        )
    },
    not_accepted: |file, reason| format!("{file} was not signed, because the label would not be believed. {reason}"),
    no_app: |folder| {
        format!("no built app in {folder}, so there is neither verify page nor studio. `cargo xtask demo` builds it.")
    },
    no_element: |folder| {
        format!("no element_bg.wasm in {folder}, so there is no embed/carbon-label.js. `cargo xtask demo` builds it.")
    },
    shown_as_failed: |file, reason| format!("{file} does not verify; its page says so and shows no number: {reason}"),
    signed: |file| format!("signed {file}"),
    published: |labels, files, folder| format!("published {labels} labels, {files} files, to {folder}"),
    serving: |address| format!("serving {address} (Ctrl+C stops)"),
    key_made: |file| format!("private key written to {file}; keep it there and show it to nobody"),
    public_key: "DID",
    publish_document: |address| format!("publish this document at {address}"),
    status_set: |number, decision, folder| {
        format!("{number}: {decision}; recorded in {folder}, its lists signed again")
    },
    lists_signed: |folder| format!("the lists of {folder} are signed again"),
    trust_not_signed: |file| {
        format!(
            "{file} is missing, or is not of the present issuers.toml. Let the operator sign it with `carbon-label trust`; programme.toml names the operator's key as operator_key."
        )
    },
    trust_refused: |file, reason| {
        format!("{file} does not count. {reason} Let the operator sign it again with `carbon-label trust`.")
    },
    trust_signed: |file| format!("trust list signed: {file}"),
    not_operator: |did| format!("key {did} is not the operator_key of programme.toml."),
    presented: |file| format!("written to {file}, with the chosen parts alone"),
    sealed: |file, address| {
        format!("sealed into {file}. Publish it at {address} and hand on the link below: the key is nowhere else.")
    },
    bad_path: |path| format!("“{path}” is no path of the site. Write one such as presented/bank.jwe."),
    not_entered: |number, folder| {
        format!("{number} is in none of the registers in {folder}. Labels issued with --register are.")
    },
    fingerprint: "fingerprint",
    demonstration_key: "This is a public demonstration key: it signs demonstration labels only and proves nothing.",
    not_a_label: "not a compact label, and not published. labels/ holds what `carbon-label issue` signed, and nothing else.",
    undone: |folder| {
        format!(
            "the history in {folder} says less than its signed lists: signing them again would put revoked certificates back in force. Bring back the whole history.jsonl first."
        )
    },
    other_register: |number, folder| {
        format!(
            "{number} is entered in {folder}. Name that register with --register; what was revoked or cancelled needs a new number."
        )
    },
    whole_inside: |folder| {
        format!(
            "{folder} is inside the programme, where it would be published or overwritten. Keep whole labels elsewhere."
        )
    },
    not_signed: "nobody signed this file, so there is nothing to verify; carbon-label import shows what it declares.",
    certified_only: "this file is a label, not an EPD; use carbon-label verify.",
    signature_unchecked: "This passport is signed; importing it does not check the signature.",
    no_fonts: "this machine has no fonts, so no text can be drawn. Install one with Chinese, such as Debian's fonts-noto-cjk.",
    no_glyph: |character| {
        format!(
            "no font of this machine has “{character}” (U+{:04X}), and nothing is drawn with a box in its place. Install one that has it, such as Debian's fonts-noto-cjk.",
            u32::from(character)
        )
    },
    too_many_dots: |width, height, most| {
        format!(
            "a picture of {width} by {height} dots is not drawn: at most {most}, and at least one. Ask for fewer dots an inch, or a narrower label."
        )
    },
    not_drawn: |reason| {
        format!("the drawing could not be made into this format: {reason}. This is a fault of ours; please report it.")
    },
    not_text: "this format is no text and is not written to a terminal. Name a file with --out.",
    no_gtin: "the product has no GTIN, so its QR symbol leads to the label's page and can name neither batch nor serial number.",
    not_for_screens: "a PDF is for a package. Add --size print and --width-mm.",
    not_for_paper: "a label for a package is an SVG, a PNG or a PDF. Choose one of them with --format.",
};
