//! 披露项和加密凭据出了什么问题，怎么办。

use super::problems::fault as sentence;
use crate::{
    credential::{disclosure::DisclosureFault, sealed::SealedFault},
    text::plain,
};

const ASK_HOLDER: &str = "请对方重新发送完整的内容。";
const ASK_ISSUER: &str = "需由签发机构更正。";

pub(super) fn disclosure(fault: &DisclosureFault) -> String {
    use DisclosureFault::*;
    match fault {
        KeyBinding => "最后一个 ~ 之后还有内容。这里不接受密钥绑定，请对方去掉后重新出示。".to_owned(),
        Algorithm(fault) => format!("摘要算法只接受 SHA-256。{}", sentence(fault)),
        NestedAlgorithm { path } => format!("{}：摘要算法只能写在最外层。{ASK_ISSUER}", plain(path)),
        TooMany { found, limit } => format!("共有 {found} 个披露项，最多 {limit} 个。请减少披露的内容。"),
        Encoding { number } => format!("第 {number} 个披露项不是 base64url 编码。{ASK_HOLDER}"),
        Unreadable { number, fault } => format!("第 {number} 个披露项无法读取：{}", sentence(fault)),
        Elements { number, found } => format!("第 {number} 个披露项有 {found} 个元素，应为两个或三个。{ASK_ISSUER}"),
        Repeated { first, again } => format!("第 {again} 个披露项与第 {first} 个相同。请去掉一个。"),
        Digests(fault) => format!("摘要列表无法读取：{}{ASK_ISSUER}", sentence(fault)),
        Placeholder { path } => format!("{}：占位符不能出现在这里。{ASK_ISSUER}", plain(path)),
        TooManyDigests { limit } => format!("摘要超过 {limit} 个，没有继续读取。{ASK_ISSUER}"),
        RepeatedDigest { path } => format!("{}：同一个摘要在别处也出现过。{ASK_ISSUER}", plain(path)),
        NotMember { number, path } => {
            format!("第 {number} 个披露项没有名称，而 {} 中的内容必须有名称。{ASK_ISSUER}", plain(path))
        }
        NotElement { number, path } => {
            format!("第 {number} 个披露项带有名称，而 {} 是列表中的一项，不应有名称。{ASK_ISSUER}", plain(path))
        }
        ReservedName { number, name } => format!("第 {number} 个披露项用了保留名称“{}”。{ASK_ISSUER}", plain(name)),
        NameTaken { number, path } => format!("第 {number} 个披露项会覆盖已有的 {}。{ASK_ISSUER}", plain(path)),
        TooDeep { path, limit } => format!("{}：嵌套超过 {limit} 层，没有继续读取。{ASK_ISSUER}", plain(path)),
        Unreferenced { number } => format!("第 {number} 个披露项被改动过，或属于另一份标识。{ASK_HOLDER}"),
    }
}

pub(super) fn sealed(fault: &SealedFault) -> String {
    use SealedFault::*;
    match fault {
        TooLarge { bytes, limit } => format!("内容有 {bytes} 字节，加密凭据不会超过 {limit} 字节。请确认选对了文件。"),
        NotCompact => "不是完整的加密凭据：应为五段用点分隔的字符。请完整复制，或请对方重发。".to_owned(),
        Header(fault) => format!("加密凭据的头部有误：{}", sentence(fault)),
        Algorithm(found) => format!("不接受密钥约定方式“{}”，只接受 dir。", plain(found)),
        Encryption(found) => format!("不接受加密算法“{}”，只接受 A256GCM。", plain(found)),
        Compressed(found) => format!("内容经过压缩（“{}”），不予接受。请对方不压缩，重新加密。", plain(found)),
        EncryptedKey { bytes } => format!("头部写明密钥由双方直接持有，却又附了 {bytes} 字节的密钥。{ASK_HOLDER}"),
        Iv { bytes } => format!("初始向量有 {bytes} 字节，应为 12 字节。{ASK_HOLDER}"),
        Tag { bytes } => format!("认证标签有 {bytes} 字节，应为 16 字节。{ASK_HOLDER}"),
        Key { characters } => {
            format!("密钥有 {characters} 个字符，应为 43 个，只含英文字母、数字、- 和 _。请重新完整复制。")
        }
        Unopened => "密钥打不开这份凭据：密钥不对，或内容被改动。请确认两者来自同一次发送。".to_owned(),
    }
}

#[cfg(feature = "cli")]
pub(super) use holder::{presentation, restriction};

/// 对签发者和持有者说的话。
#[cfg(feature = "cli")]
mod holder {
    use crate::{
        credential::disclosure::{PresentationFault, RestrictionFault},
        text::plain,
    };

    pub(in crate::text::zh) fn restriction(fault: &RestrictionFault) -> String {
        match fault {
            RestrictionFault::TooMany { found, limit } => {
                format!("要限制的内容有 {found} 处，最多 {limit} 处。请改为限制上一级。")
            }
            RestrictionFault::Absent { path } => {
                format!("草稿中没有“{}”。路径请写成 stages 或 product.factory 这样。", plain(path))
            }
            RestrictionFault::Repeated { path } => format!("“{}”写了两次，请保留一次。", plain(path)),
            RestrictionFault::ReservedName { name } => format!("草稿用了保留名称“{}”，请改名。", plain(name)),
            RestrictionFault::TooLarge { path, bytes, limit } => {
                format!("“{}”有 {bytes} 字节，单项最多 {limit} 字节。请改为限制其中的各部分。", plain(path))
            }
            RestrictionFault::RepeatedSalt => "随机数出现重复，未作签发。请检查本机的随机数来源。".to_owned(),
        }
    }

    pub(in crate::text::zh) fn presentation(fault: &PresentationFault) -> String {
        match fault {
            PresentationFault::Jwt(malformed) => super::super::verdicts::malformed(malformed),
            PresentationFault::Disclosures(fault) => super::disclosure(fault),
            PresentationFault::Undisclosable { path, known } if known.is_empty() => {
                format!("无法披露“{}”：这份标识没有受限的内容。", plain(path))
            }
            PresentationFault::Undisclosable { path, known } => {
                let known: Vec<String> = known.iter().map(|known| plain(known)).collect();
                format!("“{}”不是受限的内容。可以披露：{}。", plain(path), known.join("、"))
            }
            PresentationFault::Ambiguous { path } => {
                format!("“{}”对应两处受限内容，因此都不披露。{}", plain(path), super::ASK_ISSUER)
            }
        }
    }
}
