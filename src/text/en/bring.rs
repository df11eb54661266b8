//! Words of bringing products to the portal.

use crate::text::BringWords;

fn products(count: usize) -> String {
    if count == 1 { "1 product".to_owned() } else { format!("{count} products") }
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

pub(in crate::text) static BRING: BringWords = BringWords {
    title: "Add products",
    files: "Add files",
    files_note: "Label credentials, EPDs, product passports, CSV lists, demand standards. Files are read in your browser and stay there.",
    drop_now: "Let go to add",
    addresses: "Label addresses, certificate numbers or GTINs",
    addresses_hint: "Several at once, with blanks or line breaks between",
    add: "Add",
    scan: "Scan a code",
    scanning: "Hold the package's QR code into the frame",
    stop: "Stop scanning",
    no_camera: "The camera cannot be used. Allow this page to use it, or choose a photo of the code.",
    no_code: "There is no QR code in this photo. Go closer, keep it sharp, and try again.",
    picture: "Choose a photo",
    close: "Done",
    not_read: "The file could not be read. Choose it again.",
    too_large: "The file has more than 16 MB and was not read. Split it.",
    kept: "Products from files stay while this page is open; export what you want to keep.",

    empty: "The file is empty.",
    standard: "The demand standard was read; the products below are judged by it.",
    comparison: "The comparison is open again: what was asked for, what was chosen, the demand standard. Certificates are checked as they stand now.",
    label: |number| format!("{number} was read; its row says where the certificate stands."),
    taken: |count| format!("{} read. Declared by their makers, certified by nobody.", products(count)),
    left: |count| format!("{} left out.", rows(count)),
    over: |count| format!("{} more pass the limit and were left out.", products(count)),
    found: |count| format!("{} found and chosen.", products(count)),
    not_found: |text| format!("“{text}” was not found. Check the address or number."),
    elsewhere: |text| {
        format!(
            "“{text}” is on another site, which this page does not visit. Download the label's file (.jwt) there and add it here."
        )
    },
    no_reader: "The program that reads this kind of document did not load. Check the connection and try again.",
    no_unit: "The document does not say what its number counts per: another file of it does.",
    unknown_unit: |code| format!("Nobody here knows the declared unit “{code}”, so it compares with nothing."),
    say_category: "The file does not say what kind of product this is. Choose its category, and it is compared with its like.",
    without_basis: |count| {
        format!(
            "{} without a category or a system boundary, which compare with nothing. Choose them above.",
            rows(count)
        )
    },
    more: |count| format!("{count} more of this kind."),
    alike: |count, line, remark| match count {
        1 => format!("Line {line}: {remark}"),
        _ => format!("{count} rows are alike, the first in line {line}: {remark}"),
    },

    meaning: |file| format!("What are the columns of “{file}”?"),
    meaning_note: "Guessed by headings and contents. Check, and correct what is wrong.",
    more_columns: "Other columns",
    sample: "First rows",
    nowhere: "(none)",
    all_rows: "The same for all rows",
    columns: "From a column",
    assumed: |text| format!("{text} (assumed: the table does not say)"),
    mark: "Decimal sign",
    mark_found: "As the numbers show",
    mark_point: "Point (1.5)",
    mark_comma: "Comma (1,5)",
    per_cent: "Shares are in per cent",
    take: |count| format!("Add {}", products(count)),
    leave: "Leave out",
    needed: "needed",
};
