//! 项目目录检查用语。

use crate::{programme::Counts, text::FolderWords};
use std::io::ErrorKind;

pub(in crate::text) const FOLDER: FolderWords = FolderWords {
    unreadable: |reason| match reason.kind() {
        ErrorKind::NotFound => "不存在，或者是指向空处的链接。项目必须有这一项，链接必须指向现有文件。".to_owned(),
        ErrorKind::PermissionDenied => "没有读取权限。请检查权限。".to_owned(),
        ErrorKind::IsADirectory => "不是普通文件。请换成文件，或者删去。".to_owned(),
        ErrorKind::NotADirectory => "不是文件夹。请换成文件夹。".to_owned(),
        _ => format!("无法读取：{reason}。"),
    },
    too_large: |limit| format!("超过 {limit} 字节，没有读取。请确认放对了文件。"),
    not_toml: |message| format!("不是正确的 TOML：{}。", toml(message)),
    misnamed: |meant| format!("没有程序会读取这个文件名。请改名为 {meant}。"),
    trust_other: "与 issuers.toml 不一致，或不是由 programme.toml 中 operator_key 的密钥签署。请运营方用 carbon-label trust 重新签署。",
    trust_refused: |reason| format!("不能采信。{reason}请运营方用 carbon-label trust 重新签署。"),
    in_order: |counts, labels| {
        let Counts { categories, benchmarks, issuers } = counts;
        format!("没有发现错误：{categories} 个类别、{benchmarks} 个参照、{issuers} 家签发机构、{labels} 份标识。")
    },
    trust_unsigned: "信任名单还没有签署（trust.jwt）：由运营方用 carbon-label trust 签署。",
    not_at_hand: |labels| {
        format!("有 {labels} 份标识没有核验：签发机构的公钥没有写进 issuers.toml，而本命令不联网查询。")
    },
    mistakes: |mistakes, files| format!("{files} 个文件中共有 {mistakes} 处错误。"),
    signed_unread: "标识和已签署的名单没有检查：请先改正 programme.toml 和 issuers.toml。",
};

/// 解析器的提示只有英文；常见的几种译出，其余照录。
fn toml(message: &str) -> &str {
    const KNOWN: &[(&str, &str)] = &[
        ("string values must be quoted", "文本要加引号"),
        ("missing opening quote", "文本缺少开头的引号"),
        ("invalid basic string", "文本缺少结尾的引号，或含有不允许的字符"),
        ("invalid literal string", "文本缺少结尾的单引号，或含有不允许的字符"),
        ("invalid multi-line", "多行文本没有结尾的引号"),
        ("missing escaped value", "反斜杠之后的转义写法不对"),
        ("unclosed array table", "表名缺少“]]”"),
        ("unclosed table", "表名缺少“]”"),
        ("unclosed array", "列表缺少“]”"),
        ("unclosed inline table", "花括号没有合上"),
        ("missing comma", "两项之间缺少逗号"),
        ("extra comma", "多了一个逗号"),
        ("extra `=`", "多了一个等号"),
        ("unexpected `=`", "等号的位置不对"),
        ("key with no value", "只有名称，缺少等号和值"),
        ("missing value for key", "只有名称，缺少值"),
        ("missing value", "缺少值"),
        ("missing assignment", "名称后缺少等号"),
        ("missing key", "缺少名称"),
        ("invalid unquoted key", "名称只能用字母、数字和 - _，否则要加引号"),
        ("unexpected key or value", "一行里多了内容"),
        ("invalid date", "日期不存在或写法不对"),
        ("invalid integer", "整数写法不对"),
        ("invalid float", "小数写法不对"),
        ("unexpected leading zero", "数字前多了 0"),
        ("cannot recurse further", "嵌套层数过多"),
    ];
    let known = KNOWN.iter().find(|(english, _)| message.starts_with(english));
    known.map_or(message, |(_, chinese)| chinese)
}
