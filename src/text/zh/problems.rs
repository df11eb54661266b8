//! 出了什么问题，怎么办。

use crate::{
    json::{Fault, Kind, Problem},
    label::{Invalid, Line, Part, StageKind},
    text::plain,
};

pub(super) fn fault(fault: &Fault) -> String {
    let path = plain(fault.path());
    let place = if path == "$" { String::new() } else { format!("{path}：") };
    format!("{place}{}", problem(fault.problem()))
}

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes, limit } => {
            format!("文件有 {bytes} 字节，上限是 {limit} 字节。请确认选对了文件。")
        }
        Problem::NotText => "不是 UTF-8 文本。请用 UTF-8 编码重新保存。".to_owned(),
        Problem::NotJson { line, column } => {
            format!("不是正确的 JSON：读到第 {line} 行第 {column} 列为止。请检查这一处的标点和引号。")
        }
        Problem::NotXml { line, column } => {
            format!("不是 XML，或含有文档类型声明（不予读取）：读到第 {line} 行第 {column} 列为止。请检查这一处。")
        }
        Problem::Told(said) => said.clone(),
        Problem::UnknownFormat { keys } => format!(
            "不是本程序能读取的碳足迹文件，开头的字段是：{}。可读取 PACT、Catena-X PCF、ILCD+EPD、openEPD、UNTP 和表格。",
            plain(keys)
        ),
        Problem::TooDeep { limit } => format!("嵌套超过 {limit} 层，没有继续读取。请减少嵌套。"),
        Problem::DuplicateKey => "同一名称出现了两次。请删去其中一个。".to_owned(),
        Problem::UnknownKey { known: [] } => "含有本程序不支持、又要求必须支持的扩展。".to_owned(),
        Problem::UnknownKey { known } => {
            format!("不认识的名称。这里可以用：{}。", known.join("、"))
        }
        Problem::Missing => "缺少这一项。请补上。".to_owned(),
        Problem::Kind { expected: Kind::Number, found: Kind::Number } => {
            "应为整数，不能带小数，也不能过大。".to_owned()
        }
        Problem::Kind { expected, found } => {
            format!("应为{}，实际是{}。", kind(*expected), kind(*found))
        }
        Problem::TooMany { found, limit } => format!("有 {found} 项，最多 {limit} 项。"),
        Problem::Invalid(invalid) => self::invalid(invalid),
        Problem::Unexpected { found, expected } => {
            format!("“{}”不对，应为：{}。", plain(found), plain(expected))
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "空值",
        Kind::Truth => "true 或 false",
        Kind::Number => "数值",
        Kind::Text => "文本",
        Kind::List => "列表",
        Kind::Object => "对象",
    }
}

fn invalid(invalid: &Invalid) -> String {
    let quoted = |text: &str| format!("“{}”", plain(text));
    match invalid {
        Invalid::Decimal(found) => {
            format!("{}不是精确的十进制数。请写成 \"750\" 或 \"-0.25\" 这样的文本。", quoted(found))
        }
        Invalid::TooManyDigits(found) => format!("{}位数过多，最多保留 28 位。", quoted(found)),
        Invalid::Share(found) => {
            format!("{}不在 0 到 1 之间。百分之六十二请写 \"0.62\"。", quoted(found))
        }
        Invalid::Date(found) => format!("{}不是日期。请写成 2026-06-05。", quoted(found)),
        Invalid::Instant(found) => {
            format!("{}不是带时区的时间。请写成 2026-06-05T00:00:00+08:00。", quoted(found))
        }
        Invalid::Number(found) => {
            format!("{}不能作编号。只用字母、数字和 . _ -，以字母或数字开头，最多 64 个字符。", quoted(found))
        }
        Invalid::Gtin(found) => {
            format!("{}不是商品条码（GTIN）：应为 8、12、13 或 14 位数字。", quoted(found))
        }
        Invalid::GtinCheckDigit { found, expected } => {
            format!("商品条码{}的校验位应为 {expected}。请核对数字。", quoted(found))
        }
        Invalid::CreditCode(found) => {
            format!("{}不是 18 位统一社会信用代码（GB 32100-2015）。", quoted(found))
        }
        Invalid::CreditCodeCheck { found, expected } => {
            format!("统一社会信用代码{}的校验码应为 {expected}。请核对。", quoted(found))
        }
        Invalid::WebAddress(found) => format!("{}不是 https 网址。", quoted(found)),
        Invalid::Digest(found) => {
            format!("{}不是 SHA-256：应为 64 个十六进制字符。", quoted(found))
        }
        Invalid::EmptyLine => "内容为空。没有就整项删去。".to_owned(),
        Invalid::LongLine(length) => {
            format!("有 {length} 个字符，最多 {} 个。请写短些。", Line::MAX)
        }
        Invalid::ControlCharacter(found) => {
            format!("含有不可见的控制字符 U+{:04X}，它会打乱文字顺序。请删去。", u32::from(*found))
        }
        Invalid::Tag(found) => format!("{}不是语言代码。请写 zh、en 等。", quoted(found)),
        Invalid::Unit(found) => {
            format!("不认识单位{}。可以用 kWp、kWh、kg、m3、m2、piece 等。", quoted(found))
        }
        Invalid::CarbonUnit(found) => {
            format!("{}不是碳足迹单位。可以用 gCO2e、kgCO2e、tCO2e。", quoted(found))
        }
        Invalid::Amount(found) => format!("数量{}必须大于零。", quoted(found)),
        Invalid::Stage(found) => {
            let known: Vec<&str> = StageKind::ALL.iter().map(|kind| kind.word()).collect();
            format!("不认识阶段{}。可以用：{}。", quoted(found), known.join("、"))
        }
        Invalid::RepeatedStage(kind) => format!("阶段 {} 出现了两次。请合并。", kind.word()),
        Invalid::Boundary(found) => {
            let known = "cradle-to-gate、gate-to-gate、cradle-to-grave、main-production-stages";
            format!("不认识系统边界{}。可以用：{known}。", quoted(found))
        }
        Invalid::Part(found) => {
            let known: Vec<&str> = Part::ALL.iter().map(|part| part.word()).collect();
            format!("{}不能限制公开。可以限制的是：{}。", quoted(found), known.join("、"))
        }
        Invalid::Scheme(found) => {
            format!("不认识认证制度{}。可以用：national-pilot、body-filed、other。", quoted(found))
        }
        Invalid::Standing(found) => format!("不认识证书状态{}。", quoted(found)),
        Invalid::Step(found) => format!("不认识认证步骤{}。", quoted(found)),
        Invalid::Indicator(found) => {
            format!(
                "不认识数据质量指标{}。可以用：reliability、completeness、time、geography、technology。",
                quoted(found)
            )
        }
        Invalid::Score(found) => format!("数据质量分 {found} 应在 1（最好）到 5 之间。"),
        Invalid::Year(found) => format!("年份 {found} 应在 1990 到 2100 之间。"),
        Invalid::Order { first, second } => {
            format!("{} 应不早于（不小于）{}。", plain(second), plain(first))
        }
        Invalid::NoName => "没有任何语言的名称。请至少给出 zh 或 en。".to_owned(),
    }
}
