//! 他人文件读取的结果。

use super::carbon::kind;
use crate::{
    formats::{
        account::{Assumption, Fact, Warning},
        write::{Need, Unwritable},
    },
    text::{
        Lang,
        documents::account::{AccountWords, Value, needed},
        plain,
    },
};

pub(in crate::text) static WORDS: AccountWords = AccountWords {
    read: "已读取",
    assumed: "按惯例推定",
    dropped: "未带入",
    warnings: "需要核对",
    more: |more| format!("另有 {more} 处"),
    times: |times| format!("（{times} 处）"),
    left: "该格式不含",
    left_in_part: "该格式只含一部分",
    state: "状态",
    checked: "核验时间",
    yes: "是",
    footprints: "碳足迹",
    sheet: |read, left| format!("读取工作表“{read}”；未读取：{left}"),
    headings: |line| format!("表头在第 {line} 行"),
    table: "表格读取方式",
    not_shown: "未显示的行",
    beyond: |shown, more| format!("仅显示前 {shown} 行，其余 {more} 行未显示。"),
    comparison: "“采购比选”可读入整张表格，并可自行指定各列的含义。",
};

pub(in crate::text) fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Version => "格式版本",
        Fact::Id => "文件编号",
        Fact::Name => "产品名称",
        Fact::ProductIds => "产品编码",
        Fact::Owner => "声明方",
        Fact::Value => "数值",
        Fact::Per => "声明单位",
        Fact::Mass => "每声明单位的质量",
        Fact::Boundary => "系统边界",
        Fact::Modules => "模块",
        Fact::Carbon => "碳的来源",
        Fact::Content => "产品含碳量",
        Fact::Indicator => "指标",
        Fact::Factors => "特征化因子",
        Fact::Standards => "标准",
        Fact::Rules => "产品种类规则",
        Fact::Geography => "产地",
        Fact::Period => "数据时间",
        Fact::Validity => "有效期",
        Fact::PrimaryShare => "初级数据占比",
        Fact::Quality => "数据质量",
        Fact::Uncertainty => "不确定度",
        Fact::Exempted => "豁免的排放",
    }
}

pub(in crate::text) fn assumption(assumption: &Assumption) -> String {
    match assumption {
        Assumption::WithUptake => {
            "取扣除植物吸收后的合计为数值，与 ISO 14067、EN 15804 一致；另一合计列在碳的来源中。".to_owned()
        }
        Assumption::WithoutUptake => "文件只有未扣除植物吸收的合计，以它为数值。".to_owned(),
        Assumption::FossilAlone => "文件没有合计，以化石源排放为数值。".to_owned(),
        Assumption::PerOneUnit { product } => {
            format!("数值按一个声明单位计（PACT 2.x 的规定）；产品为 {} 个声明单位，未乘入。", Value(product))
        }
        Assumption::CradleToGate => "系统边界按该格式的规定取“从摇篮到大门”。".to_owned(),
        Assumption::ProductStage => "数值取产品阶段（A1—A3）；之后的模块和模块 D 另列，从不计入。".to_owned(),
        Assumption::Summed => "文件没有合计，数值为 A1、A2、A3 之和。".to_owned(),
        Assumption::IndicatorByName(name) => format!("指标编号无法识别，按名称“{}”认定。", plain(name)),
        Assumption::Chosen { taken, left } => format!("采用：{}；未采用：{}。", plain(taken), plain(left)),
        Assumption::OneDeviation(deviation) => {
            format!("不确定度区间取上下各一个相对标准差（{}）。", Value(deviation))
        }
        Assumption::Accuracy(share) => format!("区间按文件写明的准确度取值：向两侧各取数值的 {}。", Value(share)),
        Assumption::MassOfCarbon(name) => {
            format!("按指标名称“{}”，该质量认定为二氧化碳当量。", plain(name))
        }
        Assumption::PerPiece => "文件没有说明，按每件产品计。".to_owned(),
        Assumption::Once => "多处重复且一致，只计一次。".to_owned(),
        Assumption::Usual { field, text } => {
            format!(
                "表格没有说明{}，按通常情况取“{}”。",
                Lang::Zh.table_field(*field),
                Lang::Zh.field_text(*field, text)
            )
        }
    }
}

pub(in crate::text) fn warning(warning: &Warning) -> String {
    match warning {
        Warning::Sum { stated, sum } => {
            format!("各阶段之和为 {}，而文件的合计为 {}。请向文件编制方核实。", Value(sum), Value(stated))
        }
        Warning::Kinds { stated, sum } => {
            format!("各来源之和为 {}，而文件的合计为 {}。请向文件编制方核实。", Value(sum), Value(stated))
        }
        Warning::NegativeEmission(of, value) => {
            format!("“{}”为 {}，而排放不可能小于零；清除量应写在吸收或清除一项。", kind(*of), Value(value))
        }
        Warning::PositiveRemoval(of, value) => format!("“{}”为 {}，而清除量应写作负数。", kind(*of), Value(value)),
        Warning::UptakeAdds => {
            "扣除植物吸收后的合计反而大于未扣除的合计；扣除只会使数值变小，两者可能写反了。".to_owned()
        }
        Warning::Reversed { from, to } => {
            format!("结束（{}）早于开始（{}），未采用。", plain(to), plain(from))
        }
        Warning::Outside { value, low, high } => {
            format!("写作 {}，而它只能在 {low} 到 {high} 之间，没有读入。", Value(value))
        }
        Warning::Negative(value) => format!("写作 {}，而它不可能小于零，没有读入。", Value(value)),
        Warning::NotExact(number) => format!("“{}”位数过多，不能精确保留，没有读入。", plain(number)),
        Warning::UnknownMethod(method) => {
            format!("“{}”不是本程序认识的特征化方法，数值可能无法与其他产品比较。", plain(method))
        }
        Warning::UnitElsewhere => {
            "声明单位写在另一个文件（流数据集）中，这里没有；不知道单位，这个数值不能与其他产品比较。".to_owned()
        }
        Warning::Superseded => "文件已标记为作废，已有新版本。请向编制方索取。".to_owned(),
        Warning::NotConforming => "评价方写明不符合要求。".to_owned(),
        Warning::Beside(modules) => {
            format!("产品阶段中的 {} 与数值并列，未计入。请向编制方核实以哪个为准。", plain(modules))
        }
        Warning::Row(remark) => Lang::Zh.table_remark(remark),
    }
}

pub(in crate::text) fn unwritable(why: &Unwritable) -> String {
    match why {
        Unwritable::Needs(needs) if needs.contains(&Need::Fact(Fact::Value)) => {
            "该格式要求计入全部碳的合计，而文件没有这一合计。".to_owned()
        }
        Unwritable::Needs(needs) => {
            format!("该格式要求的内容这里没有。请用 --with 补充，文件内容形如 {}", needed(needs))
        }
        Unwritable::Unit(per) => format!("该格式没有“{}”这样的声明单位。", Lang::Zh.language().stated_per(per)),
        Unwritable::UnitElsewhere => "声明单位写在另一个文件中，这里没有。请用 --per \"1 kg\" 说明。".to_owned(),
        Unwritable::Boundary(boundary) => format!(
            "该格式只到大门为止，而这一碳足迹的边界是{}。请改用 csv、xlsx 或 json。",
            Lang::Zh.language().boundary(*boundary)
        ),
        Unwritable::Stage(stage) => format!("该格式没有“{}”这一模块。", Lang::Zh.stage(*stage)),
        Unwritable::NotVerified => "只有经过核验的标识才能写成符合性凭证，这一份是自行声明。".to_owned(),
        Unwritable::NotInForce => "标识未处于有效状态或状态未知，因此不生成符合性凭证。".to_owned(),
        Unwritable::Sign(of) => format!("“{}”的正负号不对，该格式不允许这样写。请向文件的编制方核实。", kind(*of)),
        Unwritable::NotExact => "换算成该格式的单位后，数字的位数超出可精确保存的范围。".to_owned(),
    }
}
