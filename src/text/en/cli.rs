//! Words of the command line.

use crate::text::CliWords;

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
    not_a_declaration: "a passport or a signed credential of another kind: neither a label nor a declaration that could be written on.",
    no_footprints: "no row of it could be read, so nothing was written. See above why, and say with --mapping which column is what.",
    per_stated: |per| format!("states itself that its values count {per}: leave --per out."),
    no_such_item: |item| format!("has no footprint number {item}."),
    no_programme: |file| {
        format!("no programme.toml in {file} or above it. Name the programme's folder with --programme.")
    },
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
    publishing: "publishing",
    kept: |drawn, kept, removed| format!("{drawn} labels drawn, {kept} kept as they were, {removed} removed"),
    sent: |sent, taken_away| format!("{sent} objects sent, {taken_away} taken away"),
    store: |address, reason| {
        format!("{address}: the store did not take it: {reason}. What was sent counts; publish again to send the rest.")
    },
    store_kind: |address| format!("{address}: this kind of store is not known. Known here: s3://, gs://, az://."),
    more_failed: |labels| format!("{labels} more labels do not verify; their pages say so"),
    site_busy: |folder| format!("{folder} is being published by another run. Wait until that has ended."),
    bad_record: |file, line| {
        format!("{file}, line {line} is not what an earlier run wrote. Publish with --fresh to draw every label again.")
    },
    other_parts: |folder, one, other| {
        format!("{folder} holds parts of {one} and parts of {other}. Empty it, and publish every part again.")
    },
    other_run: |folder, part, of| {
        format!(
            "part {part} of {of} in {folder} was drawn by another program, from another programme or with other options than \
             these. Publish it again, with --shard {part}/{of} and the same options."
        )
    },
    rows_cut: |file, rows, census| {
        format!(
            "{file} and its like hold {rows} labels, and counted {census} when they were written. Publish every part again."
        )
    },
    other_part: |folder, part| {
        format!(
            "{folder} holds another part of a site ({part}), and was left alone. Give each part a folder of its own."
        )
    },
    no_rows: |folder| {
        format!("{folder} holds no rows. First publish every part, with --shard I/N and the same --rows.")
    },
    no_part: |folder, part, of| {
        format!(
            "{folder} has no finished rows of part {part} of {of}. Publish that part first, with --shard {part}/{of}."
        )
    },
    few_connections: |connections| {
        format!("the system lets this program hold {connections} connections at a time; `ulimit -n` raises that")
    },
    unquotable: |text| {
        format!(
            "“{text}” cannot be written into a configuration. Use a name without quotes, braces, dollars or backslashes."
        )
    },
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
    no_story: |expected| format!("{expected} belongs here"),
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
