//! 包装上的话，以及为什么不能印上包装。

use crate::{
    credential::Standing,
    digital_link::LinkFault,
    label::Date,
    print::{Unprintable, Width},
    text::plain,
};

pub(crate) fn printed(expires: Date) -> String {
    format!("证书有效期至 {expires}，期间可能被暂停或撤销，现状以扫码查验为准。")
}

pub(crate) fn unprintable(reason: &Unprintable) -> String {
    match reason {
        Unprintable::NotVerified => "不能印刷：这不是经过核验的标识。".to_owned(),
        Unprintable::NotInForce(standing) => {
            format!("不能印刷：{}。只有认证有效的标识才能印上包装。", state(standing))
        }
        Unprintable::TooNarrow { asked, needed, version } => format!(
            "不能印成 {asked} mm 宽：二维码（版本 {version}）和文字至少要 {needed} mm 才能读出。请把标识加宽到 {needed} mm 或更宽。"
        ),
        Unprintable::TooWide(asked) => {
            format!("不能印成 {asked} mm 宽：超过 {} mm 时二维码过大，收银设备难以读取。", Width::MOST)
        }
        Unprintable::Address(long) => format!("不能印刷：网址有 {} 字节，二维码容纳不下。请缩短。", long.bytes),
    }
}

fn state(standing: &Standing) -> String {
    match standing {
        Standing::InForce => "证书有效".to_owned(),
        Standing::StatusUnknown { .. } => "查不到证书现在是否有效".to_owned(),
        Standing::Suspended { .. } => "证书已暂停".to_owned(),
        Standing::Withdrawn { .. } => "证书已撤销".to_owned(),
        Standing::Cancelled { .. } => "证书已注销".to_owned(),
        Standing::Expired { last_day } => format!("证书有效期止于 {last_day}"),
        Standing::NotYetValid { first_day } => format!("证书自 {first_day} 起才生效"),
    }
}

pub(crate) fn link(fault: &LinkFault) -> String {
    match fault {
        LinkFault::NotAnAddress => "不是 GS1 数字链接：开头不是 https:// 和域名。".to_owned(),
        LinkFault::Character(character) => {
            format!("不是 GS1 数字链接：网址中不能有“{}”，请写成 %…。", plain(&character.to_string()))
        }
        LinkFault::NoKey => "不是 GS1 数字链接：其中没有主标识，例如 /01/ 加 GTIN。".to_owned(),
        LinkFault::Unknown(identifier) => format!("GS1 没有应用标识符（{}）。", plain(identifier)),
        LinkFault::Value(element) => format!(
            "“{}”不能作（{}）的值：请检查长度、字符和校验位。批号和序列号最多 20 位，只用字母、数字和 !\"%&'()*+,-./:;<=>?_。",
            plain(&element.value),
            element.identifier
        ),
        LinkFault::Place(identifier) => format!("GS1 数字链接中，（{}）不能放在那里。", plain(identifier)),
        LinkFault::Repeated(identifier) => format!("（{}）出现了两次。", plain(identifier)),
    }
}
