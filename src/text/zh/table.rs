//! 他人表格的用语，以及表头里常见的叫法。

use super::problems;
use crate::{
    formats::table::{Field, Lexicon, Problem, Reason, Remark, Seems, Table, TableFault},
    json,
    label::{Boundary, CarbonUnit, Invalid, Unit},
    text::{figure, plain, table::TableSentences},
};

pub(in crate::text) static SENTENCES: TableSentences = TableSentences {
    field,
    fault,
    problem,
    remark,
    placed: |line, column, sentence| match column {
        Some((number, heading)) => format!("第 {line} 行第 {number} 列（{heading}）：{sentence}"),
        None => format!("第 {line} 行：{sentence}"),
    },
};

fn field(field: Field) -> &'static str {
    match field {
        Field::Name => "产品名称",
        Field::Maker => "制造商",
        Field::Model => "型号规格",
        Field::Category => "产品类别",
        Field::Number => "证书或声明编号",
        Field::Gtin => "商品条码",
        Field::Value => "碳足迹数值",
        Field::Unit => "碳足迹单位",
        Field::Per => "声明单位",
        Field::Boundary => "系统边界",
        Field::Uncertainty => "不确定度（占数值）",
        Field::Date => "日期或年份",
        Field::RawMaterials => "原材料获取",
        Field::Production => "生产",
        Field::Distribution => "分销运输",
        Field::Use => "使用",
        Field::EndOfLife => "生命末期",
        Field::RawMaterialsShare => "原材料获取占比",
        Field::ProductionShare => "生产占比",
        Field::DistributionShare => "分销运输占比",
        Field::UseShare => "使用占比",
        Field::EndOfLifeShare => "生命末期占比",
        Field::Fossil => "化石源碳",
        Field::Biogenic => "生物源碳",
        Field::LandUseChange => "土地利用变化",
        Field::Uptake => "植物吸收",
        Field::Lifetime => "使用年限（年）",
        Field::YearlyEnergy => "年耗电量",
        Field::Power => "功率",
        Field::Weight => "重量",
        Field::ScreenSize => "屏幕尺寸",
    }
}

fn seems(seems: Seems) -> &'static str {
    match seems {
        Seems::Workbook => "看起来是 Excel 工作簿（xlsx）。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”，再选那个文件。",
        Seems::OldWorkbook => {
            "看起来是旧版 Excel 工作簿（xls）。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”，再选那个文件。"
        }
        Seems::Zip => "看起来是 zip 压缩包，没有打开。请先解压，再选其中的表格。",
        Seems::Compressed => "看起来是压缩文件，没有打开。请先解压，再选其中的表格。",
        Seems::Pdf => "看起来是 PDF，读不出表格。请向对方索取 CSV 文件。",
        Seems::Picture => "看起来是图片，读不出表格。请向对方索取 CSV 文件。",
        Seems::Program => "看起来是程序，没有打开。来历不明时，请不要运行它。",
        Seems::WebPage => "看起来是网页。请在原网站另行导出 CSV，或用 Excel 打开后另存为 CSV。",
        Seems::Xml => "看起来是 XML 文件，不是表格。请另存为 CSV。",
        Seems::Json => "看起来是 JSON 文件，不是表格。单个产品的声明请直接放入核验页。",
    }
}

fn fault(fault: &TableFault) -> String {
    match fault {
        TableFault::TooLarge { bytes } => {
            format!("文件有 {bytes} 字节，上限是 {} 字节。请拆成几个文件。", Table::MAX_BYTES)
        }
        TableFault::NotATable(kind) => seems(*kind).to_owned(),
        TableFault::Encoding => {
            "认不出文字编码。支持 UTF-8、带标记的 UTF-16 和 GB18030；请另存为“CSV UTF-8”。".to_owned()
        }
        TableFault::Nul { line } => {
            format!("第 {line} 行含有空字符，不是纯文本。请另存为“CSV UTF-8”。")
        }
        TableFault::Empty => "文件是空的。".to_owned(),
        TableFault::NoRows => "只有表头，没有数据行。".to_owned(),
        TableFault::TooManyRows => format!("超过 {} 行，没有继续读取。请拆成几个文件。", Table::MAX_ROWS),
        TableFault::TooManyColumns { line } => {
            format!("第 {line} 行超过 {} 列，没有继续读取。请只留下需要的列。", Table::MAX_COLUMNS)
        }
        TableFault::LongCell { line } => {
            let limit = Table::MAX_CHARACTERS;
            format!("第 {line} 行有超过 {limit} 个字符的单元格，没有继续读取。请确认这是表格。")
        }
        TableFault::Unclosed { line } => format!("第 {line} 行的引号没有结束。请补上另一个引号，或删去它。"),
        TableFault::AfterQuote { line } => {
            format!("第 {line} 行的引号之后还有文字。单元格内的引号应写成两个（\"\"）。")
        }
    }
}

fn invalid(invalid: &Invalid) -> String {
    problems::problem(&json::Problem::Invalid(invalid.clone()))
}

fn not_read(field: Field, invalid: &Invalid) -> String {
    let name = self::field(field);
    match invalid {
        Invalid::Decimal(found) => format!("{name}：“{}”不是数值。", plain(found)),
        Invalid::Date(found) => format!("{name}：“{}”里看不出年份。", plain(found)),
        other => format!("{name}：{}", self::invalid(other)),
    }
}

fn problem(problem: &Problem) -> String {
    match &problem.reason {
        Reason::NotChosen(field) => format!("没有选定哪一列是{}，没有读取。请选定。", self::field(*field)),
        Reason::NoColumn { field, heading } => {
            format!("表中没有“{}”这一列（选作{}），没有读取。请重新选择。", plain(heading), self::field(*field))
        }
        Reason::Fixed { field, found } => {
            format!("“{}”不能作为{}，没有读取。请改正。", plain(found), self::field(*field))
        }
        Reason::Repeated => "表头与前面的一列重名，已加序号区分。请核对选对了哪一列。".to_owned(),
        Reason::Ambiguous(found) => {
            format!("“{}”可以有两种读法，暂按小数点读取。请核对，必要时改选小数逗号。", plain(found))
        }
        Reason::Blank(field) => format!("缺少{}，这一行没有读入。", self::field(*field)),
        Reason::Invalid { field, invalid } => format!("{}这一行没有读入。", not_read(*field, invalid)),
        Reason::Long { cells, columns } => {
            format!("有 {cells} 格，表头只有 {columns} 列，这一行没有读入。可能某一格里有分隔符而没有加引号。")
        }
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Shares { sum, off } => {
            let (more, off) = (if off.is_negative() { "少" } else { "多" }, off.magnitude());
            format!("各阶段占比之和为 {}，比 1 {more} {}。", figure(*sum), figure(off))
        }
        Remark::Stages(difference) => {
            let (more, off) = (if difference.is_negative() { "多" } else { "少" }, difference.magnitude());
            format!("各阶段之和比总数{more} {}。", figure(off))
        }
        Remark::Missing(field) => format!("未提供{}。", self::field(*field)),
        Remark::Unread { field, invalid } => format!("{}这一格略去。", not_read(*field, invalid)),
        Remark::Nought(field) => format!("{}写作 0，按未提供处理。", self::field(*field)),
        Remark::OtherUnit { heading, row } => format!(
            "表头写的是 {}，这一行写的是 {}，按这一行读取。请向制表方核实以哪个为准。",
            heading.word(),
            row.word()
        ),
        Remark::OtherPer { unit, per } => format!(
            "碳足迹单位写的是每 {} {}，声明单位写的是 {} {}，按前者读取。请向制表方核实以哪个为准。",
            unit.amount(),
            unit.unit().word(),
            per.amount(),
            per.unit().word()
        ),
        Remark::NotExact(field) => {
            format!("{}与总数相乘后位数过多，不能精确保留，没有算出这一阶段。", self::field(*field))
        }
        Remark::Short { cells, columns } => {
            format!("只有 {cells} 格，表头有 {columns} 列；缺的按空白处理。")
        }
    }
}

pub(in crate::text) static LEXICON: Lexicon = Lexicon {
    fields: &[
        (Field::Name, &["产品名称", "商品名称", "货物名称", "设备名称", "品名", "名称", "产品"]),
        (
            Field::Maker,
            &[
                "制造商",
                "生产厂家",
                "生产企业",
                "生产商",
                "制造企业",
                "企业名称",
                "厂商",
                "厂家",
                "品牌",
                "供应商",
                "企业",
            ],
        ),
        (Field::Model, &["规格型号", "型号规格", "产品型号", "型号", "规格"]),
        (Field::Category, &["产品类别", "产品类型", "产品种类", "类别", "分类", "品类", "种类"]),
        (Field::Number, &["证书编号", "声明编号", "标识编号", "证书号", "编号"]),
        (Field::Gtin, &["商品条码", "条形码", "条码"]),
        (
            Field::Value,
            &[
                "产品碳足迹",
                "碳足迹",
                "碳排放量",
                "碳排放",
                "温室气体排放",
                "排放量",
                "全球变暖潜势",
                "总计",
                "合计",
                "数值",
            ],
        ),
        (Field::Unit, &["碳足迹单位", "计量单位", "数值单位", "单位"]),
        (Field::Per, &["声明单位", "功能单位", "基准单位", "单位"]),
        (Field::Boundary, &["系统边界", "核算边界", "边界"]),
        (Field::Uncertainty, &["不确定度", "不确定性", "误差"]),
        (Field::Date, &["报告日期", "发布日期", "核算年份", "数据年份", "年份", "年度", "日期", "时间"]),
        (Field::RawMaterials, &["原材料获取", "原材料", "原料获取", "原料"]),
        (Field::Production, &["生产制造", "生产加工", "产品生产", "生产", "制造"]),
        (Field::Distribution, &["分销运输", "运输交付", "分销", "运输", "配送"]),
        (Field::Use, &["产品使用", "使用"]),
        (Field::EndOfLife, &["生命末期", "寿命终止", "废弃处置", "回收处置", "废弃", "处置", "回收"]),
        (Field::Fossil, &["化石源", "化石"]),
        (Field::Biogenic, &["生物源", "生物成因", "生物"]),
        (Field::LandUseChange, &["土地利用及其变化", "土地利用和土地利用变化", "土地利用变化", "土地利用"]),
        (Field::Uptake, &["植物吸收并留在产品中", "植物吸收", "生物吸收", "吸收"]),
        (Field::Lifetime, &["使用年限", "使用寿命", "设计寿命", "寿命"]),
        (Field::YearlyEnergy, &["年耗电量", "年用电量", "年耗电", "年能耗"]),
        (Field::Power, &["额定功率", "标称功率", "峰值功率", "功率"]),
        (Field::Weight, &["产品重量", "重量", "净重", "质量"]),
        (Field::ScreenSize, &["屏幕尺寸", "屏幕", "显示尺寸"]),
    ],
    shares: &["占比", "比例", "百分比", "份额"],
    filler: &["产品", "阶段", "单位", "总量", "总", "的", "值", "量", "期", "过程"],
    masses: &[
        ("千克", CarbonUnit::Kilogram),
        ("公斤", CarbonUnit::Kilogram),
        ("公吨", CarbonUnit::Tonne),
        ("吨", CarbonUnit::Tonne),
        ("克", CarbonUnit::Gram),
        ("kg", CarbonUnit::Kilogram),
        ("g", CarbonUnit::Gram),
        ("t", CarbonUnit::Tonne),
    ],
    carbon: &["二氧化碳当量", "co2当量", "二氧化碳", "co2e", "co2eq", "co2"],
    per: &["每"],
    units: &[
        ("件", Unit::Piece),
        ("台", Unit::Piece),
        ("个", Unit::Piece),
        ("块", Unit::Piece),
        ("套", Unit::Piece),
        ("只", Unit::Piece),
        ("部", Unit::Piece),
        ("辆", Unit::Piece),
        ("组件", Unit::Piece),
        ("千瓦时", Unit::KilowattHour),
        ("度", Unit::KilowattHour),
        ("千瓦峰", Unit::KilowattPeak),
        ("瓦", Unit::Watt),
        ("千瓦", Unit::Kilowatt),
        ("千克", Unit::Kilogram),
        ("公斤", Unit::Kilogram),
        ("克", Unit::Gram),
        ("吨", Unit::Tonne),
        ("立方米", Unit::CubicMetre),
        ("平方米", Unit::SquareMetre),
        ("升", Unit::Litre),
        ("米", Unit::Metre),
        ("m²", Unit::SquareMetre),
        ("m³", Unit::CubicMetre),
    ],
    boundaries: &[
        ("摇篮到大门", Boundary::CradleToGate),
        ("从摇篮到大门", Boundary::CradleToGate),
        ("摇篮到坟墓", Boundary::CradleToGrave),
        ("从摇篮到坟墓", Boundary::CradleToGrave),
        ("全生命周期", Boundary::CradleToGrave),
        ("大门到大门", Boundary::GateToGate),
        ("从大门到大门", Boundary::GateToGate),
    ],
};
