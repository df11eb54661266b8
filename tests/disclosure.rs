//! What people are told about disclosures and sealed presentations, in every language.
#![cfg(feature = "cli")]

use carbon_label::{
    credential::{
        Malformed,
        disclosure::{DisclosureFault, PresentationFault, RestrictionFault},
        sealed::SealedFault,
    },
    json::{Fault, Kind, Problem},
    text::Lang,
};

#[track_caller]
fn said(say: impl Fn(Lang) -> String, zh: &str, en: &str) {
    assert_eq!([say(Lang::Zh), say(Lang::En)], [zh, en]);
}

#[track_caller]
fn disclosure(fault: &DisclosureFault, zh: &str, en: &str) {
    said(|lang| lang.disclosure(fault), zh, en);
}

#[track_caller]
fn sealed(fault: &SealedFault, zh: &str, en: &str) {
    said(|lang| lang.sealed(fault), zh, en);
}

#[track_caller]
fn restriction(fault: &RestrictionFault, zh: &str, en: &str) {
    said(|lang| lang.restriction(fault), zh, en);
}

#[track_caller]
fn presentation(fault: &PresentationFault, zh: &str, en: &str) {
    said(|lang| lang.presentation(fault), zh, en);
}

fn kind(path: &str, expected: Kind, found: Kind) -> Fault {
    Fault::new(path, Problem::Kind { expected, found })
}

#[test]
fn a_holder_is_told_what_to_send_again() {
    disclosure(
        &DisclosureFault::KeyBinding,
        "最后一个 ~ 之后还有内容。这里不接受密钥绑定，请对方去掉后重新出示。",
        "Something follows the last ~. Key binding is not accepted: ask for it without.",
    );
    disclosure(
        &DisclosureFault::TooMany { found: 201, limit: 200 },
        "共有 201 个披露项，最多 200 个。请减少披露的内容。",
        "It has 201 disclosures; at most 200 are allowed. Present fewer.",
    );
    disclosure(
        &DisclosureFault::Encoding { number: 2 },
        "第 2 个披露项不是 base64url 编码。请对方重新发送完整的内容。",
        "Disclosure 2 is not base64url. Ask whoever sent it for the whole presentation again.",
    );
    disclosure(
        &DisclosureFault::Unreadable { number: 1, fault: kind("$[0]", Kind::Text, Kind::List) },
        "第 1 个披露项无法读取：$[0]：应为文本，实际是列表。",
        "Disclosure 1 does not read: $[0]: should be text, is a list.",
    );
    disclosure(
        &DisclosureFault::Repeated { first: 1, again: 3 },
        "第 3 个披露项与第 1 个相同。请去掉一个。",
        "Disclosure 3 is the same as disclosure 1. Remove one of the two.",
    );
    disclosure(
        &DisclosureFault::Unreferenced { number: 4 },
        "第 4 个披露项被改动过，或属于另一份标识。请对方重新发送完整的内容。",
        "Disclosure 4 was altered, or belongs to another label. Ask whoever sent it for the whole presentation again.",
    );
}

#[test]
fn what_only_the_issuer_can_correct_is_said_to_be_so() {
    let unexpected = Problem::Unexpected { found: "sha-512".into(), expected: "sha-256".into() };
    disclosure(
        &DisclosureFault::Algorithm(Fault::new("$._sd_alg", unexpected)),
        "摘要算法只接受 SHA-256。$._sd_alg：“sha-512”不对，应为：sha-256。",
        "Only SHA-256 digests are accepted. $._sd_alg: is “sha-512”, should be: sha-256.",
    );
    disclosure(
        &DisclosureFault::NestedAlgorithm { path: "$.a._sd_alg".into() },
        "$.a._sd_alg：摘要算法只能写在最外层。需由签发机构更正。",
        "$.a._sd_alg: the digest algorithm may be named at the top only. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::Elements { number: 2, found: 4 },
        "第 2 个披露项有 4 个元素，应为两个或三个。需由签发机构更正。",
        "Disclosure 2 has 4 elements; it should have two or three. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::Digests(kind("$._sd", Kind::List, Kind::Text)),
        "摘要列表无法读取：$._sd：应为列表，实际是文本。需由签发机构更正。",
        "A list of digests does not read: $._sd: should be a list, is text. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::TooManyDigests { limit: 1000 },
        "摘要超过 1000 个，没有继续读取。需由签发机构更正。",
        "It has more than 1000 digests, not read further. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::TooDeep { path: "$.a[0]".into(), limit: 12 },
        "$.a[0]：嵌套超过 12 层，没有继续读取。需由签发机构更正。",
        "$.a[0]: nested deeper than 12 levels, not read further. Only the issuer can correct this.",
    );
}

#[test]
fn a_disclosure_out_of_place_is_told_with_its_place() {
    let path = || "$.product".to_owned();
    disclosure(
        &DisclosureFault::Placeholder { path: path() },
        "$.product：占位符不能出现在这里。需由签发机构更正。",
        "$.product: a placeholder stands where none may. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::RepeatedDigest { path: path() },
        "$.product：同一个摘要在别处也出现过。需由签发机构更正。",
        "$.product: this digest stands elsewhere, too. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::NotMember { number: 1, path: path() },
        "第 1 个披露项没有名称，而 $.product 中的内容必须有名称。需由签发机构更正。",
        "Disclosure 1 has no name, but $.product needs one. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::NotElement { number: 1, path: "$.stages[0]".into() },
        "第 1 个披露项带有名称，而 $.stages[0] 是列表中的一项，不应有名称。需由签发机构更正。",
        "Disclosure 1 has a name, but $.stages[0] needs none. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::ReservedName { number: 1, name: "_sd".into() },
        "第 1 个披露项用了保留名称“_sd”。需由签发机构更正。",
        "Disclosure 1 uses the reserved name “_sd”. Only the issuer can correct this.",
    );
    disclosure(
        &DisclosureFault::NameTaken { number: 1, path: path() },
        "第 1 个披露项会覆盖已有的 $.product。需由签发机构更正。",
        "Disclosure 1 would replace $.product, which is there already. Only the issuer can correct this.",
    );
}

#[test]
fn a_seal_that_is_not_ours_is_named() {
    sealed(
        &SealedFault::Header(Fault::new("$.crit", Problem::UnknownKey { known: &[] })),
        "加密凭据的头部有误：$.crit：含有本程序不支持、又要求必须支持的扩展。",
        "Its header is wrong: $.crit: an extension that must be understood and is not supported.",
    );
    sealed(
        &SealedFault::Algorithm("A256KW".into()),
        "不接受密钥约定方式“A256KW”，只接受 dir。",
        "Key agreement “A256KW” is not accepted. Accepted: dir.",
    );
    sealed(
        &SealedFault::Encryption("A128GCM".into()),
        "不接受加密算法“A128GCM”，只接受 A256GCM。",
        "Cipher “A128GCM” is not accepted. Accepted: A256GCM.",
    );
    sealed(
        &SealedFault::Compressed("DEF".into()),
        "内容经过压缩（“DEF”），不予接受。请对方不压缩，重新加密。",
        "It is compressed (“DEF”), which is not accepted. Ask for it uncompressed.",
    );
    sealed(
        &SealedFault::EncryptedKey { bytes: 40 },
        "头部写明密钥由双方直接持有，却又附了 40 字节的密钥。请对方重新发送完整的内容。",
        "It brings an encrypted key of 40 bytes, but says that the reader has the key. \
         Ask whoever sent it for the whole presentation again.",
    );
}

#[test]
fn a_seal_that_does_not_open_says_what_to_try() {
    sealed(
        &SealedFault::TooLarge { bytes: 131_073, limit: 131_072 },
        "内容有 131073 字节，加密凭据不会超过 131072 字节。请确认选对了文件。",
        "It has 131073 bytes; a sealed presentation has at most 131072. Make sure it is the right file.",
    );
    sealed(
        &SealedFault::NotCompact,
        "不是完整的加密凭据：应为五段用点分隔的字符。请完整复制，或请对方重发。",
        "A sealed presentation is five parts with points between. Copy all of it, or ask for it again.",
    );
    sealed(
        &SealedFault::Iv { bytes: 16 },
        "初始向量有 16 字节，应为 12 字节。请对方重新发送完整的内容。",
        "Its initialization vector has 16 bytes, should have 12. Ask whoever sent it for the whole presentation again.",
    );
    sealed(
        &SealedFault::Tag { bytes: 12 },
        "认证标签有 12 字节，应为 16 字节。请对方重新发送完整的内容。",
        "Its authentication tag has 12 bytes, should have 16. Ask whoever sent it for the whole presentation again.",
    );
    sealed(
        &SealedFault::Key { characters: 42 },
        "密钥有 42 个字符，应为 43 个，只含英文字母、数字、- 和 _。请重新完整复制。",
        "The key has 42 characters; it should be 43 of A–Z, a–z, 0–9, - and _. Copy it again, whole.",
    );
    sealed(
        &SealedFault::Unopened,
        "密钥打不开这份凭据：密钥不对，或内容被改动。请确认两者来自同一次发送。",
        "The key does not open it: it is for something else, or the content was altered. \
         Check that both came together.",
    );
}

#[test]
fn an_issuer_is_told_which_part_cannot_be_restricted() {
    let path = || "product.factory".to_owned();
    restriction(
        &RestrictionFault::TooMany { found: 201, limit: 200 },
        "要限制的内容有 201 处，最多 200 处。请改为限制上一级。",
        "201 parts to restrict; at most 200 are allowed. Restrict what is around them.",
    );
    restriction(
        &RestrictionFault::Absent { path: path() },
        "草稿中没有“product.factory”。路径请写成 stages 或 product.factory 这样。",
        "“product.factory” is not in the draft. Write paths such as stages or product.factory.",
    );
    restriction(
        &RestrictionFault::Repeated { path: path() },
        "“product.factory”写了两次，请保留一次。",
        "“product.factory” is named twice. Name it once.",
    );
    restriction(
        &RestrictionFault::ReservedName { name: "...".into() },
        "草稿用了保留名称“...”，请改名。",
        "the draft uses the reserved name “...”. Rename that member.",
    );
    restriction(
        &RestrictionFault::TooLarge { path: path(), bytes: 32_769, limit: 32_768 },
        "“product.factory”有 32769 字节，单项最多 32768 字节。请改为限制其中的各部分。",
        "“product.factory” takes 32769 bytes; a restricted part has at most 32768. Restrict its parts instead.",
    );
    restriction(
        &RestrictionFault::RepeatedSalt,
        "随机数出现重复，未作签发。请检查本机的随机数来源。",
        "the source of randomness gave the same value twice. Nothing was signed; check this machine.",
    );
}

#[test]
fn a_holder_is_told_what_can_be_disclosed() {
    let undisclosable = |known: &[&str]| PresentationFault::Undisclosable {
        path: "footprint".into(),
        known: known.iter().map(|known| (*known).to_owned()).collect(),
    };
    presentation(
        &undisclosable(&["stages", "output"]),
        "“footprint”不是受限的内容。可以披露：stages、output。",
        "“footprint” is no restricted part. Those here: stages, output.",
    );
    presentation(
        &undisclosable(&[]),
        "无法披露“footprint”：这份标识没有受限的内容。",
        "“footprint” cannot be disclosed: this label has no restricted parts.",
    );
    presentation(
        &PresentationFault::Ambiguous { path: "a.b".into() },
        "“a.b”对应两处受限内容，因此都不披露。需由签发机构更正。",
        "“a.b” stands for two restricted parts, so neither is disclosed. Only the issuer can correct this.",
    );
    presentation(
        &PresentationFault::Jwt(Malformed::NotCompact),
        "内容不是完整的签名标识：应为三段用点分隔的字符。请重新下载，或完整复制后再试。",
        "A signed label is three parts with points between. Download it again, or copy all of it.",
    );
    for lang in [Lang::Zh, Lang::En] {
        let fault = DisclosureFault::Unreferenced { number: 1 };
        assert_eq!(lang.presentation(&PresentationFault::Disclosures(fault.clone())), lang.disclosure(&fault));
    }
}
