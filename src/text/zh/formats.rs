//! 其他格式的碳足迹文件：页面用语。

use crate::{
    formats::{Format, write::Target},
    text::documents::FormatsWords,
};

pub(in crate::text) static WORDS: FormatsWords = FormatsWords {
    title: "其他格式的碳足迹文件",
    exchange: "数据互通",
    lead: "其他格式的碳足迹可以读取、比较和转写。无论由谁编制，都只显示为自行声明，不显示为经过认证；每份文件读取了什么、推定了什么、没有带入什么，都逐项说明。",
    read: "可读取的格式",
    read_lead: "格式按文件内容识别，与文件名无关。文件在您自己的设备上读取，不会上传。各种格式都不带入的有：说明文字、气候变化以外的指标、关于核查的声明和扩展字段；读取时逐项列出。",
    reads: |format| match format {
        Format::Pact => (
            "ProductFootprint 2.0 至 3.0，JSON：单个、列表或接口返回页",
            "两个合计中，以扣除植物吸收的为数值，另一个并列。2.x 的数值按一个声明单位计；参考期的结束时刻不计在内。",
        ),
        Format::CatenaX => ("Pcf 2 至 9，JSON", "分销阶段列在数值之外：数值只到大门为止。"),
        Format::IlcdJson => (
            "1.1 至 1.3，JSON（soda4LCA、ÖKOBAUDAT 的输出）",
            "数值取产品阶段 A1—A3，只计一次；之后的模块按情景另列。指标先按编号识别，再按名称识别。参考流多于一个时不读取。",
        ),
        Format::IlcdXml => ("1.1 至 1.3，XML", "与 JSON 相同；声明单位写在流数据集文件中，比较之前需要说明。"),
        Format::OpenEpd => (
            "openEPD 0.1，JSON",
            "有多种评价方法时取一种（EF 3.1 优先，其次 EF 3.0），其余写明。相对标准差取上下各一个作为区间。",
        ),
        Format::Dcc => (
            "数字符合性凭证 0.6，明文或封装",
            "取名称为碳足迹的指标。不论是否签名，都显示为自行声明：只有本站信任名单中机构签发的标识才是经过认证的。",
        ),
        Format::Table => (
            "CSV（UTF-8、UTF-16 或 GB18030，分隔符和小数点不限）；XLSX（第一个有表格的工作表）",
            "各列的含义由程序推测并显示出来，可以更正。",
        ),
        Format::Own => ("本程序自己的 JSON，其他格式都可以转成它", "全部保留。"),
    },
    written: "可写出的格式",
    written_lead: "carbon-label export 可写出标识和自行声明，并说明该格式不能承载的内容。格式要求而无人说明的内容，会请您补充，不会编造。",
    writes: |target| match target {
        Target::Dcc => (
            "UNTP 数字符合性凭证 0.6，未签名",
            "只写有效的标识，并写明状态核验时间。该词汇没有声明单位的位置，单位写在指标名称中。",
        ),
        Target::Pact => (
            "PACT ProductFootprint 3.0",
            "该格式要求化石源排放、含碳量、质量、豁免比例和特征化因子，标识没有这些内容，请用 --with 补充。没有峰值功率单位，也不含大门之后的阶段。",
        ),
        Target::CatenaX => (
            "Catena-X Pcf 9.0.0",
            "要求两个合计、质量和包装。时间、地点和编号全部已知时才写入；方法和标准不写入，因为该组还要求分配和质量平衡信息。",
        ),
        Target::Ilcd => ("ILCD+EPD，JSON", "日期只保留年份；不是 EN 15804 模块的阶段合并为 A1—A3；大门之后只有模块。"),
        Target::Csv => ("CSV，Excel 可直接打开", "模块归为阶段；任何文字都不会成为公式。"),
        Target::Xlsx => ("工作簿", "与 CSV 相同；超过十五位的数字保留为文字。"),
        Target::Json => ("本程序自己的 JSON", "全部保留；标识还写明状态和核验时间。"),
    },
    carried: "带入",
    lost: "不带入",
    absent: "该格式没有",
    nothing_lost: "无",
    comma: "、",
    stages: "模块与阶段",
    stages_lead: "EN 15804 的模块按下表归入 GB/T 24067 的五个阶段。A1—A3 合为一个数时跨两个阶段，不再拆分。",
    module: "模块",
    stage: "阶段",
    beyond: "无：在产品生命周期之外，从不计入",
    try_it: "核验一份文件",
};
