//! 凭据为何不可信，怎么办。

use super::problems::fault;
#[cfg(feature = "cli")]
use crate::credential::{Decision, NotRecorded, Refusal};
use crate::{
    credential::{Algorithm, ListFault, Malformed, Purpose, Rejection, Term, UnusableKey},
    text::{Notice, clock, plain},
};

pub(super) const ASK_SELLER: &str = "请向销售方索取原始标识，或扫描包装上的二维码。";

pub(super) fn rejection(rejection: &Rejection) -> Notice {
    let (title, detail) = match rejection {
        Rejection::Malformed(malformed) => ("核验失败：不是有效的标识文件", self::malformed(malformed)),
        Rejection::Key(unusable) => return key(unusable),
        Rejection::KeyAlgorithm { stated, key } => {
            ("核验失败：算法与密钥不符", format!("标识写明用 {stated} 签名，而该密钥只用于 {key}。{ASK_SELLER}"))
        }
        Rejection::Signature => ("核验失败：内容被改动", format!("签名与内容不符，因此不显示任何数值。{ASK_SELLER}")),
        Rejection::NotAsked => {
            ("此处无法核验这种签名", format!("未发现标识有问题，但也无法确认其真实，因此不显示任何数值。{ASK_SELLER}"))
        }
        Rejection::Disclosure(found) => (
            "核验失败：披露的内容不是签发时的内容",
            format!("{}因此不显示任何数值。", super::disclosure::disclosure(found)),
        ),
        Rejection::IssuerMismatch { stated, signer } => (
            "核验失败：签发者不一致",
            format!("内容称由“{}”签发，签名却来自“{}”。{ASK_SELLER}", plain(stated), plain(signer)),
        ),
        Rejection::UnknownIssuer { did } => (
            "签发机构不在信任名单",
            format!("签名本身有效，但“{}”不在本项目的信任名单中，因此不显示任何数值。", plain(did)),
        ),
        Rejection::KeyNotPinned { did, fingerprint } => (
            "签发机构没有登记这把密钥",
            format!(
                "“{}”在信任名单中，但所用密钥（指纹 {}）不是为它登记的，因此不显示任何数值。",
                plain(did),
                fingerprint.as_str()
            ),
        ),
        Rejection::IssuerNotTrustedThen { name, signed, from, to } => (
            "签发机构当时不受信任",
            format!("标识自 {signed} 起有效，而“{}”的信任期间是 {from} 至 {to}。", name.in_language("zh").1),
        ),
        Rejection::NotAccredited { name, category } => {
            ("签发机构未获该类别授权", format!("“{}”没有签发 {category} 类标识的资格。", name.in_language("zh").1))
        }
        Rejection::DemonstrationKey { name } => (
            "演示密钥不能签发正式标识",
            format!("“{}”的密钥是公开的演示密钥，而这份标识没有标明是演示数据。", name.in_language("zh").1),
        ),
        Rejection::Passport(found) => {
            ("签名有效，但内容不符合产品护照规范", format!("{}因此不显示任何数值。", fault(found)))
        }
        Rejection::Content(found) => {
            ("签名有效，但内容不符合标识规范", format!("{}因此不显示任何数值。", fault(found)))
        }
    };
    Notice { title: title.to_owned(), detail }
}

pub(super) fn malformed(malformed: &Malformed) -> String {
    match malformed {
        Malformed::TooLarge { bytes, limit } => {
            format!("文件有 {bytes} 字节，标识文件不会超过 {limit} 字节。请确认选对了文件。")
        }
        Malformed::NotCompact => {
            "内容不是完整的签名标识：应为三段用点分隔的字符。请重新下载，或完整复制后再试。".to_owned()
        }
        Malformed::Header(found) => format!("标识头部有误：{}", fault(found)),
        Malformed::Algorithm(name) => {
            format!("签名算法“{}”不被接受。可以用：{}。", plain(name), algorithms("、"))
        }
        Malformed::OldClaim(claim) => {
            format!("正文中有旧版凭证的“{claim}”一项，新版（VC 2.0）不允许。请让签发机构按新版重新签发。")
        }
        Malformed::Payload(found) => format!("标识正文无法读取：{}", fault(found)),
    }
}

#[cfg(feature = "cli")]
pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Draft(found) => format!("草稿有误：{}", fault(found)),
        Refusal::Key(found) => format!("密钥文件有误（内容不予显示）：{}", fault(found)),
        Refusal::KeyMismatch => "密钥文件中的公钥与私钥不是一对。请用 keygen 重新生成。".to_owned(),
        Refusal::NoDid => "SM2 密钥没有 did:key。请用 --did 写明本机构的 did:web。".to_owned(),
        Refusal::Did(_) => "这个 DID 不能用于该密钥。请写成 did:web:labels.example，或省略。".to_owned(),
        Refusal::Restriction(found) => super::disclosure::restriction(found),
        Refusal::DemonstrationKey => {
            "演示密钥只能签发演示标识。请在草稿中写明 \"demonstration\": true，或换用正式密钥。".to_owned()
        }
    }
}

fn algorithms(separator: &str) -> String {
    Algorithm::ALL.iter().map(|algorithm| algorithm.name()).collect::<Vec<_>>().join(separator)
}

fn key(unusable: &UnusableKey) -> Notice {
    const MISSING: &str = "无法核验：缺少签发机构的公钥";
    let (title, detail) = match unusable {
        UnusableKey::Method(method) => {
            ("核验失败：无法取得签名密钥", format!("不支持“{}”这类密钥，可以用 did:key 和 did:web。", plain(method)))
        }
        UnusableKey::Address(did) => {
            ("核验失败：签名密钥不正确", format!("“{}”不是正确的 did:web。{ASK_SELLER}", plain(did)))
        }
        UnusableKey::NotAtHand { address } => {
            (MISSING, format!("公钥在 {} ，目前没有取到。请下载这份文件，与标识一起核验。", plain(address)))
        }
        UnusableKey::NotInDocument { key_id } => (
            "核验失败：签名密钥不正确",
            format!("签发机构的 did.json 中，没有可用于签发的密钥“{}”。{ASK_SELLER}", plain(key_id)),
        ),
        UnusableKey::Encoding | UnusableKey::Codec | UnusableKey::Point => {
            ("核验失败：签名密钥不正确", format!("标识中写明的密钥无法使用。{ASK_SELLER}"))
        }
    };
    Notice { title: title.to_owned(), detail }
}

/// 状态名单为何不算数：一句话。
#[cfg_attr(not(feature = "whole"), expect(dead_code, reason = "said only where a list is told to be refused"))]
pub(super) fn list(list: &ListFault) -> String {
    match list {
        ListFault::Rejected(rejected) => {
            let Notice { title, detail } = rejection(rejected);
            format!("状态名单不可信（{title}）。{detail}")
        }
        ListFault::Content(found) => format!("状态名单无法读取：{}", fault(found)),
        ListFault::NotGzip => "状态名单的内容不是 gzip 压缩数据。".to_owned(),
        ListFault::TooLong { limit } => format!("状态名单解压后超过 {limit} 字节，没有继续读取。"),
        ListFault::Short { entries, least } => format!("状态名单只有 {entries} 个位置，标准要求至少 {least} 个。"),
        ListFault::Purpose { stated, wanted } => {
            format!("状态名单的用途是“{}”，标识要查的是{}。", plain(stated), purpose(*wanted))
        }
        ListFault::OutOfRange { index, entries } => {
            format!("标识在名单中的位置是 {index}，而名单只有 {entries} 个位置。")
        }
        ListFault::OtherIssuer => "状态名单不是由签发这份标识的机构签署的。".to_owned(),
        ListFault::OtherAddress { stated, fetched } => {
            format!("从 {} 取得的名单自称位于 {}。", plain(fetched), plain(stated))
        }
        ListFault::NotCurrent(Term { from, until: None }) => format!("状态名单自 {} 起才有效。", clock(*from)),
        ListFault::NotCurrent(Term { from, until: Some(until) }) => {
            format!("状态名单的有效期是 {} 至 {}，现在不能作数。", clock(*from), clock(*until))
        }
    }
}

fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Revocation => "撤销（revocation）",
        Purpose::Suspension => "暂停（suspension）",
    }
}

#[cfg(feature = "cli")]
pub(super) fn not_recorded(reason: &NotRecorded) -> String {
    match reason {
        NotRecorded::Unknown(number) => format!("名册中没有 {number}。"),
        NotRecorded::Final(Decision::Cancelled) => "证书已注销，不能再改。如需恢复，请另发新证书。".to_owned(),
        NotRecorded::Final(_) => "证书已撤销，不能恢复。如需恢复，请另发新证书。".to_owned(),
        NotRecorded::Already(decision) => format!("状态本来就是 {}，没有改动。", decision.word()),
        NotRecorded::Earlier { last } => format!("时间早于名册中的上一条记录（{}）。", clock(*last)),
    }
}
