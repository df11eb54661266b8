//! Words of the studio.

use crate::text::StudioWords;

pub(in crate::text) static STUDIO: StudioWords = StudioWords {
    title: "Studio",
    lead: "Choose a label, say how it should look, and paste a few lines into your page. Or download it as a picture, or print it on a package or a poster.",
    more: "More looks and more ways, in the studio",
    needs_script: "The studio runs in your browser and needs JavaScript. The label's own page does not.",
    loading: "Loading the studio…",
    not_loaded: "The studio did not load. Check the connection and reload; if that does not help, try a newer browser.",
    not_trusted: "The trust list is not signed by this programme's operator. Somebody may have altered this page: do not use it, and tell the operator.",
    stopped: "The studio has stopped working. Reload the page to try again: your choices are kept in its address.",

    which: "Choose a label",
    search: "Search",
    search_hint: "Name, maker, model, certificate number or GTIN",
    matches: |found, listed| match (found, found == listed) {
        (1, _) => "1 label".to_owned(),
        (_, true) => format!("{found} labels"),
        (_, false) => format!("{found} labels, the first {listed} listed; type more to narrow it down"),
    },
    no_match: "No label fits. Try another word, or the certificate number.",
    listing: "Fetching the list of labels…",
    no_labels: "This site has not published any labels yet.",
    not_listed: "The list of labels could not be fetched. Check the connection and try again.",
    again: "Try again",
    unknown: |number| {
        format!("This site has no label with the number “{number}”. Check the number, or choose from the list.")
    },

    size: "Size",
    sizes: ["Badge", "Card", "Full"],
    lang: "Language",
    langs: ["中文", "English"],
    theme: "Colours",
    themes: ["System", "Light", "Dark"],
    way: "Where it goes",
    ways: [
        ("Web page", "Any page that may run a script. The label is checked in the visitor's browser before it shows."),
        ("React", "A React 19 component; nothing to install."),
        ("Vue", "A Vue 3 single-file component; nothing to install."),
        (
            "WordPress",
            "Paste it into a Custom HTML block. You need to be allowed to publish scripts: mostly administrators and editors are.",
        ),
        ("Frame", "Its script stays apart from your page: for sites under strict rules."),
        (
            "Picture and link",
            "Marketplaces and other places without scripts. When the picture changes here, it changes where you put it.",
        ),
        ("Static HTML", "No script and no request. It shows the state at publication and does not update itself."),
    ],
    not_for_this_way: "This way comes in one look only.",

    preview: "Preview",
    choose_first: "Choose a label first, and see here how it will look on a page.",
    checking: "Checking this label…",
    not_fetched: "This label could not be fetched. Check the connection and try again.",
    shown_as: |state| format!("This certificate is not in force ({state}). Wherever you put the label, it says so."),
    refused: "This label does not verify, so there is no code, picture or print of it.",
    label_page: "See the label's page",

    snippet: "Code",
    copy: "Copy the code",
    copied: "Copied",
    copy_by_hand: "The browser does not allow copying. The code is selected: press Ctrl+C (⌘C on a Mac).",
    snippet_not_fetched: "The code could not be fetched. Check the connection and try again.",

    downloads: "Download a picture",
    picture: |kind| format!("Download {kind}"),
    picture_note: "A picture shows the state at publication. The code above keeps up with the certificate; prefer it.",

    print: "Print on a package or a poster",
    print_as: "What for",
    printed_as: ["Package", "Poster (A4)"],
    width: "Width (mm)",
    no_width: "Give the width in millimetres, such as 60 or 60.5.",
    batch: "Batch (optional)",
    serial: "Serial number (optional)",
    ink: "Ink",
    inks: ["Colour", "Black", "Reversed"],
    least: |width, version| {
        format!("At least {width} mm: the QR symbol is of version {version}, and any smaller it does not scan.")
    },
    leads: |address| format!("The QR symbol leads to {address}"),
    print_svg: "Download SVG (mm)",
    print_pdf: "Print, or save as PDF",
    print_note: "The sheet is as large as the label: print at actual size, without margins. Its text is in this device's fonts; turn it into outlines before it goes to press.",
};
