//! Trust over the command line: decisions, lists over HTTP, presentations, the operator's signature.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use carbon_label::label::Instant;
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{Arc, Mutex},
};

const DAY: &str = "2026-11-24";

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The demonstration as its bodies made it, and a cache of its own.
struct World(tempfile::TempDir);

impl World {
    fn new() -> Self {
        let world = Self(tempfile::tempdir().unwrap());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/make.sh");
        let mut make = Command::new("sh");
        make.arg(script).arg(env!("CARGO_BIN_EXE_carbon-label")).arg(world.0.path());
        assert!(make.env("LC_ALL", "C").output().unwrap().status.success());
        world
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
        let folder = self.0.path().display().to_string();
        command.env("LC_ALL", "C").env("XDG_CACHE_HOME", self.path("cache")).current_dir(self.path("programme"));
        command.args(words.iter().map(|word| word.replace("DIR", &folder))).output().unwrap()
    }

    #[track_caller]
    fn says(&self, words: &[&str], code: i32) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
        said
    }

    /// What a body decides, as of the day.
    #[track_caller]
    fn decides(&self, decision: &[&str], code: i32) -> String {
        let words = ["status", "set", decision[0], decision[1], "--why", "a test", "--key", decision[2]];
        self.says(&[&words[..], &["--programme", "DIR/programme", "--at", DAY]].concat(), code)
    }

    #[track_caller]
    fn stands(&self, number: &str, expected: &str) {
        self.stands_on(DAY, number, expected);
    }

    #[track_caller]
    fn stands_on(&self, day: &str, number: &str, expected: &str) -> String {
        let file = format!("DIR/programme/labels/{number}.jwt");
        let output = self.run(&["verify", &file, "--offline", "--at", day, "--json"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(&format!("\"state\": \"{expected}\"")), "{said}");
        said
    }

    /// Lets lists that are signed from now on count for so many days.
    fn lists_count(&self, days: u16) {
        let file = self.path("programme/programme.toml");
        let text = fs::read_to_string(&file).unwrap();
        let others = text.lines().filter(|line| !line.starts_with("lists_days"));
        let text: String = others.map(|line| format!("{line}\n")).collect();
        fs::write(&file, format!("{text}lists_days = {days}\n")).unwrap();
    }

    /// Leaves the revocations out of a register's history.
    fn forget_revocations(&self, register: &str) {
        let history = self.path(&format!("programme/status/{register}/history.jsonl"));
        let text = fs::read_to_string(&history).unwrap();
        let cut: Vec<&str> = text.lines().filter(|line| !line.contains("revoked")).collect();
        fs::write(&history, cut.join("\n") + "\n").unwrap();
    }
}

const KEY: &str = "DIR/keys/body-a.jwk";

#[test]
fn a_suspension_comes_and_goes_and_a_withdrawal_stays() {
    let world = World::new();
    let number = "DEMO-2026-0003";
    world.stands(number, "in-force");
    world.decides(&[number, "suspended", KEY], 0);
    world.stands(number, "suspended");
    world.decides(&[number, "in-force", KEY], 0);
    world.stands(number, "in-force");
    world.decides(&[number, "revoked", KEY], 0);
    world.stands(number, "withdrawn");
    let before = fs::read(world.path("programme/status/body-a/history.jsonl")).unwrap();
    let said = world.decides(&[number, "in-force", KEY], 1);
    assert!(said.contains("it was revoked, for good. Issue a new certificate instead."), "{said}");
    assert_eq!(fs::read(world.path("programme/status/body-a/history.jsonl")).unwrap(), before);
    let said = world.decides(&["DEMO-2026-9999", "revoked", KEY], 1);
    assert!(said.contains("DEMO-2026-9999 is in none of the registers"), "{said}");
    let last = String::from_utf8(before).unwrap().lines().last().unwrap().to_owned();
    assert!(last.contains("\"decision\":\"revoked\",\"why\":\"a test\""), "{last}");
}

#[test]
fn lists_that_were_lost_are_made_again_from_the_history() {
    let world = World::new();
    let list = world.path("programme/status/body-a/suspension-1.jwt");
    fs::remove_file(&list).unwrap();
    world.stands("DEMO-2026-0020", "status-unknown");
    world.says(&["status", "sign", "body-a", "--key", KEY, "--programme", "DIR/programme", "--at", DAY], 0);
    world.stands("DEMO-2026-0020", "suspended");
    fs::write(world.path("programme/status/body-a/history.jsonl"), "{\"at\":\n").unwrap();
    let words = ["status", "sign", "body-a", "--key", KEY, "--programme", "DIR/programme", "--at", DAY];
    let said = world.says(&words, 1);
    assert!(said.contains("history.jsonl:1: "), "{said}");
}

#[test]
fn another_bodys_key_signs_no_list() {
    let world = World::new();
    let said = world.decides(&["DEMO-2026-0003", "revoked", "DIR/keys/body-b.jwk"], 1);
    assert!(said.contains("The status list is not signed by the label's issuer."), "{said}");
    world.stands("DEMO-2026-0003", "in-force");
}

#[test]
fn a_history_cut_short_puts_nothing_back_in_force() {
    let world = World::new();
    world.forget_revocations("body-b");
    let words =
        ["status", "sign", "body-b", "--key", "DIR/keys/body-b.jwk", "--programme", "DIR/programme", "--at", DAY];
    let said = world.says(&words, 1);
    assert!(said.contains("would put revoked certificates back in force"), "{said}");
    world.stands("DEMO-2026-0021", "withdrawn");
}

#[test]
fn a_list_that_nobody_renewed_tells_nothing_and_what_it_said_for_good_still_binds() {
    let world = World::new();
    world.lists_count(7);
    let number = "DEMO-2026-0003";
    world.decides(&[number, "revoked", KEY], 0);
    world.stands_on("2026-11-30", number, "withdrawn");
    let said = world.stands_on("2026-12-02", number, "status-unknown");
    assert!(said.contains("2026-11-24 12:00 to 2026-12-01 12:00, which is not now"), "{said}");
    let history = world.path("programme/status/body-a/history.jsonl");
    let whole = fs::read(&history).unwrap();
    world.forget_revocations("body-a");
    let renew = |code| {
        let key = ["--key", KEY, "--programme", "DIR/programme", "--at", "2026-12-02"];
        world.says(&[&["status", "sign", "body-a"], &key[..]].concat(), code)
    };
    let said = renew(1);
    assert!(said.contains("would put revoked certificates back in force"), "{said}");
    fs::write(&history, whole).unwrap();
    renew(0);
    world.stands_on("2026-12-02", number, "withdrawn");
}

#[test]
fn a_trust_list_past_its_last_day_is_not_published() {
    let world = World::new();
    world.lists_count(7);
    world.says(&["trust", "--key", "DIR/keys/operator.jwk", "--programme", "DIR/programme", "--at", DAY], 0);
    let publish = |day: &str, code| {
        world.says(&["publish", "DIR/programme", "--out", "DIR/site", "--at", day, "--app", "DIR"], code)
    };
    publish("2026-11-30", 0);
    let said = publish("2026-12-02", 1);
    let sentence = "$.validUntil: 2026-12-01T12:00:00+08:00 should not be before (below) 2026-12-02T12:00:00+08:00. Let the operator sign it again";
    assert!(said.contains(sentence), "{said}");
}

#[test]
fn issuing_again_puts_nothing_back_in_force() {
    let world = World::new();
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/drafts/body-b/DEMO-2026-0021.json");
    let issue = ["issue", draft.to_str().unwrap(), "--key", "DIR/keys/body-b.jwk", "--programme", "DIR/programme"];
    for register in [&[][..], &["--register", "body-b"], &["--register", "another"]] {
        let said = world.says(&[&issue[..], register, &["--at", DAY]].concat(), 1);
        assert!(said.contains("DEMO-2026-0021 is entered in "), "{said}");
    }
    world.stands("DEMO-2026-0021", "withdrawn");
}

#[test]
fn what_is_for_one_reader_is_not_published_unsealed() {
    let world = World::new();
    let publish = ["publish", "DIR/programme", "--out", "DIR/site", "--at", DAY, "--app", "DIR", "--element", "DIR"];
    world.says(
        &["present", "DIR/whole/DEMO-2026-0022.jwt", "--for", "bank", "--out", "DIR/programme/presented/x.jwe"],
        0,
    );
    let said = world.says(&publish, 1);
    assert!(said.contains("x.jwe: "), "{said}");
    fs::remove_file(world.path("programme/presented/x.jwe")).unwrap();
    let whole = fs::read_to_string(world.path("whole/DEMO-2026-0022.jwt")).unwrap();
    let envelope = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,{}"}}"#,
        whole.replace('~', "\\u007e")
    );
    fs::write(world.path("programme/labels/DEMO-2026-0022.jwt"), &envelope).unwrap();
    let said = world.says(&publish, 1);
    assert!(said.contains("not a compact label, and not published"), "{said}");
    fs::write(world.path("enveloped.json"), envelope).unwrap();
    let said = world.says(&["verify", "DIR/enveloped.json", "--offline", "--at", DAY], 1);
    assert!(!said.contains("521.4") && !said.contains("In force"), "{said}");
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/drafts/restricted/DEMO-2026-0022.json");
    let inside = ["--restrict", "stages", "--whole", "DIR/programme/labels", "--register", "body-a"];
    let issue = ["issue", draft.to_str().unwrap(), "--key", KEY, "--programme", "DIR/programme", "--at", DAY];
    let said = world.says(&[&issue[..], &inside].concat(), 1);
    assert!(said.contains("is inside the programme"), "{said}");
}

#[test]
fn a_private_key_in_the_trust_list_is_not_signed() {
    let world = World::new();
    let issuers = world.path("programme/issuers.toml");
    let text = fs::read_to_string(&issuers).unwrap();
    fs::write(&issuers, text.replace("jwk = { kty", "jwk = { d = \"c2VjcmV0\", kty")).unwrap();
    let said = world.says(&["trust", "--key", "DIR/keys/operator.jwk", "--programme", "DIR/programme"], 1);
    assert!(said.contains(".jwk.d: an unknown name") && !said.contains("c2VjcmV0"), "{said}");
}

#[test]
fn a_trust_list_that_came_with_a_file_is_not_asked() {
    let world = World::new();
    let elsewhere = world.path("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_carbon-label"));
    let label = world.path("programme/labels/DEMO-2026-0003.jwt");
    let output = command.env("LC_ALL", "C").current_dir(&elsewhere).arg("verify").arg(label).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Name the programme's folder with --programme"));
}

#[test]
fn each_reader_is_shown_what_they_need() {
    let world = World::new();
    let figures = |file: &str| {
        let token = fs::read_to_string(world.path(file)).unwrap();
        let shown: String = token
            .split(['.', '~'])
            .filter_map(|part| URL_SAFE_NO_PAD.decode(part).ok())
            .map(|part| String::from_utf8_lossy(&part).into_owned())
            .collect();
        ["521.4", "Binhai", "0.5777", "1250"].map(|figure| shown.contains(figure))
    };
    for (reader, expected) in [
        ("shopper", [false, false, false, false]),
        ("officer", [true, false, true, false]),
        ("bank", [true, false, true, true]),
        ("regulator", [true, true, true, true]),
    ] {
        let out = format!("DIR/{reader}.jwt");
        world.says(&["present", "DIR/whole/DEMO-2026-0022.jwt", "--for", reader, "--out", &out], 0);
        assert_eq!(figures(&format!("{reader}.jwt")), expected, "{reader}");
        world.says(&["verify", &out, "--programme", "DIR/programme", "--offline", "--at", DAY], 0);
    }
    world.says(&["present", "DIR/bank.jwt", "--disclose", "stages", "--out", "DIR/stages.jwt"], 0);
    assert_eq!(figures("stages.jwt"), [true, false, false, false]);
    let said = world.says(&["present", "DIR/officer.jwt", "--disclose", "output", "--out", "DIR/x.jwt"], 1);
    assert!(said.contains("output") && !world.path("x.jwt").exists(), "{said}");
}

#[test]
fn every_byte_of_a_disclosure_counts() {
    let world = World::new();
    world.says(&["present", "DIR/whole/DEMO-2026-0022.jwt", "--disclose", "output", "--out", "DIR/one.jwt"], 0);
    let token = fs::read(world.path("one.jwt")).unwrap();
    let start = token.iter().position(|byte| *byte == b'~').unwrap();
    for at in (start + 1..token.len() - 1).step_by(7) {
        let mut altered = token.clone();
        altered[at] ^= 1;
        fs::write(world.path("altered.jwt"), altered).unwrap();
        let words = ["verify", "DIR/altered.jwt", "--programme", "DIR/programme", "--offline", "--at", DAY];
        let said = world.says(&words, 1);
        assert!(!said.contains("750"), "{said}");
    }
}

#[test]
fn a_trust_list_changed_since_it_was_signed_is_not_published() {
    let world = World::new();
    let words = ["publish", "DIR/programme", "--out", "DIR/site", "--at", DAY, "--app", "DIR", "--element", "DIR"];
    world.says(&words, 0);
    let issuers = world.path("programme/issuers.toml");
    let text = fs::read_to_string(&issuers).unwrap();
    fs::write(&issuers, text.replace("[\"pv-module\"]", "[\"pv-module\", \"wood-panel\"]")).unwrap();
    let said = world.says(&words, 1);
    assert!(said.contains("trust.jwt is missing, or is not of the present issuers.toml"), "{said}");
    let said = world.says(&["trust", "--key", KEY, "--programme", "DIR/programme", "--at", DAY], 1);
    assert!(said.contains("is not the operator_key of programme.toml"), "{said}");
    world.says(&["trust", "--key", "DIR/keys/operator.jwk", "--programme", "DIR/programme", "--at", DAY], 0);
    world.says(&words, 0);
}

/// A web server of a few files, which can be taken down.
#[derive(Clone, Default)]
struct Web {
    files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    fn start(&self) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let web = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut line = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                reader.read_line(&mut line).unwrap();
                let mut header = String::from("x");
                while header.trim() != "" {
                    header.clear();
                    reader.read_line(&mut header).unwrap();
                }
                let path = line.split(' ').nth(1).unwrap().to_owned();
                let body = web.files.lock().unwrap().get(&path).cloned();
                web.asked.lock().unwrap().push(path);
                let (status, body) = body.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
                let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                stream.write_all(&[head.as_bytes(), &body].concat()).unwrap();
            }
        });
        port
    }
}

#[test]
fn a_did_web_is_fetched_once_and_its_key_has_to_be_the_pinned_one() {
    let (web, world) = (Web::default(), World(tempfile::tempdir().unwrap()));
    fs::create_dir_all(world.path("programme")).unwrap();
    let port = web.start();
    let did = format!("did:web:127.0.0.1%3A{port}:body");
    let said = world.says(&["keygen", "--alg", "ES256", "--did", &did, "--out", "DIR/key.jwk"], 0);
    let print = said.lines().find_map(|line| line.strip_prefix("fingerprint: ")).unwrap();
    let document = said.lines().last().unwrap();
    web.files.lock().unwrap().insert("/body/did.json".into(), document.into());
    // A programme whose site is elsewhere, so that its lists have to be fetched from where they stand.
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo");
    let programme = world.path("programme");
    fs::create_dir_all(programme.join("categories")).unwrap();
    fs::create_dir_all(programme.join("benchmarks")).unwrap();
    for file in ["programme.toml", "categories/pv-module.toml"] {
        fs::copy(demo.join(file), programme.join(file)).unwrap();
    }
    let issuers = format!(
        "[[issuer]]\nname = {{ en = \"Body\" }}\naccreditation = [\"pv-module\"]\n[[issuer.key]]\ndid = \"{did}\"\n\
         fingerprint = \"{print}\"\nfrom = \"2026-01-01\"\nto = \"2026-12-31\"\n"
    );
    fs::write(programme.join("issuers.toml"), issuers).unwrap();
    let draft = fs::read_to_string(demo.join("drafts/body-a/DEMO-2026-0003.json")).unwrap();
    fs::write(world.path("draft.json"), draft).unwrap();
    let issue =
        ["issue", "DIR/draft.json", "--key", "DIR/key.jwk", "--programme", "DIR/programme", "--register", "body"];
    world.says(&[&issue[..], &["--at", "2026-06-05"]].concat(), 0);
    let label = "DIR/programme/labels/DEMO-2026-0003.jwt";
    // Its lists are in the programme's folder: only the document is fetched.
    let verify = ["verify", label, "--at", DAY];
    let said = world.says(&verify, 0);
    assert!(said.contains("ES256, key fingerprint"), "{said}");
    world.says(&verify, 0);
    assert_eq!(web.asked.lock().unwrap().as_slice(), ["/body/did.json"], "the second time it is remembered");
    world.says(&[&verify[..], &["--offline"]].concat(), 1);
    fs::write(world.path("did.json"), document).unwrap();
    world.says(&[&verify[..], &["--offline", "--did", "DIR/did.json"]].concat(), 0);
    // Another key under the same name is not the one that was pinned.
    let said = world.says(&["keygen", "--alg", "ES256", "--did", &did, "--out", "DIR/other.jwk"], 0);
    let forged = said.lines().last().unwrap();
    fs::write(world.path("did.json"), forged).unwrap();
    let said = world.says(&[&verify[..], &["--offline", "--did", "DIR/did.json"]].concat(), 1);
    assert!(said.contains("names no key"), "{said}");
}

#[test]
fn a_list_is_fetched_kept_a_while_and_remembered_when_nobody_answers() {
    use carbon_label::credential::{Decision, Draft, Issuance, Purpose, Register, SigningKey};
    let (web, world) = (Web::default(), World::new());
    let folder = format!("http://127.0.0.1:{}/status/", web.start());
    let key = SigningKey::from_jwk(&fs::read(world.path("keys/body-a.jwk")).unwrap()).unwrap();
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/drafts/body-a/DEMO-2026-0003.json");
    let draft = Draft::read(&fs::read(draft).unwrap()).unwrap();
    let entries = Register::entries(0, &folder);
    let label = key.sign(&draft, &Issuance { status: &entries, ..Issuance::default() }).unwrap();
    fs::write(world.path("label.jwt"), label).unwrap();
    let publish = |decision: Option<Decision>| {
        let number = &draft.label().certificate.number;
        let mut register = Register::default();
        register.enter(number, at("2026-06-05T09:00:00+08:00"));
        if let Some(decision) = decision {
            register.set(number, decision, None, at("2026-10-01T09:00:00+08:00")).unwrap();
        }
        for purpose in [Purpose::Revocation, Purpose::Suspension] {
            let (name, list) = register.list(purpose, 1, &folder, &key, at("2026-10-02T00:00:00+08:00").into());
            web.files.lock().unwrap().insert(format!("/status/{name}"), list.into_bytes());
        }
    };
    let stands = || {
        let output = world.run(&["verify", "DIR/label.jwt", "--programme", "DIR/programme", "--at", DAY, "--json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        (report["state"].as_str().unwrap().to_owned(), report["detail"].as_str().unwrap().to_owned())
    };
    let age = |hours: u64| {
        let then = std::time::SystemTime::now() - std::time::Duration::from_secs(hours * 3600);
        for file in fs::read_dir(world.path("cache/carbon-label")).unwrap() {
            fs::File::options().write(true).open(file.unwrap().path()).unwrap().set_modified(then).unwrap();
        }
    };
    assert_eq!(stands().0, "status-unknown");
    publish(None);
    assert_eq!(stands().0, "in-force");
    // Within five minutes nobody is asked again; after them, the new answer counts.
    let older = {
        let mut register = Register::default();
        register.enter(&draft.label().certificate.number, at("2026-06-05T09:00:00+08:00"));
        register.list(Purpose::Revocation, 1, &folder, &key, at("2026-06-06T00:00:00+08:00").into()).1.into_bytes()
    };
    publish(Some(Decision::Suspended));
    assert_eq!(stands().0, "in-force");
    age(1);
    assert_eq!(stands().0, "suspended");
    publish(None);
    age(1);
    assert_eq!(stands().0, "in-force");
    // A page of somebody else's in its place takes nothing's place, and an older list neither.
    let kept = web.files.lock().unwrap().clone();
    for body in [b"<html>please log in</html>".to_vec(), older] {
        for file in web.files.lock().unwrap().values_mut() {
            file.clone_from(&body);
        }
        age(1);
        assert_eq!(stands().0, "status-unknown");
        *web.files.lock().unwrap() = kept.clone();
        age(1);
        assert_eq!(stands().0, "in-force");
    }
    web.files.lock().unwrap().clear();
    age(2);
    let (state, detail) = stands();
    assert_eq!(state, "status-unknown");
    assert!(detail.starts_with("last known in force: "), "{detail}");
}

#[test]
fn a_withdrawal_in_a_kept_list_is_remembered_after_the_lists_end() {
    use carbon_label::credential::{Decision, Draft, Issuance, Purpose, Register, SigningKey, Term};
    let (web, world) = (Web::default(), World::new());
    let folder = format!("http://127.0.0.1:{}/status/", web.start());
    let key = SigningKey::from_jwk(&fs::read(world.path("keys/body-a.jwk")).unwrap()).unwrap();
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/drafts/body-a/DEMO-2026-0003.json");
    let draft = Draft::read(&fs::read(draft).unwrap()).unwrap();
    let issuance = Issuance { status: &Register::entries(0, &folder), ..Issuance::default() };
    fs::write(world.path("label.jwt"), key.sign(&draft, &issuance).unwrap()).unwrap();
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    let day = |days: i64| Instant::from_unix(seconds + days * 86_400).unwrap();
    let (number, mut register) = (&draft.label().certificate.number, Register::default());
    register.enter(number, day(-3));
    register.set(number, Decision::Revoked, None, day(-2)).unwrap();
    for purpose in [Purpose::Revocation, Purpose::Suspension] {
        let (name, list) = register.list(purpose, 1, &folder, &key, Term::of_days(day(-1), Some(7)));
        web.files.lock().unwrap().insert(format!("/status/{name}"), list.into_bytes());
    }
    let stands = |days: i64| {
        let at = day(days).to_string();
        let output = world.run(&["verify", "DIR/label.jwt", "--programme", "DIR/programme", "--at", &at, "--json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(stands(0), "withdrawn");
    let then = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for file in fs::read_dir(world.path("cache/carbon-label")).unwrap() {
        fs::File::options().write(true).open(file.unwrap().path()).unwrap().set_modified(then).unwrap();
    }
    // A month later the list has ended, and nobody signed another.
    assert_eq!(stands(30), "withdrawn");
}
